import type { Socket } from 'node:net'
import { means } from './faults.ts'

/** What the gateway has seen. Names of calls are with their service: `User/Enroll`. */
export class CallLog {
  readonly #calls: string[] = []
  #connections = 0
  #received = 0
  #sent = 0
  #closedRead = 0
  #closedWritten = 0
  readonly #open = new Set<Socket>()

  /** Calls that came in so far, oldest first, whatever became of them; those nobody serves are not among them. */
  all(): readonly string[] {
    return this.#calls
  }

  /** How often a call came in, by its name with or without the service. */
  count(rpc: string): number {
    return this.#calls.filter((call) => means(rpc, call)).length
  }

  /** Connections accepted, also those whose handshake failed. */
  get connections(): number {
    return this.#connections
  }

  /** Bytes of the messages, decoded: without TLS, frames and heads. */
  get messageBytes(): { readonly received: number; readonly sent: number } {
    return { received: this.#received, sent: this.#sent }
  }

  /** Bytes on the wire, TLS included. */
  get wireBytes(): { readonly received: number; readonly sent: number } {
    const open = [...this.#open]
    return {
      received: open.reduce((sum, { bytesRead }) => sum + bytesRead, this.#closedRead),
      sent: open.reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#closedWritten),
    }
  }

  /** Forgets the calls; bytes and connections go on. */
  clear(): void {
    this.#calls.length = 0
  }

  called(rpc: string): void {
    this.#calls.push(rpc)
  }

  receivedMessage(bytes: number): void {
    this.#received += bytes
  }

  sentMessage(bytes: number): void {
    this.#sent += bytes
  }

  connected(socket: Socket): void {
    this.#connections += 1
    this.#open.add(socket)
    socket.once('close', () => {
      this.#open.delete(socket)
      this.#closedRead += socket.bytesRead
      this.#closedWritten += socket.bytesWritten
    })
  }
}
