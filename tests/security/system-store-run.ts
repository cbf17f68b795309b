import { createTransport } from '../../src-main/biostar/transport.ts'
import { silentLog } from '../../src-main/observe/log.ts'

/** Knocks once at `localhost:PORT`, trusting the operating system's store as this process sees it, and prints the outcome. */
const address = { host: 'localhost', port: Number(process.argv[2]) }
const transport = createTransport({ address, trust: { kind: 'systemTrust' } }, { log: silentLog, clock: Date.now })
const outcome = await transport.send({ method: 'GET', path: '/', route: 'GET /', repeatable: false })
console.log(JSON.stringify(outcome.ok ? 'answered' : outcome.failure))
transport.close()
