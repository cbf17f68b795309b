import { startGatewaySimulator, terminalModels } from '../../../tools/simulator/gateway/index.ts'

/** A gateway in a process of its own: so many terminals that can do everything, and so many people on each. */
const [terminals = 1, people = 0] = process.argv.slice(2).map(Number)
const simulator = await startGatewaySimulator({
  people,
  terminals: Array.from({ length: terminals }, (_, index) => ({
    deviceID: index + 1,
    model: { ...terminalModels.bioStation3, maxNumOfUser: 1_000_000 },
  })),
})
process.once('SIGTERM', () => {
  void simulator.close().then(() => process.exit(0))
})
console.log(JSON.stringify({ host: simulator.host, port: simulator.port, authority: simulator.authority }))
