import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever, fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ServerProbe, Trust } from '../../src-preload/contract/server.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import type { CertificateLook, CertificateProbe } from './certificate-probe.ts'
import { parseServerAddress } from './server-address.ts'
import type { ServerRecord, ServerRecordStore } from './server-record.ts'
import { sameFingerprint } from './trust.ts'

/** How a pairing may fail. `certificateChanged`: the server shows another certificate than the person looked at. */
export type PairingFailure = Failure<
  'probeOutdated' | 'serverUnreachable' | 'certificateRefused' | 'certificateChanged' | 'notSaved' | 'cancelled'
>

/** Pairs the station with one server: a person looks first, then confirms what was seen. */
export interface Pairing {
  /** Looks at a server's certificate and remembers the look for ten minutes. `address` as a person types it. */
  probe(
    address: string,
    signal?: AbortSignal,
  ): Promise<Outcome<ServerProbe, Failure<'invalidAddress' | 'serverUnreachable' | 'cancelled'>>>
  /** Looks again, and writes the record if the server shows what the person saw and deserves the chosen trust. */
  pair(probeId: string, trust: Trust['kind'], signal?: AbortSignal): Promise<Outcome<ServerRecord, PairingFailure>>
  /** Forgets the server. Passwords and sessions are the caller's. */
  forget(): Promise<Outcome<void, Failure<'notSaved'>>>
}

/** What pairing needs from outside. */
export interface PairingParts {
  readonly probe: CertificateProbe
  readonly records: ServerRecordStore
  readonly clock: Clock
  /** A random name for a look, at most 64 characters. */
  readonly newId: () => string
  readonly log: Log
}

/** Time enough to walk to the server and compare; the contract promises it. */
const lookIsValid = 10 * 60 * 1_000

/** Nobody compares more servers than this at once; older looks are forgotten. Ours. */
const mostLooks = 8

/** Makes the pairing. Looks are kept in memory only. */
export function createPairing(parts: PairingParts): Pairing {
  const { probe, records, clock, newId, log } = parts
  const looks = new Map<string, { readonly look: CertificateLook; readonly at: number }>()

  function remember(look: CertificateLook): string {
    const probeId = newId()
    looks.set(probeId, { look, at: clock() })
    for (const oldest of [...looks.keys()].slice(0, -mostLooks)) looks.delete(oldest)
    return probeId
  }

  function recall(probeId: string): CertificateLook | null {
    const remembered = looks.get(probeId)
    if (remembered === undefined) return null
    const age = clock() - remembered.at
    // A clock that was set back makes a look younger than none: then its age is not known.
    if (age >= 0 && age <= lookIsValid) return remembered.look
    looks.delete(probeId)
    return null
  }

  return {
    async probe(typed, signal) {
      const address = parseServerAddress(typed)
      if (!address.ok) return address
      const seen = await probe.look(address.value, signal)
      if (!seen.ok) return seen
      const { authorityPem, ...shown } = seen.value
      void authorityPem
      return succeed({ ...shown, probeId: remember(seen.value) })
    },

    async pair(probeId, kind, signal) {
      const look = recall(probeId)
      if (look === null) return fail({ kind: 'probeOutdated' })
      const { host } = look.address
      const seen = look.certificate.sha256
      const trust = trustOf(kind, look)
      if (trust === null) return fail({ kind: 'certificateRefused', host, reason: 'unknownAuthority', shown: seen })
      const now = await probe.judgeNow(look.address, trust, signal)
      if (!now.ok) return now
      const { sha256, verdict } = now.value
      if (!sameFingerprint(sha256, seen)) {
        looks.delete(probeId)
        return fail({ kind: 'certificateChanged', host, paired: seen, shown: sha256 })
      }
      if (verdict.kind !== 'trusted') return fail(verdict)
      const pairedAt = new Date(clock()).toISOString()
      const record: ServerRecord = { version: 1, address: look.address, trust, pairedAt }
      const written = await records.write(record)
      if (!written.ok) return written
      looks.delete(probeId)
      log.write('information', 'server paired', { host, port: look.address.port, kind, fingerprint: sha256 })
      return succeed(record)
    },

    async forget() {
      const cleared = await records.clear()
      if (cleared.ok) log.write('information', 'server forgotten')
      return cleared
    },
  }
}

/** The trust a person chose, filled with what they saw; `null` when the server showed no authority to pin. */
function trustOf(kind: Trust['kind'], look: CertificateLook): Trust | null {
  switch (kind) {
    case 'systemTrust':
      return { kind }
    case 'pinnedCertificate':
      return { kind, sha256: look.certificate.sha256 }
    case 'pinnedAuthority':
      if (look.authority === null || look.authorityPem === null) return null
      return { kind, sha256: look.authority.sha256, pem: look.authorityPem }
    default:
      return assertNever(kind, 'a kind of trust that nobody can choose')
  }
}
