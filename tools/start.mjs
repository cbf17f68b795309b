import { handOver } from './setup/hand-over.mjs'
import { setUpOrExit } from './setup.mjs'

const words = process.argv.slice(2)
const { environment } = words.includes('--help') ? { environment: {} } : await setUpOrExit()
handOver('tools/start/main.ts', words, environment)
