import { handOver } from './setup/hand-over.mjs'
import { setUpOrExit } from './setup.mjs'

const { environment, keyring } = await setUpOrExit({ forTests: true })
handOver('tools/test/main.ts', process.argv.slice(2), { ...environment, STATION_KEYRING: JSON.stringify(keyring) })
