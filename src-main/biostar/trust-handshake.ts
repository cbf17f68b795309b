import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import {
  connect,
  createSecureContext,
  type DetailedPeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever, fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ServerAddress, Trust } from '../../src-preload/contract/server.ts'
import { fingerprintOf } from './certificate-facts.ts'
import { judge, type ShownCertificate } from './trust.ts'
import { unreachableReasonOf } from './unreachable-reason.ts'

/**
 * The one place where TLS is opened, and the one door of `rejectUnauthorized: false`.
 *
 * Stock servers show certificates that are expired or name nobody (reference section 1.1), and Node can pin such a
 * certificate in no other way: with `true` it hangs up before anybody could compare, and with `false` it does not call
 * `checkServerIdentity` (measured). So the handshake is finished without Node's verdict, the verdict is ours
 * (`judge`), and no socket leaves this file without it: what was refused is destroyed with not one byte of a request
 * sent. Being ours, the verdict does not depend on NODE_TLS_REJECT_UNAUTHORIZED either.
 */

/** How a handshake may fail. */
export type HandshakeFailure = Failure<'serverUnreachable' | 'certificateChanged' | 'certificateRefused' | 'cancelled'>

/** What a server showed in a handshake. `chain` begins with its own certificate and ends where no issuer is known. */
export interface Showing extends ShownCertificate {
  readonly chain: readonly [X509Certificate, ...X509Certificate[]]
  /** `TLSv1.2` or `TLSv1.3`. */
  readonly tlsVersion: string
}

/** What a handshake needs. */
export interface HandshakeRequest {
  readonly address: ServerAddress
  readonly context: SecureContext
  /** Ends the handshake as `serverUnreachable`, `timedOut`. */
  readonly deadlineMilliseconds: number
  /** Ends the handshake as `cancelled`. */
  readonly signal?: AbortSignal
}

/**
 * Prepares what a trust means to the TLS library: which authorities a chain may end at.
 *
 * An exact pin names none, on purpose. Reading the system's store takes a moment and parsing it another, so a context is
 * made once and kept.
 */
export function secureContextFor(trust: Trust, readSystemAuthorities: () => readonly string[]): SecureContext {
  const shared = { minVersion: 'TLSv1.2' } as const
  switch (trust.kind) {
    case 'pinnedCertificate':
      return createSecureContext({ ...shared, ca: [] })
    case 'pinnedAuthority':
      // The paired authority may be one in the middle of a chain, whose root the server does not send.
      return createSecureContext({ ...shared, ca: [trust.pem], allowPartialTrustChain: true })
    case 'systemTrust':
      return createSecureContext({ ...shared, ca: [...readSystemAuthorities()] })
    default:
      return assertNever(trust, 'a kind of trust that no authorities are known for')
  }
}

/** Opens a connection to a server that deserves the trust. Nothing has been written on the socket that comes back. */
export async function openTrustedSocket(
  request: HandshakeRequest & { readonly trust: Trust },
): Promise<Outcome<{ readonly socket: TLSSocket; readonly showing: Showing }, HandshakeFailure>> {
  const shaken = await shakeHands(request)
  if (!shaken.ok) return shaken
  const { socket, showing } = shaken.value
  const verdict = judge(request.trust, request.address.host, showing)
  // The second lock: but for an exact pin, Node itself must have found nothing wrong either.
  const nodeAgrees = request.trust.kind === 'pinnedCertificate' || socket.authorized
  if (verdict.kind === 'trusted' && nodeAgrees) return shaken
  socket.destroy()
  if (verdict.kind !== 'trusted') return fail(verdict)
  return fail({
    kind: 'certificateRefused',
    host: request.address.host,
    reason: 'other',
    shown: showing.sha256,
  })
}

/** Looks at what a server shows and hangs up. Sends nothing beyond the handshake and hands no socket out. */
export async function lookAtServer(request: HandshakeRequest): Promise<Outcome<Showing, HandshakeFailure>> {
  const shaken = await shakeHands(request)
  if (!shaken.ok) return shaken
  shaken.value.socket.destroy()
  return succeed(shaken.value.showing)
}

function shakeHands(
  request: HandshakeRequest,
): Promise<Outcome<{ readonly socket: TLSSocket; readonly showing: Showing }, HandshakeFailure>> {
  const { address, context, deadlineMilliseconds, signal } = request
  const unreachable = (reason: Failure<'serverUnreachable'>['reason']) =>
    fail({ kind: 'serverUnreachable', host: address.host, reason } as const)
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve(fail({ kind: 'cancelled' }))
      return
    }
    const socket = connect({
      host: address.host,
      port: address.port,
      // An address is no name: RFC 6066 forbids it in SNI.
      ...(isIP(address.host) === 0 ? { servername: address.host } : {}),
      secureContext: context,
      ALPNProtocols: ['http/1.1'],
      // SECURITY: see the head of this file.
      rejectUnauthorized: false,
    })
    socket.setNoDelay(true)
    const finish = (outcome: Outcome<{ readonly socket: TLSSocket; readonly showing: Showing }, HandshakeFailure>) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      socket.off('secureConnect', complete)
      socket.off('close', closed)
      if (!outcome.ok) socket.destroy()
      resolve(outcome)
    }
    const giveUp = () => finish(fail({ kind: 'cancelled' }))
    const closed = () => finish(unreachable('closed'))
    const complete = () => {
      const showing = showingOf(socket)
      if (showing === null) {
        finish(unreachable('tlsFailed'))
        return
      }
      finish(succeed({ socket, showing }))
    }
    // Stays on the socket for good: an error may come after the outcome, when nobody else listens yet or any more.
    const failed = (error: Error) => finish(unreachable(unreachableReasonOf(error)))
    const timer = setTimeout(() => finish(unreachable('timedOut')), deadlineMilliseconds)
    socket.once('secureConnect', complete)
    socket.once('close', closed)
    socket.on('error', failed)
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}

/**
 * `null` when there is nothing to judge: no certificate, one that cannot be read, or a resumed session, which shows none and
 * is never asked for.
 */
function showingOf(socket: TLSSocket): Showing | null {
  if (socket.isSessionReused()) return null
  // Certificates come from strangers, and Node throws at some malformed ones.
  try {
    return readShowing(socket)
  } catch {
    return null
  }
}

function readShowing(socket: TLSSocket): Showing | null {
  const chain = chainOf(socket)
  const [own] = chain
  if (own === undefined) return null
  if (chain.some((one) => Number.isNaN(one.validFromDate.getTime() + one.validToDate.getTime()))) return null
  return {
    sha256: fingerprintOf(own),
    alternativeName: own.subjectAltName,
    problem: socket.authorized ? null : problemOf(socket),
    chain: [own, ...chain.slice(1)],
    tlsVersion: socket.getProtocol() ?? 'unknown',
  }
}

/** Node's types call it an Error; it is the code as a text (measured on Node 24). Whatever it is, it is not nothing. */
function problemOf(socket: TLSSocket): string {
  const problem: unknown = socket.authorizationError
  return typeof problem === 'string' && problem !== '' ? problem : 'unknown'
}

/**
 * The server's own certificate and those above it, nearest first; a chain longer than ten is somebody's joke.
 *
 * Not by `getPeerX509Certificate()`: once it was called, nobody is told of the issuers any more (measured on Node 24).
 */
function chainOf(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = []
  let shown: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true)
  while (shown?.raw !== undefined && chain.length < 10) {
    const certificate = new X509Certificate(shown.raw)
    // Who signed itself is its own issuer.
    if (chain.at(-1)?.raw.equals(certificate.raw) === true) break
    chain.push(certificate)
    shown = shown.issuerCertificate
  }
  return chain
}
