import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { CertificateConcern, Trust } from '../../src-preload/contract/server.ts'

/** What a finished handshake showed, as far as a verdict needs it. */
export interface ShownCertificate {
  /** Upper-case hexadecimal digits in pairs, with colons. */
  readonly sha256: string
  /** The alternative names as Node writes them: `DNS:a.example, IP Address:10.0.0.1`; `undefined` when there are none. */
  readonly alternativeName: string | undefined
  /**
   * Node's code of what is wrong with chain, dates or name, judged against the authorities the trust names; `null` when
   * nothing is. `CERT_HAS_EXPIRED`, for example.
   */
  readonly problem: string | null
}

/** Whether a request may be sent on the connection that showed a certificate. */
export type Verdict = { readonly kind: 'trusted' } | Failure<'certificateChanged' | 'certificateRefused'>

/** Why a certificate does not name the host, or `null` when it does. */
export type NameProblem = 'wrongHost' | 'noName' | null

/**
 * Decides whether a server may be spoken to. Pure; everything that is not plainly trusted is refused.
 *
 * An exact pin asks for the very certificate and nothing else: an expired one, or one without any name, is what stock
 * servers have (reference section 1.1). An authority pin and the system's store ask for a chain, dates and an alternative
 * name for the host; a common name alone is not a name (`noName`), although Node would take it.
 */
export function judge(trust: Trust, host: string, shown: ShownCertificate): Verdict {
  switch (trust.kind) {
    case 'pinnedCertificate':
      if (sameFingerprint(trust.sha256, shown.sha256)) return { kind: 'trusted' }
      return { kind: 'certificateChanged', host, paired: trust.sha256, shown: shown.sha256 }
    case 'pinnedAuthority':
    case 'systemTrust':
      return judgeChain(host, shown)
    default:
      return assertNever(trust, 'a kind of trust that nobody judges')
  }
}

function judgeChain(host: string, shown: ShownCertificate): Verdict {
  const chain = chainConcernOf(shown.problem)
  const reason = chain ?? nameProblemOf(host, shown.alternativeName)
  if (reason === null) return { kind: 'trusted' }
  return { kind: 'certificateRefused', host, reason, shown: shown.sha256 }
}

/** What is wrong with the chain or the dates, by Node's code; `null` for nothing and for a mere problem with the name. */
export function chainConcernOf(problem: string | null): Failure<'certificateRefused'>['reason'] | null {
  switch (problem) {
    case null:
      return null
    // Names are judged apart, by nameProblemOf: Node has one code for no name and for a wrong one.
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return null
    case 'CERT_HAS_EXPIRED':
      return 'expired'
    case 'CERT_NOT_YET_VALID':
      return 'notYetValid'
    case 'CERT_REVOKED':
      return 'revoked'
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'CERT_UNTRUSTED':
    // An authority with the paired one's name and another key.
    case 'CERT_SIGNATURE_FAILURE':
      return 'unknownAuthority'
    default:
      return 'other'
  }
}

/**
 * Whether the alternative names cover the host. The common name is not asked, and for an address only addresses count.
 *
 * @param host a DNS name, an IPv4 address, or an IPv6 address without brackets
 */
export function nameProblemOf(host: string, alternativeName: string | undefined): NameProblem {
  const kinds = isIP(host) === 0 ? ['DNS:'] : ['DNS:', 'IP Address:']
  const named = kinds.some((kind) => alternativeName?.includes(kind) === true)
  if (!named) return 'noName'
  const nameless = { subject: {}, subjectaltname: alternativeName } as PeerCertificate
  return checkServerIdentity(host, nameless) === undefined ? null : 'wrongHost'
}

/** A month's notice, so that somebody can renew before the desk stops. Ours. */
const noticeMilliseconds = 30 * 24 * 60 * 60 * 1_000

/**
 * Everything that would worry an administrator about a certificate, worst first.
 *
 * @param shown judged against the operating system's store
 * @param period its own dates, milliseconds since 1970 in UTC
 */
export function concernsOf(
  host: string,
  shown: ShownCertificate,
  period: { readonly from: number; readonly to: number },
  now: number,
): CertificateConcern[] {
  const concerns = new Set<CertificateConcern>()
  if (now > period.to) concerns.add('expired')
  if (now < period.from) concerns.add('notYetValid')
  const chain = chainConcernOf(shown.problem)
  if (chain !== null) concerns.add(chain === 'revoked' ? 'other' : chain)
  const name = nameProblemOf(host, shown.alternativeName)
  if (name !== null) concerns.add(name)
  if (now <= period.to && period.to - now < noticeMilliseconds) concerns.add('expiresSoon')
  return [...concerns]
}

/** Compares two fingerprints in constant time, with or without colons, in either case. Anything malformed is different. */
export function sameFingerprint(one: string, other: string): boolean {
  const [left, right] = [bytesOf(one), bytesOf(other)]
  return left !== null && right !== null && timingSafeEqual(left, right)
}

function bytesOf(fingerprint: string): Buffer | null {
  const digits = fingerprint.replaceAll(':', '')
  return /^[0-9a-f]{64}$/iu.test(digits) ? Buffer.from(digits, 'hex') : null
}
