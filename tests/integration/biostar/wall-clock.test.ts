import { afterEach, describe, expect, it } from 'vitest'
import { known } from '../../../src-preload/contract/fact.ts'
import { openSignedIn, valueOf } from './client-room.ts'

const zoneBefore = process.env['TZ']
afterEach(() => {
  if (zoneBefore === undefined) delete process.env['TZ']
  else process.env['TZ'] = zoneBefore
})

/** 30 March 2025, 02:30, does not exist in Berlin; 26 October, 02:30, exists twice. In Auckland the days are others. */
const moments = ['2025-03-30T02:30', '2025-10-26T02:30', '2025-01-01T00:00', '2030-12-31T23:59'] as const
const zones = [
  ['Europe/Berlin', -120],
  ['Pacific/Auckland', -720],
  ['America/Los_Angeles', 420],
] as const

describe.each(zones)('dates of people at a desk in %s', (zone, minutesInJuly) => {
  it('come back as they were written, across the change of clocks', async () => {
    process.env['TZ'] = zone
    // Without this the test would pass in a process that ignores the zone.
    expect(new Date('2025-07-01T00:00:00Z').getTimezoneOffset()).toBe(minutesInJuly)
    const { client, simulator } = await openSignedIn()
    for (const [place, start] of moments.entries()) {
      const id = String(1_300 + place)
      const expiry = '2037-12-31T23:59'
      const draft = {
        id,
        name: 'Zoë Example',
        email: null,
        phone: null,
        userGroupId: '1',
        accessGroupIds: [],
        start,
        expiry,
      }
      valueOf(await client.createPerson(draft, {}))
      expect(simulator.state.people.get(id)).toMatchObject({ start: `${start}:00`, expiry: `${expiry}:00` })
      expect(valueOf(await client.readPerson(id, {}))).toMatchObject({ start: known(start), expiry: known(expiry) })
      const found = valueOf(await client.searchPeople({ text: id, offset: 0, limit: 5 }, {}))
      expect(found.people[0]?.expiry).toEqual(known(expiry))
    }
    const sent = simulator.requests.matching({ method: 'POST', path: '/api/users' })
    expect(sent.map(({ body }) => (body as { User: { start_datetime: string } }).User.start_datetime)).toEqual(
      moments.map((moment) => `${moment}:00.00Z`),
    )
  })

  it('are compared with the clock on the desk’s wall', async () => {
    process.env['TZ'] = zone
    const { client, simulator } = await openSignedIn()
    // Three hours away, so that a change of clocks today cannot turn before into after.
    const wall = (minutes: number): string => {
      const date = new Date(Date.now() + minutes * 60_000)
      const two = (value: number): string => String(value).padStart(2, '0')
      const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
      return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:00`
    }
    const standingWith = async (start: string, expiry: string) => {
      simulator.state.people.change('1001', { start, expiry })
      return valueOf(await client.searchPeople({ text: '1001', offset: 0, limit: 5 }, {})).people[0]?.standing
    }
    expect(await standingWith(wall(-360), wall(180))).toBe('active')
    expect(await standingWith(wall(-360), wall(-180))).toBe('expired')
    expect(await standingWith(wall(180), wall(360))).toBe('notYetValid')
  })
})
