import type { TLSSocket } from 'node:tls'

/** What the server has seen since it started or since the last `reset()`. */
export interface CounterValues {
  /** TCP connections accepted. */
  readonly connections: number
  /** TLS handshakes completed. */
  readonly tlsHandshakes: number
  /** Requests received whole. */
  readonly requests: number
  /** HTTP bytes inside TLS, heads included; 0 proves that not a byte of a request came. */
  readonly bytesReceived: number
  readonly bytesSent: number
  /** By route, for example `PUT /api/users/:id`; unknown paths count as `GET (unknown)`. */
  readonly requestsByRoute: Readonly<Record<string, number>>
}

interface Watched {
  readonly socket: TLSSocket
  readBefore: number
  writtenBefore: number
}

/** Counts traffic; readable at any moment, also in the middle of a request. */
export class Counters implements CounterValues {
  #connections = 0
  #tlsHandshakes = 0
  #requests = 0
  #received = 0
  #sent = 0
  #routes = new Map<string, number>()
  readonly #open = new Set<Watched>()

  get connections(): number {
    return this.#connections
  }

  get tlsHandshakes(): number {
    return this.#tlsHandshakes
  }

  get requests(): number {
    return this.#requests
  }

  get bytesReceived(): number {
    return [...this.#open].reduce((sum, { socket, readBefore }) => sum + socket.bytesRead - readBefore, this.#received)
  }

  get bytesSent(): number {
    return [...this.#open].reduce(
      (sum, { socket, writtenBefore }) => sum + socket.bytesWritten - writtenBefore,
      this.#sent,
    )
  }

  get requestsByRoute(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#routes)
  }

  /** The values of this moment, which later traffic does not change. */
  snapshot(): CounterValues {
    const { connections, tlsHandshakes, requests, bytesReceived, bytesSent, requestsByRoute } = this
    return { connections, tlsHandshakes, requests, bytesReceived, bytesSent, requestsByRoute }
  }

  /** Starts again at zero; connections that are open stay open and count their bytes from here. */
  reset(): void {
    this.#connections = 0
    this.#tlsHandshakes = 0
    this.#requests = 0
    this.#received = 0
    this.#sent = 0
    this.#routes = new Map()
    for (const watched of this.#open) {
      watched.readBefore = watched.socket.bytesRead
      watched.writtenBefore = watched.socket.bytesWritten
    }
  }

  connected(): void {
    this.#connections += 1
  }

  secured(socket: TLSSocket): void {
    this.#tlsHandshakes += 1
    const watched: Watched = { socket, readBefore: 0, writtenBefore: 0 }
    this.#open.add(watched)
    socket.once('close', () => {
      this.#open.delete(watched)
      this.#received += socket.bytesRead - watched.readBefore
      this.#sent += socket.bytesWritten - watched.writtenBefore
    })
  }

  requested(route: string): void {
    this.#requests += 1
    this.#routes.set(route, (this.#routes.get(route) ?? 0) + 1)
  }
}
