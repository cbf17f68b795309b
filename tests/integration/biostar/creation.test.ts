import { describe, expect, it } from 'vitest'
import type { PersonDraft } from '../../../src-preload/contract/person.ts'
import { demoOperators, simulatorVersions } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf } from './client-room.ts'

const creations = { method: 'POST', path: '/api/users' }
const draft: PersonDraft = {
  id: '1501',
  name: 'Saoirse O’Brien',
  email: 'saoirse@example.org',
  phone: '+49 30 1234',
  userGroupId: '1005',
  accessGroupIds: ['3'],
  start: '2025-03-30T02:30',
  expiry: '2025-10-26T02:30',
}

describe.each(simulatorVersions)('what the form for a new person needs at %s', (version) => {
  it('is the groups within the operator’s filter, the next id and the style of ids', async () => {
    const { client } = await openSignedIn({ version }, demoOperators.limited)
    const ground = valueOf(await client.prepareCreation({}))
    expect(ground.userGroups.map(({ id }) => id)).toEqual(['1005', '1007'])
    expect(ground.accessGroups.map(({ id }) => id)).toEqual(['3', '5'])
    expect(ground).toMatchObject({ nextId: '1201', idStyle: 'numeric' })
  })

  it('has all groups for who may see all, and says when ids may hold letters', async () => {
    const { client, simulator } = await openSignedIn({ version, settings: { useAlphanumeric: true } })
    const ground = valueOf(await client.prepareCreation({}))
    expect(ground.userGroups).toHaveLength(simulator.state.userGroups.size)
    expect(ground.userGroups[0]).toEqual({ id: '1', name: 'All Users' })
    expect(ground.accessGroups).toHaveLength(simulator.state.accessGroups.size)
    expect(ground.idStyle).toBe('alphanumeric')
  })

  it('comes from the v1 lists where the v2 searches are not there, and is filtered here', async () => {
    const { client, simulator } = await openSignedIn({ version: '2.8.10' }, demoOperators.limited)
    const ground = valueOf(await client.prepareCreation({}))
    expect(ground.userGroups.map(({ id }) => id)).toEqual(['1005', '1007'])
    expect(ground.accessGroups.map(({ id }) => id)).toEqual(['3', '5'])
    expect(simulator.counters.requestsByRoute).toMatchObject({ 'GET /api/user_groups': 1, 'GET /api/access_groups': 1 })
  })

  it.each(['missing', 'array', 'string'] as const)(
    'may be empty, however the server spells that (%s)',
    async (emptyLists) => {
      const { client, simulator } = await openSignedIn({ version, settings: { emptyLists } })
      simulator.state.accessGroups.clear()
      expect(valueOf(await client.prepareCreation({})).accessGroups).toEqual([])
    },
  )
})

describe.each(simulatorVersions)('creating a person at %s', (version) => {
  it('sends the required fields and what was filled in, and nothing else', async () => {
    const { client, simulator } = await openSignedIn({ version })
    expect(valueOf(await client.createPerson(draft, {}))).toEqual({ id: '1501' })
    expect(simulator.requests.matching(creations).map(({ body }) => body)).toEqual([
      {
        User: {
          user_id: '1501',
          name: 'Saoirse O’Brien',
          user_group_id: { id: '1005' },
          start_datetime: '2025-03-30T02:30:00.00Z',
          expiry_datetime: '2025-10-26T02:30:00.00Z',
          email: 'saoirse@example.org',
          phone: '+49 30 1234',
          access_groups: [{ id: '3' }],
        },
      },
    ])
    const bare = { ...draft, id: '1502', email: null, phone: '', accessGroupIds: [] }
    valueOf(await client.createPerson(bare, {}))
    const required = ['user_id', 'name', 'user_group_id', 'start_datetime', 'expiry_datetime']
    const bodies = simulator.requests.matching(creations).map(({ body }) => body as { readonly User: object })
    expect(bodies.map(({ User }) => Object.keys(User))[1]).toEqual(required)
    // Until 2.9.1 the time of day was not applied (release notes).
    const start = version.startsWith('2.8.') ? '2025-03-30T00:00:00' : '2025-03-30T02:30:00'
    expect(simulator.state.people.get('1501')).toMatchObject({ start, accessGroupIds: [3] })
  })

  it('refuses by the contract’s rules before anything is sent', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const tried = async (change: Partial<PersonDraft>) =>
      failureOf(await client.createPerson({ ...draft, ...change }, {}))
    const field = (name: string) => ({ kind: 'invalidField', field: name, code: null })
    expect(await tried({ id: '0' })).toEqual(field('id'))
    expect(await tried({ id: 'V-1' })).toEqual(field('id'))
    expect(await tried({ name: "O'Brien" })).toEqual(field('name'))
    expect(await tried({ name: '   ' })).toEqual(field('name'))
    expect(await tried({ email: 'nobody' })).toEqual(field('email'))
    expect(await tried({ phone: 'call me' })).toEqual(field('phone'))
    expect(await tried({ start: '2000-12-31T23:59' })).toEqual(field('start'))
    expect(await tried({ expiry: '2038-01-01T00:00' })).toEqual(field('expiry'))
    expect(await tried({ expiry: '2025-03-29T00:00' })).toEqual(field('expiry'))
    const seventeen = Array.from({ length: 17 }, (_, step) => String(step + 1))
    expect(await tried({ accessGroupIds: seventeen })).toEqual({ kind: 'tooManyAccessGroups' })
    expect(simulator.requests.matching(creations)).toHaveLength(0)
  })

  it('takes letters in an id where the server does', async () => {
    const { client } = await openSignedIn({ version, settings: { useAlphanumeric: true } })
    expect(valueOf(await client.createPerson({ ...draft, id: 'V-1_a' }, {}))).toEqual({ id: 'V-1_a' })
  })

  it('answers a taken id with the next free one, and a taken address as such', async () => {
    const { client } = await openSignedIn({ version })
    expect(failureOf(await client.createPerson({ ...draft, id: '1001' }, {}))).toEqual({
      kind: 'duplicateId',
      nextId: '1201',
    })
    const taken = { ...draft, email: 'aylin.demir@example.org' }
    expect(failureOf(await client.createPerson(taken, {}))).toEqual({ kind: 'duplicateEmail' })
  })

  it('names a group that is gone, and an account that may not create', async () => {
    const { client } = await openSignedIn({ version })
    expect(failureOf(await client.createPerson({ ...draft, userGroupId: '9999' }, {}))).toEqual({
      kind: 'userGroupNotFound',
    })
    expect(failureOf(await client.createPerson({ ...draft, accessGroupIds: ['999'] }, {}))).toEqual({
      kind: 'accessGroupNotFound',
    })
    const watching = await openSignedIn({ version }, demoOperators.readOnly)
    expect(failureOf(await watching.client.createPerson(draft, {}))).toMatchObject({ kind: 'permissionDenied' })
  })

  it.each([
    ['a reset', { kind: 'reset-after-commit' }],
    ['half an answer', { kind: 'drop-after-bytes', bytes: 10 }],
    ['code 4', { kind: 'code-4', committed: true }],
    ['broken JSON', { kind: 'broken-json' }],
    ['a failing gateway', { kind: 'status', status: 502, committed: true }],
    ['an error after the deed', { kind: 'code', code: '1000', status: 500, committed: true }],
  ] as const)('looks the person up when the answer is lost to %s, and creates once', async (_what, fault) => {
    const { client, simulator } = await openSignedIn({ version })
    const stages: string[] = []
    simulator.faults.next(creations, fault)
    const created = await client.createPerson(draft, { onStage: (stage) => stages.push(stage) })
    expect(valueOf(created)).toEqual({ id: '1501' })
    expect(stages).toEqual(['sending', 'lookingUp'])
    expect(simulator.requests.matching(creations)).toHaveLength(1)
  })

  it('says unknown when the look finds nobody, somebody else, or no server', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const unknown = { kind: 'outcomeUnknown', action: 'createPerson' }
    simulator.faults.next(creations, { kind: 'reset-before-answer' })
    expect(failureOf(await client.createPerson(draft, {}))).toEqual(unknown)
    simulator.faults.next(creations, { kind: 'reset-before-answer' })
    expect(failureOf(await client.createPerson({ ...draft, id: '1001' }, {}))).toEqual(unknown)
    simulator.faults.next(creations, { kind: 'reset-after-commit' })
    simulator.faults.always({ path: '/api/users/:id' }, { kind: 'reset-before-answer' })
    expect(failureOf(await client.createPerson({ ...draft, id: '1503', email: null }, {}))).toEqual(unknown)
    expect(simulator.requests.matching(creations)).toHaveLength(3)
  })

  it('believes a plain refusal once nobody is found', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next(creations, { kind: 'code', code: '1000', status: 500 })
    expect(failureOf(await client.createPerson(draft, {}))).toMatchObject({
      kind: 'serverRefused',
      answer: { code: '1000' },
    })
  })

  it('given up on its way says unknown, and before that says cancelled', async () => {
    const { client, simulator } = await openSignedIn({ version })
    valueOf(await client.prepareCreation({}))
    const giveUp = new AbortController()
    const held = simulator.faults.hold(creations)
    const creating = client.createPerson(draft, { signal: giveUp.signal })
    await held.arrived
    giveUp.abort()
    expect(failureOf(await creating)).toEqual({ kind: 'outcomeUnknown', action: 'createPerson' })
    expect(failureOf(await client.createPerson(draft, { signal: giveUp.signal }))).toEqual({ kind: 'cancelled' })
  })
})
