import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  concernsOf,
  judge,
  nameProblemOf,
  sameFingerprint,
  type ShownCertificate,
} from '../../../src-main/biostar/trust.ts'
import { unreachableReasonOf } from '../../../src-main/biostar/unreachable-reason.ts'
import type { Trust } from '../../../src-preload/contract/server.ts'

const fingerprint = (pair: string) => Array.from({ length: 32 }, () => pair).join(':')
const good: ShownCertificate = { sha256: fingerprint('AA'), alternativeName: 'DNS:a.example', problem: null }
const chainTrusts: readonly Trust[] = [
  { kind: 'systemTrust' },
  { kind: 'pinnedAuthority', pem: 'any', sha256: fingerprint('CC') },
]

describe('a verdict', () => {
  it('by exact pin asks for the fingerprint alone', () => {
    const trust: Trust = { kind: 'pinnedCertificate', sha256: fingerprint('AA') }
    const anything = fc.record({
      problem: fc.option(fc.string()),
      alternativeName: fc.option(fc.string(), { nil: undefined }),
    })
    fc.assert(
      fc.property(anything, (facts) => {
        expect(judge(trust, 'a.example', { ...facts, sha256: fingerprint('AA') }).kind).toBe('trusted')
        expect(judge(trust, 'a.example', { ...facts, sha256: fingerprint('AB') }).kind).toBe('certificateChanged')
      }),
      { seed: 1 },
    )
  })

  it.each(chainTrusts)('by chain is never good when Node found anything wrong ($kind)', (trust) => {
    expect(judge(trust, 'a.example', good)).toEqual({ kind: 'trusted' })
    fc.assert(
      fc.property(fc.string(), (problem) => {
        fc.pre(problem !== 'ERR_TLS_CERT_ALTNAME_INVALID')
        expect(judge(trust, 'a.example', { ...good, problem }).kind).toBe('certificateRefused')
      }),
      { seed: 2 },
    )
  })

  it.each([
    ['CERT_HAS_EXPIRED', 'expired'],
    ['CERT_NOT_YET_VALID', 'notYetValid'],
    ['CERT_REVOKED', 'revoked'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'unknownAuthority'],
    ['CERT_SIGNATURE_FAILURE', 'unknownAuthority'],
    ['INVALID_PURPOSE', 'other'],
  ])('names what is wrong: %s is %s', (problem, reason) => {
    const shown = { ...good, problem }
    expect(judge({ kind: 'systemTrust' }, 'a.example', shown)).toMatchObject({ reason, shown: good.sha256 })
  })

  it.each([
    ['a.example', 'DNS:a.example', null],
    ['A.example', 'DNS:a.example', null],
    ['b.a.example', 'DNS:*.a.example', null],
    ['b.example', 'DNS:a.example', 'wrongHost'],
    ['a.example', undefined, 'noName'],
    ['a.example', 'URI:https://a.example', 'noName'],
    ['a.example', 'IP Address:10.0.0.1', 'noName'],
    ['10.0.0.1', 'IP Address:10.0.0.1', null],
    ['10.0.0.1', 'DNS:10.0.0.1', 'wrongHost'],
    ['10.0.0.2', 'IP Address:10.0.0.1', 'wrongHost'],
    ['::1', 'IP Address:0:0:0:0:0:0:0:1', null],
  ])('for %s with %s: %s', (host, names, problem) => {
    expect(nameProblemOf(host, names)).toBe(problem)
  })
})

describe('fingerprints', () => {
  it('are compared by what they say, not how they are written', () => {
    expect(sameFingerprint(fingerprint('AB'), 'ab'.repeat(32))).toBe(true)
    expect(sameFingerprint(fingerprint('AB'), fingerprint('AC'))).toBe(false)
  })

  it.each(['', 'AB', fingerprint('AB').slice(3), `${fingerprint('AB')}:AB`, fingerprint('GG')])(
    'that are none (%j) equal nothing',
    (odd) => {
      expect(sameFingerprint(odd, odd)).toBe(false)
    },
  )
})

describe('concerns', () => {
  const day = 24 * 60 * 60 * 1_000
  const period = { from: 0, to: 100 * day }
  it.each([
    ['nothing', good, 50 * day, []],
    ['its end in less than a month', good, 71 * day, ['expiresSoon']],
    ['its end', { ...good, problem: 'CERT_HAS_EXPIRED' }, 101 * day, ['expired']],
    [
      'its end, even when Node stumbled over something else first',
      { ...good, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      101 * day,
      ['expired', 'unknownAuthority'],
    ],
    ['its beginning', good, -1, ['notYetValid']],
    [
      'everything else',
      { ...good, alternativeName: undefined, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      1,
      ['unknownAuthority', 'noName'],
    ],
  ])('are about %s', (_title, shown, now, concerns) => {
    expect(concernsOf('a.example', shown, period, now)).toEqual(concerns)
  })
})

describe('an error of a socket', () => {
  it.each([
    ['ENOTFOUND', 'nameNotFound'],
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'noRoute'],
    ['ETIMEDOUT', 'timedOut'],
    ['ECONNRESET', 'closed'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsTooOld'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tlsTooOld'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tlsFailed'],
    ['SOMETHING_NEW', 'tlsFailed'],
  ])('%s means %s', (code, reason) => {
    expect(unreachableReasonOf(Object.assign(new Error('x'), { code }))).toBe(reason)
  })
})
