import type { ClientRequest, ClientRequestArgs } from 'node:http'
import { Agent } from 'node:https'
import type { Duplex } from 'node:stream'
import type { SecureContext, TLSSocket } from 'node:tls'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ServerAddress, Trust } from '../../src-preload/contract/server.ts'
import type { Clock } from '../domain/clock.ts'
import { formatOrigin } from './server-address.ts'
import { openTrustedSocket, secureContextFor, type HandshakeFailure } from './trust-handshake.ts'

/** How long a handshake may take, whoever waits for it. Ours: longer than any request's own deadline helps nobody. */
const handshakeDeadline = 15_000

/** How long the server keeps an idle socket when it does not say: the captured answers say 5 s (reference section 1.1). */
const usualServerPatience = 5_000

/** Firewalls forget a silent connection after some minutes, so a generous server is not taken at its word. Ours. */
const longestIdle = 60_000

/** Writing takes a moment to arrive: the server must not hang up while a request is under way. */
const margin = 1_000

/** What was seen at a handshake that was trusted. */
export interface HandshakeFacts {
  /** ISO 8601 in UTC. */
  readonly certificateValidTo: string
  readonly sha256: string
}

/** What a pinned agent needs from outside. */
export interface PinnedAgentParts {
  readonly clock: Clock
  /** The operating system's authorities as PEM; asked only under `systemTrust`, once, at the first connection. */
  readonly readSystemAuthorities: () => readonly string[]
  readonly onHandshake: (facts: HandshakeFacts) => void
}

/** The error an exchange ends with when its connection did not come about; carries the failure to the transport. */
export class HandshakeError extends Error {
  readonly failure: HandshakeFailure
  constructor(failure: HandshakeFailure) {
    super(`The connection did not come about: ${failure.kind}.`)
    this.name = 'HandshakeError'
    this.failure = failure
  }
}

/**
 * Keeps the connections to the one configured server, each of them judged before its first byte of a request.
 *
 * Node asks `createConnection` for a socket and writes only on what it is given, so a server that is not trusted is never
 * written to. Connections to any other host or port are refused: trust belongs to one server. No TLS session is resumed,
 * because a resumed one shows no certificate (measured).
 */
export class PinnedAgent extends Agent {
  readonly #server: { readonly address: ServerAddress; readonly trust: Trust }
  readonly #parts: PinnedAgentParts
  /** The configured host as a URL spells it, which is how requests name it: a record may hold capitals. */
  readonly #hostOnTheWire: string
  readonly #closing = new AbortController()
  readonly #usableUntil = new WeakMap<Duplex, number>()
  #context: SecureContext | undefined
  #serverPatience = usualServerPatience

  constructor(server: { readonly address: ServerAddress; readonly trust: Trust }, parts: PinnedAgentParts) {
    super({ keepAlive: true, maxCachedSessions: 0, scheduling: 'lifo' })
    this.#server = server
    this.#hostOnTheWire = new URL(formatOrigin(server.address)).hostname.replace(/^\[|\]$/gu, '')
    this.#parts = parts
  }

  override createConnection(
    options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const answer = callback as (error: Error | null, stream?: Duplex) => void
    const { port } = this.#server.address
    if (options.host !== this.#hostOnTheWire || Number(options.port) !== port) {
      answer(new Error('A connection was asked for to another server than the configured one.'))
      return
    }
    void this.#open().then(
      (socket) => answer(null, socket),
      (error: unknown) => answer(error instanceof Error ? error : new Error('The handshake threw something odd.')),
    )
  }

  async #open(): Promise<TLSSocket> {
    const opened = await this.openTrusted(this.#closing.signal)
    if (!opened.ok) throw new HandshakeError(opened.failure)
    return opened.value
  }

  /** Opens a connection that belongs to the caller, judged like every other; the agent's end ends the handshake. */
  async openTrusted(signal: AbortSignal): Promise<Outcome<TLSSocket, HandshakeFailure>> {
    const { trust, address } = this.#server
    this.#context ??= secureContextFor(trust, this.#parts.readSystemAuthorities)
    const opened = await openTrustedSocket({
      address,
      trust,
      context: this.#context,
      deadlineMilliseconds: handshakeDeadline,
      signal: AbortSignal.any([this.#closing.signal, signal]),
    })
    if (!opened.ok) return opened
    const { sha256, chain } = opened.value.showing
    this.#parts.onHandshake({ sha256, certificateValidTo: chain[0].validToDate.toISOString() })
    return succeed(opened.value.socket)
  }

  /**
   * Takes the server's `Keep-Alive` header to heart, for all sockets from now on.
   *
   * @param header as it came, for example `timeout=5, max=100`; `undefined` leaves things as they are
   */
  heed(header: string | undefined): void {
    const seconds = /(?:^|[\s,;])timeout=(\d{1,6})/iu.exec(header ?? '')?.[1]
    if (seconds !== undefined) this.#serverPatience = Math.min(Number(seconds) * 1_000, longestIdle + margin)
  }

  /** Node's hook: whether a socket that finished its answer goes back to the idle ones. */
  override keepSocketAlive(socket: Duplex): boolean {
    const patience = this.#serverPatience - margin
    if (patience <= 0) return false
    const secure = socket as TLSSocket
    secure.setKeepAlive(true, 1_000)
    secure.unref()
    // Node destroys an idle socket at its timeout. The clock is looked at as well, for the machine that slept meanwhile.
    secure.setTimeout(patience)
    this.#usableUntil.set(socket, this.#parts.clock() + patience)
    return true
  }

  /** Node's hook: an idle socket is about to carry a request, which may take longer than idling may. */
  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    super.reuseSocket(socket, request)
    ;(socket as TLSSocket).setTimeout(0)
  }

  /** Closes the idle sockets that the server may have given up by now. Called before every request. */
  dropStaleSockets(): void {
    const now = this.#parts.clock()
    for (const idle of Object.values(this.freeSockets)) {
      // Newest first. Node takes the newest and checks only the oldest for life, so below a dead one all must be dead.
      let stale = false
      for (const socket of (idle ?? []).toReversed()) {
        stale ||= socket.destroyed || (this.#usableUntil.get(socket) ?? 0) <= now
        if (stale) socket.destroy()
      }
    }
  }

  /** Closes every idle socket: after one of them turned out dead, the others are no better. */
  dropIdleSockets(): void {
    for (const idle of Object.values(this.freeSockets)) for (const socket of idle ?? []) socket.destroy()
  }

  override destroy(): void {
    this.#closing.abort()
    super.destroy()
  }
}
