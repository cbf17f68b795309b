import { describe, expect, it } from 'vitest'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { demoOperators, notablePeople, simulatorVersions } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf, type Desk } from './client-room.ts'

const searches = { path: '/api/v2/users/search' }
const advanced = { path: '/api/v2/users/advance_search' }
const list = { method: 'GET', path: '/api/users' }
const find = async ({ client }: Desk, text: string, more: { offset?: number; limit?: number } = {}) =>
  valueOf(await client.searchPeople({ text, offset: 0, limit: 50, ...more }, {}))

describe('a search', () => {
  it('is one request for ordinary text, and pages truthfully', async () => {
    const desk = await openSignedIn()
    desk.simulator.counters.reset()
    const first = await find(desk, 'a', { limit: 20 })
    const second = await find(desk, 'a', { offset: 20, limit: 20 })
    expect(desk.simulator.counters.requestsByRoute).toEqual({ 'POST /api/v2/users/search': 2 })
    expect(first.people).toHaveLength(20)
    expect(first.total).toEqual(second.total)
    expect(first).toMatchObject({ searched: ['id', 'name'], matching: 'contains' })
    const ids = [...first.people, ...second.people].map(({ id }) => id)
    expect(new Set(ids).size).toBe(40)
  })

  it('lists everybody for no text, the first of them the first', async () => {
    const desk = await openSignedIn()
    const { people, total } = await find(desk, '  ')
    expect(total).toEqual(known(206))
    expect(people[0]?.id).toBe('1')
    expect(desk.simulator.requests.matching(searches)[0]?.body).not.toHaveProperty('search_text')
  })

  it('tells apart who has an address, who has none, and how they stand', async () => {
    const desk = await openSignedIn()
    const one = async (text: string) => (await find(desk, text)).people[0]
    expect(await one('Demir')).toMatchObject({
      email: known('aylin.demir@example.org'),
      visualFaces: known(1),
      standing: 'active',
    })
    expect(await one('Żurek')).toMatchObject({ standing: 'expired', expiry: known('2020-06-30T23:59') })
    expect(await one('Núñez')).toMatchObject({ standing: 'disabled' })
    expect(await one(notablePeople.withoutEmail)).toMatchObject({ name: 'Jonas Weber', email: absent })
  })

  it('finds a part of an address by the advanced search, with the operator level 2.9.8 insists on', async () => {
    const desk = await openSignedIn()
    const found = await find(desk, 'demir@exam')
    expect(found.people.map(({ id }) => id)).toEqual([notablePeople.ordinary])
    expect(found).toMatchObject({ total: known(1), searched: ['id', 'name', 'email'] })
    expect(desk.simulator.requests.matching(advanced)[0]?.body).toMatchObject({
      user_email: 'demir@exam',
      user_operator_level_id: '0',
    })
  })

  it('finds digits in ids first and then in phones, each person once', async () => {
    const desk = await openSignedIn()
    desk.simulator.state.people.change('1001', { phone: '+49 89 1005' })
    desk.simulator.state.people.change('1005', { phone: '1005' })
    const found = await find(desk, '1005')
    expect(found.people.map(({ id }) => id)).toEqual(['1005', '1001'])
    expect(found).toMatchObject({ total: known(2), searched: ['id', 'name', 'phone'] })
    expect((await find(desk, '1005', { offset: 1, limit: 1 })).people.map(({ id }) => id)).toEqual(['1001'])
    expect((await find(desk, '1005', { offset: 2 })).people).toEqual([])
  })

  it('does not promise a total that it could not count', async () => {
    const desk = await openSignedIn({ people: 400 })
    const found = await find(desk, '@example.org')
    expect(found.people).toHaveLength(50)
    expect(found.total).toEqual(unknown)
  })

  it('asks once only where the server searches addresses itself', async () => {
    const desk = await openSignedIn({ settings: { searchTextColumns: ['user_id', 'name', 'email'] } })
    for (const text of ['demir@exam', 'weber@exam', 'groß@exam', 'gross@exam']) await find(desk, text)
    expect(desk.simulator.requests.matching(advanced)).toHaveLength(0)
    expect((await find(desk, 'demir@exam')).searched).toEqual(['id', 'name', 'email'])
  })

  it.each(['2.8.10', '2.8.16'] as const)(
    'keeps to id and name on %s, which has no advanced search',
    async (version) => {
      const desk = await openSignedIn({ version })
      expect((await find(desk, 'Demir')).people[0]?.id).toBe('1001')
      await find(desk, 'demir@exam')
      expect(desk.simulator.requests.matching(advanced)).toHaveLength(0)
    },
  )

  it('says that an encrypted database finds whole values only', async () => {
    const desk = await openSignedIn({ settings: { databaseEncryption: true } })
    expect(await find(desk, 'Aylin')).toMatchObject({ people: [], matching: 'exact' })
    expect((await find(desk, 'Aylin Demir')).people[0]).toMatchObject({ name: 'Aylin Demir' })
    expect((await find(desk, 'aylin.demir@example.org')).people.map(({ id }) => id)).toEqual(['1001'])
    const asked = desk.simulator.requests.matching(searches).length
    expect(await find(desk, 'Ayli')).toMatchObject({ people: [], matching: 'exact' })
    expect(desk.simulator.requests.matching(searches)).toHaveLength(asked + 1)
  })

  it('does not say so when nobody matches on an ordinary server', async () => {
    const desk = await openSignedIn()
    expect(await find(desk, 'Zzyzx')).toMatchObject({ people: [], total: known(0), matching: 'contains' })
  })

  it('can be given up, and asks again once when the server waited in vain', async () => {
    const desk = await openSignedIn()
    const giveUp = new AbortController()
    const held = desk.simulator.faults.hold(searches)
    const searching = desk.client.searchPeople({ text: 'a', offset: 0, limit: 5 }, { signal: giveUp.signal })
    await held.arrived
    giveUp.abort()
    expect(failureOf(await searching)).toEqual({ kind: 'cancelled' })
    desk.simulator.faults.next(searches, { kind: 'code-4', committed: false })
    await find(desk, 'a')
    for (let time = 0; time < 2; time += 1) desk.simulator.faults.next(searches, { kind: 'code-4', committed: false })
    const busy = await desk.client.searchPeople({ text: 'a', offset: 0, limit: 5 }, {})
    expect(failureOf(busy)).toMatchObject({ kind: 'serverBusy', answer: { status: 200, code: '4' } })
  })

  it.each([
    [{ kind: 'broken-json' }, { kind: 'answerUnreadable', status: 200, reason: 'notJson' }],
    [
      { kind: 'code', code: '65000' },
      { kind: 'serverRefused', answer: { status: 200, code: '65000' } },
    ],
    [
      { kind: 'code', code: '0' },
      { kind: 'answerUnreadable', reason: 'wrongShape' },
    ],
    [
      { kind: 'status', status: 502, committed: false },
      { kind: 'serverBusy', answer: { status: 502, code: null } },
    ],
    [
      { kind: 'redirect', location: 'https://example.org/' },
      { kind: 'answerUnreadable', reason: 'redirect' },
    ],
  ] as const)('met by %o says what happened', async (fault, failure) => {
    const desk = await openSignedIn()
    desk.simulator.faults.next(searches, fault)
    expect(failureOf(await desk.client.searchPeople({ text: 'a', offset: 0, limit: 5 }, {}))).toMatchObject(failure)
  })
})

describe('a server without a search', () => {
  it('is read as a list once, in pages of 500, and not again for each key', async () => {
    const desk = await openSignedIn({ version: '2.8.10', people: 1_300 })
    const found = await find(desk, 'demir', { limit: 5 })
    expect(found.total).toEqual(unknown)
    expect(found.searched).toEqual(['id', 'name', 'email', 'phone'])
    expect(found.people.every(({ name, email }) => /demir/iu.test(name + JSON.stringify(email)))).toBe(true)
    for (const text of ['dem', 'demi', 'demir@exam', '1005']) await find(desk, text)
    expect(desk.simulator.requests.matching(list)).toHaveLength(3)
    expect(desk.simulator.requests.matching(searches)).toHaveLength(1)
    desk.passTime(61_000)
    await find(desk, 'demir')
    expect(desk.simulator.requests.matching(list)).toHaveLength(6)
  })

  it('keeps what was read when a key gives the reading up', async () => {
    const desk = await openSignedIn({ version: '2.8.10', people: 1_300 })
    const giveUp = new AbortController()
    const held = desk.simulator.faults.hold(list)
    const first = desk.client.searchPeople({ text: 'd', offset: 0, limit: 5 }, { signal: giveUp.signal })
    await held.arrived
    giveUp.abort()
    expect(failureOf(await first)).toEqual({ kind: 'cancelled' })
    held.release()
    await find(desk, 'de')
    expect(desk.simulator.requests.matching(list).map(({ query }) => query['offset'])).toEqual(['0', '500', '1000'])
  })

  it('reads the list anew after somebody was deleted', async () => {
    const desk = await openSignedIn({ version: '2.8.10' })
    expect((await find(desk, 'Demir')).people[0]?.id).toBe('1001')
    valueOf(await desk.client.deletePerson('1001', {}))
    expect((await find(desk, '1001')).people).toEqual([])
  })
})

describe.each(simulatorVersions)('reading a person at %s', (version) => {
  it('gives record and photo in one request, once it is known which fields the site has', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.counters.reset()
    const person = valueOf(await client.readPerson(notablePeople.ordinary, {}))
    expect(simulator.counters.requestsByRoute).toEqual({
      'GET /api/users/:id': 1,
      'GET /api/setting/custom_fields': 1,
    })
    valueOf(await client.readPerson(notablePeople.disabled, {}))
    expect(simulator.counters.requests).toBe(3)
    expect(person).toMatchObject({
      id: '1001',
      name: 'Aylin Demir',
      mailSentAt: null,
      photo: { kind: 'present', type: 'image/jpeg' },
    })
    expect(valueOf(await client.readPerson(notablePeople.withoutPhoto, {})).photo).toEqual({ kind: 'absent' })
  })

  it('does not find who is gone, out of sight, or no person at all', async () => {
    const { client, simulator } = await openSignedIn({ version }, demoOperators.limited)
    simulator.state.deletePerson('1009')
    expect(failureOf(await client.readPerson('1009', {}))).toEqual({ kind: 'personNotFound' })
    // The oldest release does not enforce the filters of operators yet: a guess of the simulator.
    const outOfSight = await client.readPerson('1001', {})
    expect(outOfSight).toMatchObject(
      version === '2.8.10'
        ? { ok: true }
        : { ok: false, failure: { kind: 'permissionDenied', answer: { status: 403, code: '20' } } },
    )
    simulator.counters.reset()
    for (const id of ['..', '.', '1001+1002', '1001 1002', 'next/../1'])
      expect(failureOf(await client.readPerson(id, {}))).toEqual({ kind: 'personNotFound' })
    expect(simulator.counters.requests).toBe(0)
  })
})

describe.each(simulatorVersions)('deleting a person at %s', (version) => {
  const deletions = { method: 'DELETE', path: '/api/users' }

  it('deletes the one who is meant', async () => {
    const { client, simulator } = await openSignedIn({ version })
    valueOf(await client.deletePerson('1001', {}))
    expect(simulator.state.people.get('1001')).toBeUndefined()
    expect(simulator.state.people.get('1002')).toBeDefined()
    expect(failureOf(await client.deletePerson('1001', {}))).toEqual({ kind: 'personNotFound' })
  })

  it('never deletes the administrator, nor two people at once, and asks nobody about it', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.counters.reset()
    for (const id of ['1', '01', '0001', ' 1'])
      expect(failureOf(await client.deletePerson(id, {}))).toEqual({ kind: 'protectedPerson' })
    for (const id of ['1001+1002', '1001 1002', '1001,1002', '*'])
      expect(failureOf(await client.deletePerson(id, {}))).toEqual({ kind: 'personNotFound' })
    expect(simulator.counters.requests).toBe(0)
  })

  it.each([
    ['reset-after-commit', { kind: 'reset-after-commit' }],
    ['code 4', { kind: 'code-4', committed: true }],
    ['broken JSON', { kind: 'broken-json' }],
    ['a failing gateway', { kind: 'status', status: 502, committed: true }],
  ] as const)('looks when the answer is lost to %s, and does not delete twice', async (_what, fault) => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next(deletions, fault)
    valueOf(await client.deletePerson('1001', {}))
    expect(simulator.requests.matching(deletions)).toHaveLength(1)
  })

  it('says unknown when the person is still there after a lost answer', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next(deletions, { kind: 'reset-before-answer' })
    expect(failureOf(await client.deletePerson('1001', {}))).toEqual({ kind: 'outcomeUnknown', action: 'deletePerson' })
    expect(simulator.requests.matching(deletions)).toHaveLength(1)
  })
})
