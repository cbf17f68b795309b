import type { GatewaySimulator } from './index.ts'

/** Does what a line says that was typed while the command runs, and answers a sentence about it. */
export function doTypedLine(simulator: Pick<GatewaySimulator, 'terminals'>, line: string): string {
  const [verb = '', id = '', value = ''] = line.trim().split(/\s+/)
  const terminal = simulator.terminals.find(({ deviceID }) => String(deviceID) === id)
  if (terminal === undefined) return `There is no terminal "${id}".`
  const number = /^\d+$/.test(value) ? BigInt(value) : undefined
  switch (verb) {
    case 'online':
    case 'offline':
      terminal.setOnline(verb === 'online')
      return `${id} is ${verb}.`
    case 'face':
      terminal.presentFace()
      return `Somebody stands before ${id}.`
    case 'card':
      terminal.presentCard(number)
      return `Somebody holds a card to ${id}.`
    case 'delay':
      if (number === undefined) return 'delay takes a terminal and milliseconds.'
      terminal.setDelay(Number(number))
      return `${id} answers after ${value} ms.`
    case 'capacity':
      if (number === undefined) return 'capacity takes a terminal and a number of users.'
      terminal.setCapacity(Number(number))
      return `${id} holds up to ${value} users.`
    default:
      return `"${verb}" is not known here; online, offline, face, card, delay and capacity are.`
  }
}
