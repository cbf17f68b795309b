import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAgenda } from '../../../src-main/outbox/agenda.ts'
import { backoff, isDue, longestDelay } from '../../../src-main/outbox/backoff.ts'
import { nextOfPerson } from '../../../src-main/outbox/next-of-person.ts'
import { purgeDay } from '../../../src-main/outbox/purge-day.ts'
import { createServerGate } from '../../../src-main/outbox/server-gate.ts'
import { knownJob, newJob, savedAt, withdrawal } from '../../fixtures/outbox/records.ts'

const seed = 20_260_302
const answer = { status: 502, code: null, link: null }
const unreachable = { kind: 'serverUnreachable', host: 'h', reason: 'refused' } as const

describe('the agenda', () => {
  it('gives back what is due, earliest first, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000)), fc.nat(1_000), (moments, now) => {
        const agenda = createAgenda()
        for (const at of moments) agenda.add({ at, job: String(at), what: 'turn' })
        const due = agenda.takeDue(now, Infinity).map(({ at }) => at)
        expect(due).toEqual(moments.filter((at) => at <= now).toSorted((one, other) => one - other))
        expect(agenda.next()).toBe(moments.filter((at) => at > now).toSorted((one, other) => one - other)[0] ?? null)
      }),
      { seed },
    )
  })
})

describe('a wait', () => {
  it('grows to a quarter of an hour and no further, whatever chance says', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 0.999_999, noNaN: true }), (delays, random) => {
        const wait = backoff(delays, random)
        expect(wait).toBeGreaterThanOrEqual(500)
        expect(wait).toBeLessThanOrEqual(longestDelay)
      }),
      { seed },
    )
    expect(backoff(0, 0.999)).toBeLessThan(2_001)
    expect(backoff(20, 0.999_999)).toBeGreaterThan(longestDelay - 1_000)
  })

  it('is over when its moment has come, or was set by a clock that jumped', () => {
    const until = new Date(savedAt).toISOString()
    expect(isDue(until, savedAt - 1)).toBe(false)
    expect(isDue(until, savedAt)).toBe(true)
    expect(isDue(until, savedAt - longestDelay - 1)).toBe(true)
  })
})

describe('the gate', () => {
  it('closes at once when the server cannot be reached, and lets one try when its moment has come', () => {
    const gate = createServerGate()
    gate.failed(unreachable, 0, 10, 100)
    expect([gate.state(10), gate.state(99), gate.state(100)]).toEqual(['closed', 'closed', 'probe'])
    expect(gate.open()).toBe(true)
    expect(gate.state(10)).toBe('open')
  })

  it('counts those who were under way when it closed once', () => {
    const gate = createServerGate()
    for (let lane = 0; lane < 3; lane += 1) gate.failed(unreachable, 0, 10 + lane, 100)
    expect(gate.delays()).toBe(1)
  })

  it('stays open for one job the server cannot digest, and closes when it digests none', () => {
    const gate = createServerGate()
    const bad = { kind: 'serverRefused', answer } as const
    gate.failed(bad, 0, 1, 50)
    gate.open()
    gate.failed(bad, 2, 3, 50)
    expect(gate.state(4)).toBe('open')
    gate.failed(bad, 4, 5, 50)
    gate.failed(bad, 6, 7, 50)
    expect(gate.state(8)).toBe('closed')
  })

  it('is no prison when the clock is put back', () => {
    const gate = createServerGate()
    gate.failed(unreachable, 1_000_000, 1_000_000, 1_000_100)
    expect(gate.state(5)).toBe('probe')
  })
})

describe('whose turn it is among the jobs of one person', () => {
  const never = () => false
  const until = new Date(savedAt + 60_000).toISOString()
  const waiting = { ...knownJob(1), state: { kind: 'waiting', until, why: unreachable } } as const
  const asking = { ...knownJob(1), state: { kind: 'needsClerk', question: { kind: 'tooOld' } } } as const

  it('is the oldest, and nobody else’s while it waits', () => {
    expect(nextOfPerson([knownJob(1), knownJob(2)], savedAt, never)).toMatchObject({ record: { id: knownJob(1).id } })
    expect(nextOfPerson([waiting, knownJob(2)], savedAt, never)).toEqual({ kind: 'wait', until })
    expect(nextOfPerson([waiting, knownJob(2)], savedAt, () => true)).toMatchObject({ record: { id: waiting.id } })
  })

  it('is the next when one asks, unless that one creates the person or withdraws', () => {
    expect(nextOfPerson([asking, knownJob(2)], savedAt, never)).toMatchObject({ record: { id: knownJob(2).id } })
    const creating = { ...newJob(1), state: asking.state } as const
    expect(nextOfPerson([creating, newJob(2)], savedAt, never)).toEqual({ kind: 'wait', until: null })
    const withdrawing = { ...withdrawal(1), state: asking.state } as const
    expect(nextOfPerson([withdrawing, knownJob(2)], savedAt, never)).toEqual({ kind: 'wait', until: null })
  })

  it('is nobody’s when the pictures are too old to be sent without a word', () => {
    expect(nextOfPerson([knownJob(1)], savedAt + 73 * 3_600_000, never)).toEqual({ kind: 'wait', until: null })
  })
})

describe('the day of a purge', () => {
  it('is so many days after the end of the visit on the desk’s own clock', () => {
    const due = purgeDay('2026-03-02T18:00', 7)
    expect(due).toBe(new Date(2026, 2, 9, 18, 0).toISOString())
  })

  it('moves with no change of the clocks, and there is none for who stays for ever', () => {
    const due = new Date(purgeDay('2026-03-28T18:00', 1) ?? '')
    expect([due.getDate(), due.getHours()]).toEqual([29, 18])
    expect(purgeDay('2037-12-31T23:59', 7)).toBeNull()
  })
})
