import { describe, expect, it } from 'vitest'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { accessGroupSchema, userGroupRowSchema } from '../../../src-preload/contract/person-change.ts'
import { demoOperators, simulatorVersions } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf } from './client-room.ts'

const levels = { path: '/api/access_levels' }

describe.each(simulatorVersions)('the access groups at %s', (version) => {
  it('say which levels and doors each opens, in the order of their names', async () => {
    const { client } = await openSignedIn({ version })
    const { groups } = valueOf(await client.readAccessGroups({}))
    expect(groups.map(({ name }) => name).slice(0, 5)).toEqual([
      'Car park',
      'Laboratories',
      'Main doors',
      'Meeting room 1',
      'Meeting room 2',
    ])
    for (const group of groups) expect(accessGroupSchema.safeParse(group).success).toBe(true)
    expect(groups.find(({ name }) => name === 'Laboratories')?.levels).toEqual(
      known([
        // A door that stands on two schedules is told once.
        {
          id: '1',
          name: 'Entrances',
          doors: known([
            { id: '1', name: 'Main door' },
            { id: '5', name: 'Yard gate' },
          ]),
        },
        {
          id: '2',
          name: 'Research wing',
          doors: known([
            { id: '7', name: 'Clean room' },
            { id: '6', name: 'Laboratory' },
          ]),
        },
      ]),
    )
    expect(groups.find(({ name }) => name === 'Meeting room 1')?.levels).toEqual(known([]))
  })

  it('are those of the operator’s filter, a thousand of them in two requests', async () => {
    const { client, simulator } = await openSignedIn({ version, accessGroups: 1000 })
    simulator.counters.reset()
    const { groups } = valueOf(await client.readAccessGroups({}))
    expect(groups).toHaveLength(simulator.state.accessGroups.size)
    expect(groups.length).toBeGreaterThan(1000)
    expect(simulator.counters.requests).toBe(version === '2.8.10' ? 3 : 2)
    const limited = await openSignedIn({ version, accessGroups: 1000 }, demoOperators.limited)
    expect(valueOf(await limited.client.readAccessGroups({})).groups.map(({ id }) => id)).toEqual(['3', '5'])
  })

  it('are told without doors where those may not be read, and without levels where no row has any', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.always(levels, { kind: 'code', code: '20', status: 403 })
    const main = valueOf(await client.readAccessGroups({})).groups.find(({ id }) => id === '3')
    expect(main?.levels).toEqual(known([{ id: '1', name: 'Entrances', doors: unknown }]))
    simulator.faults.clear()
    // The rows of the older list leave out what is empty, so nothing at all is told there.
    for (const group of simulator.state.accessGroups.values())
      simulator.state.accessGroups.set(group.id, { ...group, levels: [] })
    const told = valueOf(await client.readAccessGroups({})).groups.map((group) => group.levels.kind)
    expect(new Set(told)).toEqual(new Set([version === '2.8.10' ? 'unknown' : 'known']))
  })

  it('fail where the groups themselves may not be read', async () => {
    const { client, simulator } = await openSignedIn({ version })
    for (const path of ['/api/v2/access_groups/search', '/api/access_groups'])
      simulator.faults.always({ path }, { kind: 'code', code: '20', status: 403 })
    expect(failureOf(await client.readAccessGroups({}))).toMatchObject({ kind: 'permissionDenied' })
  })
})

describe.each(simulatorVersions)('the user groups at %s', (version) => {
  it('are a tree from top to bottom, siblings by name', async () => {
    const { client } = await openSignedIn({ version })
    const { groups } = valueOf(await client.readUserGroups({}))
    for (const group of groups) expect(userGroupRowSchema.safeParse(group).success).toBe(true)
    expect(groups.map(({ name, parentId, depth }) => [name, parentId, depth])).toEqual([
      ['All Users', null, 0],
      ['Contractors', '1', 1],
      ['Employees', '1', 1],
      ['Production', '1002', 2],
      ['Research', '1002', 2],
      ['Students', '1', 1],
      ['Visitors', '1', 1],
    ])
  })

  it('of an operator with a filter are those and what is below them', async () => {
    const { client, simulator } = await openSignedIn({ version }, demoOperators.limited)
    simulator.state.userGroups.set(1008, { id: 1008, name: 'Guests of the day', parentId: 1007, depth: 2 })
    const { groups } = valueOf(await client.readUserGroups({}))
    expect(groups.map(({ name, parentId, depth }) => [name, parentId, depth])).toEqual([
      ['Contractors', null, 0],
      ['Visitors', null, 0],
      ['Guests of the day', '1007', 1],
    ])
  })

  it('that run in a ring are all told, once', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.state.userGroups.set(2001, { id: 2001, name: 'Hen', parentId: 2002, depth: 1 })
    simulator.state.userGroups.set(2002, { id: 2002, name: 'Egg', parentId: 2001, depth: 2 })
    const { groups } = valueOf(await client.readUserGroups({}))
    expect(groups.map(({ id }) => id).toSorted()).toEqual([...simulator.state.userGroups.keys()].map(String).toSorted())
  })
})
