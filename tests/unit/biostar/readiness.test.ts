import { describe, expect, it } from 'vitest'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import {
  readinessFindings,
  readinessLevelOf,
  readinessSchema,
  type ReadinessRow,
  type ReadinessRowName,
} from '../../../src-preload/contract/readiness.ts'
import type { Operator } from '../../../src-preload/contract/session.ts'
import { judgeReadiness, type ReadinessGround } from '../../../src-main/biostar/readiness.ts'
import type { ReadinessFacts } from '../../../src-main/biostar/readiness-facts.ts'

const now = Date.parse('2027-03-04T10:00:00.000Z')
const inDays = (days: number): string => new Date(now + days * 24 * 60 * 60 * 1000).toISOString()

const operator: Operator = {
  userId: '1',
  name: 'Ada',
  loginId: 'ada',
  level: 'Administrator',
  readPeople: 'allowed',
  writePeople: 'allowed',
  readSettings: 'allowed',
  readEvents: 'allowed',
  useDevices: 'allowed',
  userGroups: { kind: 'all' },
  accessGroups: { kind: 'all' },
  passwordExpired: false,
}

const facts: ReadinessFacts = {
  sounding: { kind: 'answered', milliseconds: 12, clockAhead: 400, version: '2.9.8.14' },
  version: '2.9.8.14',
  session: { kind: 'alive', operator },
  conditions: { cloud: known(true), cloudLicence: known(true), mailServer: known(true), visualFaceMail: known(true) },
}

const ground: ReadinessGround = {
  facts,
  server: {
    kind: 'paired',
    address: { host: 'biostar.example', port: 443 },
    trust: { kind: 'pinnedCertificate', sha256: 'a'.repeat(64) },
    pairedAt: inDays(-10),
    certificateValidTo: inDays(400),
  },
  now,
}

const away: ReadinessFacts = { ...facts, sounding: { kind: 'away' }, session: { kind: 'notReached' }, conditions: null }
const ended: ReadinessFacts = { ...facts, session: { kind: 'ended' }, conditions: null }
const untold: ReadinessFacts = {
  ...facts,
  conditions: { cloud: unknown, cloudLicence: unknown, mailServer: unknown, visualFaceMail: unknown },
}
const signedOut: ReadinessFacts = { ...facts, session: { kind: 'notSignedIn' }, conditions: null }
const signedIn = (change: Partial<Operator>): ReadinessFacts => ({
  ...facts,
  session: { kind: 'alive', operator: { ...operator, ...change } },
})
const notAllowed: ReadinessFacts = { ...signedIn({ readSettings: 'refused' }), conditions: untold.conditions }
const noConditions: ReadinessFacts = {
  ...facts,
  conditions: {
    cloud: known(false),
    cloudLicence: known(false),
    mailServer: known(false),
    visualFaceMail: known(false),
  },
}
const without = (right: 'readPeople' | 'writePeople' | 'readSettings' | 'readEvents' | 'useDevices') =>
  [
    [signedIn({ [right]: 'refused' }), 'refused'],
    [signedIn({ [right]: 'unknown' }), 'notTold'],
    [signedOut, 'notSignedIn'],
    [facts, 'allowed'],
  ] as const

const sounding = (change: object): ReadinessFacts => ({
  ...facts,
  sounding: { kind: 'answered', milliseconds: 12, clockAhead: 0, version: null, ...change },
})
const versioned = (version: string | null): ReadinessFacts => ({ ...facts, version })
const setting = (good: string, bad: string) =>
  [
    [facts, good],
    [noConditions, bad],
    [notAllowed, 'notAllowed'],
    [untold, 'notTold'],
    [signedOut, 'notSignedIn'],
    [ended, 'notSignedIn'],
    [away, 'notReached'],
    [{ ...facts, conditions: null }, 'notReached'],
  ] as const

const cases: Record<ReadinessRowName, readonly (readonly [ReadinessFacts | Partial<ReadinessGround>, string])[]> = {
  connection: [
    [facts, 'quick'],
    [sounding({ milliseconds: 299 }), 'quick'],
    [sounding({ milliseconds: 300 }), 'slow'],
    [away, 'away'],
  ],
  certificate: [
    [{ server: { ...ground.server, certificateValidTo: inDays(30) } }, 'lasts'],
    [{ server: { ...ground.server, certificateValidTo: inDays(29.9) } }, 'endsSoon'],
    [{ server: { ...ground.server, certificateValidTo: inDays(-1) } }, 'endedButPinned'],
    [{ server: { ...ground.server, certificateValidTo: inDays(-1), trust: { kind: 'systemTrust' } } }, 'ended'],
    [{ server: { ...ground.server, certificateValidTo: null } }, 'notSeen'],
  ],
  clock: [
    [sounding({ clockAhead: 59_000 }), 'together'],
    [sounding({ clockAhead: -61_000 }), 'apart'],
    [sounding({ clockAhead: 299_000 }), 'apart'],
    [sounding({ clockAhead: -301_000 }), 'farApart'],
    [sounding({ clockAhead: null }), 'notTold'],
    [away, 'notReached'],
  ],
  version: [
    [versioned('2.9.12.1'), 'complete'],
    [versioned('1.0.3'), 'complete'],
    [versioned('2.8.16.22'), 'searchesLess'],
    [versioned('2.8.10.28'), 'withoutFaceUpload'],
    [versioned('2.7.10'), 'withoutFaceUpload'],
    [versioned('2.7.9'), 'tooOld'],
    [versioned(null), 'notTold'],
    [versioned('nonsense'), 'notTold'],
  ],
  session: [
    [facts, 'alive'],
    [signedIn({ passwordExpired: true }), 'passwordExpired'],
    [ended, 'ended'],
    [signedOut, 'notSignedIn'],
    [away, 'notReached'],
  ],
  readPeople: without('readPeople'),
  writePeople: without('writePeople'),
  readSettings: without('readSettings'),
  readEvents: without('readEvents'),
  useDevices: without('useDevices'),
  cloud: [...setting('on', 'off'), [versioned('2.9.12.1'), 'replaced']],
  licence: [...setting('covers', 'lacks'), [versioned('2.9.12.1'), 'replaced']],
  mailServer: setting('set', 'missing'),
  visualFaceMail: setting('enabled', 'disabled'),
}

const judge = (given: ReadinessFacts | Partial<ReadinessGround>): ReadinessRow[] =>
  judgeReadiness('sounding' in given ? { ...ground, facts: given } : { ...ground, ...given })

describe('what the station needs from the server', () => {
  it.each(
    Object.entries(cases).flatMap(([row, list]) => list.map(([given, finding]) => [row, finding, given] as const)),
  )('%s: %s', (row, finding, given) => {
    expect(judge(given).find((told) => told.row === row)).toMatchObject({ finding })
  })

  it('has a case for every finding of every row', () => {
    for (const row of Object.keys(readinessFindings) as ReadinessRowName[])
      expect([row, new Set(cases[row].map(([, finding]) => finding))]).toEqual([
        row,
        new Set(Object.keys(readinessFindings[row])),
      ])
  })

  it('is told in every row once, in the shape of the contract, and is good when all is well', () => {
    const rows = judge(facts)
    expect(rows.map(({ row }) => row)).toEqual(Object.keys(readinessFindings))
    expect(rows.map(readinessLevelOf)).toEqual(rows.map(() => 'pass'))
    expect(readinessSchema.safeParse({ at: inDays(0), rows }).success).toBe(true)
    expect(readinessSchema.safeParse({ at: inDays(0), rows: [{ ...rows[0], finding: 'splendid' }] }).success).toBe(
      false,
    )
  })

  it('is measured: milliseconds, days, seconds', () => {
    const measured = judge(sounding({ milliseconds: 41, clockAhead: -90_400 }))
    expect(measured.find(({ row }) => row === 'connection')).toMatchObject({ number: 41, text: 'biostar.example' })
    expect(measured.find(({ row }) => row === 'clock')).toMatchObject({ number: -90 })
    expect(measured.find(({ row }) => row === 'certificate')).toMatchObject({ number: 400 })
    const past = judge({ server: { ...ground.server, certificateValidTo: inDays(-3) } })
    expect(past.find(({ row }) => row === 'certificate')).toMatchObject({ number: -3 })
  })
})
