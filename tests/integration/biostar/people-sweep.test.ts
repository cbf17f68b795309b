import { describe, expect, it } from 'vitest'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { demoOperators, notablePeople, simulatorVersions } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf, type Desk } from './client-room.ts'

const list = { method: 'GET', path: '/api/users' }
const search = { method: 'POST', path: '/api/v2/users/search' }

async function sweep({ client }: Pick<Desk, 'client'>, signal?: AbortSignal) {
  const people: DirectoryPerson[] = []
  const options = signal === undefined ? {} : { signal }
  const end = await client.sweepPeople({ ...options, onPage: (page) => void people.push(...page) })
  return { end, people, one: (id: string) => people.find(({ summary }) => summary.id === id) }
}

describe('a sweep of a server', () => {
  it.each(simulatorVersions)('of %s reads everybody with photo, e-mail, groups and standing', async (version) => {
    const desk = await openSignedIn({ version, people: 1300 })
    const { end, people, one } = await sweep(desk)
    expect(valueOf(end)).toMatchObject({ isComplete: true, people: desk.simulator.state.people.size })
    expect(people.map(({ summary }) => summary.id)).toEqual(
      [...desk.simulator.state.people].map(({ userId }) => userId),
    )
    expect(one(notablePeople.ordinary)).toMatchObject({
      summary: {
        name: 'Aylin Demir',
        email: known('aylin.demir@example.org'),
        standing: 'active',
        visualFaces: known(1),
      },
      hasPhoto: known(true),
    })
    expect(one(notablePeople.withoutPhoto)?.hasPhoto).toEqual(known(false))
    expect(one(notablePeople.expired)?.summary.standing).toBe('expired')
    expect(desk.simulator.requests.matching(list)).toHaveLength(3)
  })

  it('falls back on the search where the old list has gone, and then does not know about photos', async () => {
    const desk = await openSignedIn({ people: 600 })
    desk.simulator.faults.always(list, { kind: 'code', code: '103', status: 400 })
    const { end, one } = await sweep(desk)
    expect(valueOf(end)).toMatchObject({ isComplete: true, people: desk.simulator.state.people.size })
    expect(one(notablePeople.ordinary)?.hasPhoto).toEqual(unknown)
    expect(desk.simulator.requests.matching(search)).toHaveLength(2)
    await sweep(desk)
    expect(valueOf(await desk.client.readChangedPeople(1, {}))).toMatchObject({ isAll: false })
    // Asked once: what is not there is not asked for again in this session.
    expect(desk.simulator.requests.matching(list)).toHaveLength(1)
  })

  it('says what the server says where there is neither', async () => {
    const desk = await openSignedIn({ people: 10 })
    for (const path of [list, search]) desk.simulator.faults.always(path, { kind: 'code', code: '103', status: 400 })
    expect(failureOf((await sweep(desk)).end)).toMatchObject({ kind: 'notSupported' })
  })

  it('passes nobody over while people are created and deleted under it', async () => {
    const desk = await openSignedIn({ people: 2600 })
    const { people } = desk.simulator.state
    const hold = desk.simulator.faults.hold(list, 'after')
    const swept = sweep(desk)
    await hold.arrived
    for (let id = 1001; id <= 1300; id += 1) people.remove(String(id))
    const created = people.get('1500')
    if (created === undefined) throw new Error('the simulator has nobody with that id')
    people.add({ ...created, userId: '99999', email: '' })
    hold.release()
    const { end, one } = await swept
    expect(valueOf(end).isComplete).toBe(true)
    for (const { userId } of people) expect(one(userId)?.summary.id).toBe(userId)
  })

  it('has nobody who was deleted before it', async () => {
    const desk = await openSignedIn({ people: 700 })
    expect((await sweep(desk)).one('1400')).toBeDefined()
    desk.simulator.state.people.remove('1400')
    expect((await sweep(desk)).one('1400')).toBeUndefined()
  })

  it('is of those the account may see', async () => {
    const desk = await openSignedIn({ people: 300 }, demoOperators.limited)
    const { end, people } = await sweep(desk)
    expect(valueOf(end).isComplete).toBe(true)
    expect(people.length).toBeGreaterThan(0)
    expect(people.length).toBeLessThan(200)
  })

  it('is refused to whom people are not shown, and nothing follows from that', async () => {
    const desk = await openSignedIn({ people: 300 })
    desk.simulator.faults.always(list, { kind: 'code', code: '20', status: 403 })
    expect(failureOf((await sweep(desk)).end)).toMatchObject({ kind: 'permissionDenied' })
    expect(desk.simulator.requests.matching(search)).toHaveLength(0)
  })

  it('ends with a lost page as a failure, and not as a shorter list', async () => {
    const desk = await openSignedIn({ people: 2000 })
    desk.simulator.faults.next(list, { kind: 'delay', milliseconds: 0 })
    for (let time = 0; time < 4; time += 1) desk.simulator.faults.next(list, { kind: 'drop-after-bytes', bytes: 2000 })
    const { end, people } = await sweep(desk)
    expect(failureOf(end).kind).toBe('serverUnreachable')
    expect(people.length).toBeLessThan(2000)
  })

  it('can be given up between two pages', async () => {
    const desk = await openSignedIn({ people: 2000 })
    const giveUp = new AbortController()
    const hold = desk.simulator.faults.hold(list)
    const swept = sweep(desk, giveUp.signal)
    await hold.arrived
    giveUp.abort()
    expect(failureOf((await swept).end)).toEqual({ kind: 'cancelled' })
  })

  it('lets the clerk’s own question go first', async () => {
    const desk = await openSignedIn({ people: 2000 })
    const hold = desk.simulator.faults.hold(search)
    const found = desk.client.searchPeople({ text: 'demir', offset: 0, limit: 10 }, {})
    await hold.arrived
    desk.simulator.requests.clear()
    const swept = sweep(desk)
    // A question that needs no server proves that the sweep has had its turn and waits.
    await desk.client.readPerson('..', {})
    expect(desk.simulator.requests.matching(list)).toHaveLength(0)
    hold.release()
    expect((await found).ok).toBe(true)
    expect(valueOf((await swept).end).isComplete).toBe(true)
  })
})

describe('a look for changes', () => {
  it('is one request, and tells who was changed and how far that reached', async () => {
    const desk = await openSignedIn({ people: 900 })
    const { newest } = valueOf((await sweep(desk)).end)
    if (newest === null) throw new Error('the simulator tells when people were changed')
    desk.simulator.state.people.change('1500', { name: 'Renamed', lastModified: newest + 5 })
    desk.simulator.requests.clear()
    const changed = valueOf(await desk.client.readChangedPeople(newest + 1, {}))
    expect(changed.people.map(({ summary }) => summary.name)).toEqual(['Renamed'])
    expect(changed).toMatchObject({ isAll: true, newest: newest + 5 })
    expect(desk.simulator.requests.matching(list)).toHaveLength(1)
  })

  it('is not taken for all where a whole page comes', async () => {
    const desk = await openSignedIn({ people: 900 })
    expect(valueOf(await desk.client.readChangedPeople(0, {})).isAll).toBe(false)
  })
})
