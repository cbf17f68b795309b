import { describe, expect, it } from 'vitest'
import {
  doorEventKey,
  type DoorEvent,
  type EventCursor,
  type EventFilter,
  type EventOrder,
  type EventPage,
} from '../../../src-preload/contract/door-event.ts'
import type { BioStarClient } from '../../../src-main/biostar/client.ts'
import { simulatorVersions, demoDevices, demoDoors, demoOperators } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf } from './client-room.ts'

const everything: EventFilter = { personId: null, from: null, until: null, codes: [], deviceId: null, doorId: null }
const newestFirst: EventOrder = { by: 'datetime', isDescending: true }

/** Reads every page, doing something between two of them. */
async function readAll(
  client: BioStarClient,
  {
    filter = everything,
    order = newestFirst,
    limit = 50,
    between = () => undefined,
  }: {
    readonly filter?: EventFilter
    readonly order?: EventOrder
    readonly limit?: number
    readonly between?: (page: number) => void
  } = {},
): Promise<{ readonly events: readonly DoorEvent[]; readonly pages: number; readonly isOrdered: boolean }> {
  const events: DoorEvent[] = []
  let cursor: EventCursor | null = null
  let isOrdered = true
  for (let page = 1; ; page += 1) {
    const read: EventPage = valueOf(await client.searchEvents({ filter, order, cursor, limit }, {}))
    events.push(...read.events)
    isOrdered &&= read.isOrdered
    cursor = read.next
    if (cursor === null) return { events, pages: page, isOrdered }
    between(page)
  }
}

const keysOf = (events: readonly DoorEvent[]): readonly string[] => events.map(doorEventKey)
const told = (events: readonly { readonly at: number; readonly id: number }[]): readonly string[] =>
  events.map(({ at, id }) => `${new Date(at).toISOString()}#${id}`)

describe.each(simulatorVersions)('the event log of %s', (version) => {
  it('tells every event once, newest first, with what the server said of each', async () => {
    const { client, simulator } = await openSignedIn({ version, events: 700 })
    const { events, pages } = await readAll(client)
    expect(new Set(keysOf(events))).toEqual(new Set(told(simulator.state.events.list())))
    expect(events).toHaveLength(700)
    expect(pages).toBeGreaterThan(10)
    expect(events.map(({ at }) => at)).toEqual(
      events
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    const atDoor = events.find(({ person, door }) => person.kind === 'known' && door.kind === 'known')
    expect(atDoor).toMatchObject({
      code: { kind: 'known' },
      typeName: { kind: 'known' },
      device: { kind: 'known' },
      userGroup: { kind: 'known' },
      serverAt: { kind: 'known' },
    })
    expect(events.find(({ code }) => code.kind === 'known' && code.value === 21504)).toMatchObject({
      person: { kind: 'absent' },
    })
  })

  it('tells each once although others arrive at every page, and devices that were away tell of earlier ones', async () => {
    const { client, simulator } = await openSignedIn({ version, events: 400 })
    const before = told(simulator.state.events.list())
    const { events } = await readAll(client, {
      limit: 30,
      between: (page) => {
        for (let each = 0; each < 7; each += 1) simulator.state.events.happen({ code: 4867 })
        simulator.state.events.happen({ code: 4102, at: Date.now() - page * 60_000 })
      },
    })
    expect(new Set(keysOf(events)).size).toBe(events.length)
    expect(before.filter((key) => !keysOf(events).includes(key))).toEqual([])
  })

  it.each([
    ['datetime', false],
    ['id', true],
    ['id', false],
  ] as const)('orders by %s, descending: %s, while events arrive', async (by, isDescending) => {
    const { client, simulator } = await openSignedIn({ version, events: 300 })
    const before = told(simulator.state.events.list())
    const { events } = await readAll(client, {
      order: { by, isDescending },
      limit: 40,
      between: () => {
        for (let each = 0; each < 3; each += 1) simulator.state.events.happen({ code: 4867 })
      },
    })
    const column = events.map((event) => (by === 'id' ? Number(event.id) : Date.parse(event.at)))
    const sorted = column.toSorted((one, other) => (isDescending ? other - one : one - other))
    expect(column).toEqual(sorted)
    expect(new Set(keysOf(events)).size).toBe(events.length)
    expect(before.filter((key) => !keysOf(events).includes(key))).toEqual([])
  })

  it('looks for a person, a period, types, a device and a door, and finds the same on an encrypted database', async () => {
    const { client, simulator } = await openSignedIn({ version, events: 600, settings: { databaseEncryption: true } })
    const all = simulator.state.events.list()
    const someone = all.findLast(({ person, code }) => person !== null && code === 4867)
    if (someone === undefined || someone.person === null || someone.device === null || someone.door === null)
      throw new Error('nobody passed')
    const at = (moment: number) => new Date(moment).toISOString()
    const looked: readonly (readonly [Partial<EventFilter>, (event: (typeof all)[number]) => boolean])[] = [
      [{ personId: someone.person.userId }, ({ person }) => person?.userId === someone.person?.userId],
      [{ codes: [6401] }, ({ code }) => code === 6401],
      [{ codes: [6401, 6403] }, ({ code }) => code === 6401 || code === 6403],
      [{ deviceId: someone.device.id }, ({ device }) => device?.id === someone.device?.id],
      [{ doorId: someone.door.id, codes: [4867] }, ({ door, code }) => door?.id === someone.door?.id && code === 4867],
      [
        { from: at(someone.at - 3_600_000), until: at(someone.at) },
        (event) => event.at >= someone.at - 3_600_000 && event.at <= someone.at,
      ],
    ]
    for (const [part, test] of looked) {
      const { events } = await readAll(client, { filter: { ...everything, ...part } })
      expect(events.length).toBeGreaterThan(0)
      expect(new Set(keysOf(events))).toEqual(new Set(told(all.filter(test))))
    }
  })

  it('asks completely, so that nobody is signed out by it', async () => {
    const { client, simulator } = await openSignedIn({ version, events: 10 })
    valueOf(await client.searchEvents({ filter: everything, order: newestFirst, cursor: null, limit: 20 }, {}))
    const [asked] = simulator.requests.entries.filter(({ path }) => path === '/api/events/search')
    expect(asked?.body).toEqual({
      Query: {
        limit: 20,
        offset: 0,
        conditions: [
          { column: 'datetime', operator: 3, values: ['2000-01-01T00:00:00.000Z', '2037-12-31T23:59:59.000Z'] },
        ],
        orders: [{ column: 'datetime', descending: true }],
      },
    })
    expect(simulator.counters.requestsByRoute['POST /api/login']).toBe(1)
  })

  it('reads the types the server can tell of', async () => {
    const { client } = await openSignedIn({ version, events: 0 })
    const { types } = valueOf(await client.readEventTypes({}))
    expect(types).toContainEqual({ code: 6401, name: 'ACCESS_DENIED_ACCESS_GROUP' })
    expect(types.length).toBeGreaterThan(10)
  })

  it('reads every device and door an event can name, by name', async () => {
    const { client } = await openSignedIn({ version, events: 0 })
    const { devices, doors } = valueOf(await client.readEventPlaces({}))
    const byName = (things: readonly { readonly id: number; readonly name: string }[]) =>
      things
        .map(({ id, name }) => ({ id: String(id), name }))
        .toSorted((one, other) => one.name.localeCompare(other.name))
    expect(devices).toEqual({ kind: 'told', places: byName(Object.values(demoDevices)) })
    expect(doors).toEqual({ kind: 'told', places: byName(Object.values(demoDoors)) })
  })
})

describe('a difficult event log', () => {
  it.each(['missing', 'array', 'string'] as const)('is empty in every spelling: %s', async (emptyLists) => {
    const { client, simulator } = await openSignedIn({ events: 0, settings: { emptyLists } })
    expect(await readAll(client)).toEqual({ events: [], pages: 1, isOrdered: true })
    valueOf(await client.readEventTypes({}))
    simulator.state.doors.clear()
    expect(valueOf(await client.readEventPlaces({})).doors).toEqual({ kind: 'told', places: [] })
  })

  it('has places that are told or not, each list by itself', async () => {
    const lead = await openSignedIn({ events: 0 }, demoOperators.lead)
    expect(valueOf(await lead.client.readEventPlaces({}))).toMatchObject({
      devices: { kind: 'told' },
      doors: { kind: 'notTold', why: 'notAllowed' },
    })
    const { client, simulator } = await openSignedIn({ events: 0 })
    for (const path of ['/api/v2/doors/search', '/api/doors'])
      simulator.faults.next({ path }, { kind: 'code', code: '103', status: 400 })
    expect(valueOf(await client.readEventPlaces({})).doors).toEqual({ kind: 'notTold', why: 'noList' })
    simulator.faults.next({ path: '/api/v2/devices/search' }, { kind: 'code', code: '1000', status: 500 })
    expect(valueOf(await client.readEventPlaces({}))).toMatchObject({
      devices: { kind: 'notTold', why: 'notRead' },
      doors: { kind: 'told' },
    })
  })

  it('has more events on one second than a page, and a server that gives fewer at once than asked for', async () => {
    const { client, simulator } = await openSignedIn({ events: 0, settings: { eventMaximumLimit: 60 } })
    const moment = Date.now() - 60_000
    for (let each = 0; each < 500; each += 1) simulator.state.events.add({ code: 4867, at: moment })
    for (let each = 0; each < 40; each += 1) simulator.state.events.add({ code: 4102, at: moment - 5_000 })
    const { events } = await readAll(client, { limit: 50 })
    expect(new Set(keysOf(events))).toEqual(new Set(told(simulator.state.events.list())))
    expect(events).toHaveLength(540)
  })

  it('crosses the end of a month, where ids begin anew and are taken twice', async () => {
    const { client, simulator } = await openSignedIn({ events: 900 })
    const ids = simulator.state.events.list().map(({ id }) => id)
    expect(new Set(ids).size).toBeLessThan(ids.length)
    const { events } = await readAll(client, { order: { by: 'id', isDescending: true } })
    expect(events).toHaveLength(900)
  })

  it('cannot be ordered by an old server: each page is ordered here, and nothing is left out', async () => {
    const { client, simulator } = await openSignedIn({ events: 260, settings: { eventOrders: false } })
    const { events, isOrdered } = await readAll(client)
    expect(isOrdered).toBe(false)
    expect(new Set(keysOf(events))).toEqual(new Set(told(simulator.state.events.list())))
    expect(events).toHaveLength(260)
  })

  it('is refused to an operator who may not see it', async () => {
    const { client } = await openSignedIn({ events: 10 }, demoOperators.desk)
    const search = { filter: everything, order: newestFirst, cursor: null, limit: 20 }
    expect(failureOf(await client.searchEvents(search, {}))).toMatchObject({ kind: 'permissionDenied' })
  })

  it('is given up, and survives a session that died and rows that make no sense', async () => {
    const { client, simulator } = await openSignedIn({ events: 10 })
    simulator.state.killSessions()
    expect((await readAll(client)).events).toHaveLength(10)
    const search = { filter: everything, order: newestFirst, cursor: null, limit: 20 }
    const given = new AbortController()
    const held = simulator.faults.hold({ path: '/api/events/search' })
    const asked = client.searchEvents(search, { signal: given.signal })
    await held.arrived
    given.abort()
    held.release()
    expect(failureOf(await asked)).toEqual({ kind: 'cancelled' })
  })

  it('has a hundred thousand events: each once, and no page larger than asked for', async () => {
    const { client, simulator } = await openSignedIn({ events: 100_000 })
    const from = new Date(simulator.state.events.list()[97_000]?.at ?? 0).toISOString()
    const { events } = await readAll(client, { filter: { ...everything, from }, limit: 200 })
    expect(events.length).toBeGreaterThanOrEqual(3_000)
    expect(new Set(keysOf(events)).size).toBe(events.length)
  })
})
