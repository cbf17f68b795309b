import type { WebSocket } from 'ws'
import type { EventLog } from './event-log.ts'
import { withStringScalars } from '../json.ts'
import { eventRow } from './event-row.ts'

interface Stream {
  readonly socket: WebSocket
  readonly sessionId: string
  isStarted: boolean
}

/** The live streams: each belongs to a session, and gets events once that session has asked for them to begin. */
export class EventSockets {
  readonly #streams = new Set<Stream>()
  readonly #open = new Set<WebSocket>()
  readonly #waiting = new Set<() => void>()
  #opened = 0
  #pings = 0

  constructor(log: EventLog) {
    log.onHappened((event) => {
      const message = JSON.stringify({ Event: withStringScalars(eventRow(event)) })
      for (const { socket, isStarted } of this.#streams) if (isStarted) socket.send(message)
    })
  }

  /** How many connections are open now, and how many ever were. */
  get open(): number {
    return this.#open.size
  }

  get everOpened(): number {
    return this.#opened
  }

  /** How many signs of life were asked for; each was answered before it was counted. */
  get pings(): number {
    return this.#pings
  }

  /** How many streams get events. */
  get started(): number {
    return [...this.#streams].filter(({ isStarted }) => isStarted).length
  }

  /** Settles when so many streams get events, or are open. */
  async until(test: (sockets: EventSockets) => boolean): Promise<void> {
    while (!test(this)) await new Promise<void>((resolve) => this.#waiting.add(resolve))
  }

  /** A connection was upgraded. */
  opened(socket: WebSocket): void {
    this.#open.add(socket)
    this.#opened += 1
    socket.on('ping', () => {
      this.#pings += 1
      this.#changed()
    })
    socket.once('close', () => {
      this.#open.delete(socket)
      for (const stream of this.#streams) if (stream.socket === socket) this.#streams.delete(stream)
      this.#changed()
    })
    this.#changed()
  }

  /** A connection has said a session that is good. */
  joined(socket: WebSocket, sessionId: string): void {
    this.#streams.add({ socket, sessionId, isStarted: false })
  }

  /** A session asks for events: those of its connections that are there already get them, later ones do not. */
  start(sessionId: string): void {
    for (const stream of this.#streams) if (stream.sessionId === sessionId) stream.isStarted = true
    this.#changed()
  }

  /** Cuts every connection without a goodbye, as a network does. */
  drop(): void {
    for (const socket of this.#open) socket.terminate()
  }

  #changed(): void {
    for (const proceed of this.#waiting) proceed()
    this.#waiting.clear()
  }
}
