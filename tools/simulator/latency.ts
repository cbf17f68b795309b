import type { Duplex } from 'node:stream'
import { duplexPair } from 'node:stream'

/**
 * Puts a one-way delay on everything that goes over a connection, for measuring over a far network.
 *
 * Answers the end a server should speak to. Order is kept: timers of the same length fire in the order they were set.
 */
export function withLatency(socket: Duplex, milliseconds: number): Duplex {
  const [near, far] = duplexPair()
  forward(socket, far, milliseconds)
  forward(far, socket, milliseconds)
  return near
}

function forward(from: Duplex, to: Duplex, milliseconds: number): void {
  const later = (act: () => void): void => void setTimeout(act, milliseconds)
  from.on('data', (piece: Buffer) => later(() => to.writable && to.write(piece)))
  from.once('end', () => later(() => to.writable && to.end()))
  from.once('close', () => later(() => to.destroy()))
  from.on('error', () => to.destroy())
}
