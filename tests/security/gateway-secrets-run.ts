import { join, resolve } from 'node:path'
import { createGatewayClient } from '../../src-main/gateway/create-gateway-client.ts'
import { loadGatewayProtocol } from '../../src-main/gateway/protocol.ts'
import { startGatewaySimulator } from '../../tools/simulator/gateway/index.ts'

/**
 * Sends a PIN and a name through the gateway client, lets some of it fail, and prints every line the client writes to its log. The words:
 * the PIN, the name, and `leak` to print the PIN as a careless line would.
 */
const [pin = '', name = '', leak = ''] = process.argv.slice(2)
const protocol = loadGatewayProtocol(join(resolve(import.meta.dirname, '../..'), 'resources/gateway'))
const simulator = await startGatewaySimulator({ people: 2 })
const { host, port, authority } = simulator
const client = createGatewayClient({
  host,
  port,
  authority,
  protocol,
  log: { write: (level, event, fields) => console.log(level, event, JSON.stringify(fields)) },
})
const [terminal] = simulator.terminals
if (terminal === undefined) throw new Error('no terminal')
const hash = await client.user.getPINHash(pin)
const user = {
  hdr: { ID: '4711', numOfCard: 0, numOfFinger: 0, numOfFace: 0, authGroupID: 0, updateMask: 0 },
  setting: null,
  name,
  cards: [],
  fingers: [],
  faces: [],
  accessGroupIDs: [],
  jobCodes: [],
  PIN: hash.ok ? hash.value : new Uint8Array(),
  photo: new Uint8Array(),
}
simulator.fault({ rpc: 'User/GetPINHash', kind: 'status', code: 3, message: `refused: ${pin} of ${name}` })
simulator.fault({
  rpc: 'User/Enroll',
  deviceID: terminal.deviceID,
  kind: 'status',
  code: 13,
  message: `refused: ${name}`,
})
await client.user.getPINHash(pin)
await client.user.enroll(terminal.deviceID, [user], true)
await client.user.enroll(terminal.deviceID, [user], true)
await client.user.get(999, ['4711'])
if (leak === 'leak') console.log('a careless line:', pin)
console.log(`hashed: ${String(hash.ok)}, enrolled: ${String(terminal.users.has('4711'))}`)
client.close()
await simulator.close()
