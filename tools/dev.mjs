import { handOver } from './setup/hand-over.mjs'
import { setUpOrExit } from './setup.mjs'

const { environment } = await setUpOrExit({ build: false })
handOver('tools/dev/main.ts', process.argv.slice(2), environment)
