import type { SecureContext } from 'node:tls'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ServerAddress, ServerProbe, Trust } from '../../src-preload/contract/server.ts'
import type { Clock } from '../domain/clock.ts'
import { certificateFactsOf } from './certificate-facts.ts'
import { lookAtServer, secureContextFor, type HandshakeFailure, type Showing } from './trust-handshake.ts'
import { concernsOf, judge, type Verdict } from './trust.ts'

/** What a look at a server showed, with the authority's certificate itself so that it can be pinned. */
export interface CertificateLook extends Omit<ServerProbe, 'probeId'> {
  /** PEM of `authority`; `null` when there is none. */
  readonly authorityPem: string | null
}

/** What a look ends with when nothing was seen. */
export type LookFailure = Failure<'serverUnreachable' | 'cancelled'>

/** Looks at servers without sending them anything. */
export interface CertificateProbe {
  /** What the server shows, and what an administrator would say to it. Trusts nothing. */
  look(address: ServerAddress, signal?: AbortSignal): Promise<Outcome<CertificateLook, LookFailure>>
  /** Whether the server, as it shows itself now, deserves a trust. */
  judgeNow(
    address: ServerAddress,
    trust: Trust,
    signal?: AbortSignal,
  ): Promise<Outcome<{ readonly sha256: string; readonly verdict: Verdict }, LookFailure>>
}

/** What a probe needs from outside. */
export interface CertificateProbeParts {
  readonly clock: Clock
  /** The operating system's authorities as PEM. */
  readonly readSystemAuthorities: () => readonly string[]
  /** One deadline for name, connection and handshake; 10,000 by default: a person waits for it. */
  readonly deadlineMilliseconds?: number
}

const usualDeadline = 10_000

/** Makes a probe. The system's store is read at the first look and kept. */
export function createCertificateProbe(parts: CertificateProbeParts): CertificateProbe {
  const deadlineMilliseconds = parts.deadlineMilliseconds ?? usualDeadline
  let systemContext: SecureContext | undefined

  const show = async (address: ServerAddress, context: SecureContext, signal: AbortSignal | undefined) =>
    onlyLookFailures(
      await lookAtServer({ address, context, deadlineMilliseconds, ...(signal === undefined ? {} : { signal }) }),
    )

  return {
    async look(address, signal) {
      systemContext ??= secureContextFor({ kind: 'systemTrust' }, parts.readSystemAuthorities)
      const shown = await show(address, systemContext, signal)
      return shown.ok ? succeed(lookOf(address, shown.value, parts.clock())) : shown
    },
    async judgeNow(address, trust, signal) {
      const shown = await show(address, secureContextFor(trust, parts.readSystemAuthorities), signal)
      if (!shown.ok) return shown
      return succeed({ sha256: shown.value.sha256, verdict: judge(trust, address.host, shown.value) })
    },
  }
}

function lookOf(address: ServerAddress, showing: Showing, now: number): CertificateLook {
  const [own, ...issuers] = showing.chain
  const authority = issuers.at(-1)
  const period = { from: own.validFromDate.getTime(), to: own.validToDate.getTime() }
  return {
    address,
    certificate: certificateFactsOf(own),
    authority: authority === undefined ? null : certificateFactsOf(authority),
    authorityPem: authority?.toString() ?? null,
    trustedBySystem: judge({ kind: 'systemTrust' }, address.host, showing).kind === 'trusted',
    concerns: concernsOf(address.host, showing, period, now),
    tlsVersion: showing.tlsVersion,
  }
}

/** A look passes no verdict, so it cannot be refused by one; the types cannot know. */
function onlyLookFailures(outcome: Outcome<Showing, HandshakeFailure>): Outcome<Showing, LookFailure> {
  if (outcome.ok) return outcome
  const { failure } = outcome
  if (failure.kind === 'serverUnreachable' || failure.kind === 'cancelled') return fail(failure)
  throw new Error('A look at a certificate was judged.')
}
