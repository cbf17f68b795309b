import { describe, expect, it } from 'vitest'
import type { BioStarClient } from '../../../src-main/biostar/client.ts'
import { findSimilarPeople } from '../../../src-main/desk/similar-people.ts'
import { lookEvery, sweepEvery } from '../../../src-main/directory/directory-sweeps.ts'
import { fail } from '../../../src-preload/contract/outcome.ts'
import { notablePeople, simulatorVersions } from '../../../tools/simulator/index.ts'
import { openSignedIn, valueOf } from '../biostar/client-room.ts'
import { isRested, ListedServer, openDirectory, openFolder } from './directory-room.ts'

/** The list of a real conversation with a simulated server. */
class SweptServer extends ListedServer {
  override readonly sweep: ListedServer['sweep']
  override readonly changes: ListedServer['changes']

  constructor(client: BioStarClient) {
    super()
    this.sweep = async (options) => client.sweepPeople(options)
    this.changes = async (newest, options) => client.readChangedPeople(newest, options)
  }
}

describe('a station at a server', () => {
  it.each(simulatorVersions)('finds of %s whom the server finds, and more', async (version) => {
    const desk = await openSignedIn({ version, people: 700 })
    const room = openDirectory(await openFolder(), {}, new SweptServer(desk.client))
    const state = await room.until(isRested)
    expect(state).toMatchObject({ people: desk.simulator.state.people.size })
    for (const text of ['Demir', 'Groß', '1234', 'weber']) {
      const told = valueOf(await desk.client.searchPeople({ text, offset: 0, limit: 50 }, {})).people.map(
        ({ id }) => id,
      )
      const own = await room.find(text)
      expect(told.filter((id) => !own.includes(id))).toEqual([])
    }
    expect(await room.find('aylin dmeir')).toContain(notablePeople.ordinary)
    expect(await room.find('ㄱㅅㅇ')).toContain(notablePeople.korean)
  })

  it('finds whoever is like a newcomer in the copy alone, while the server is away', async () => {
    const desk = await openSignedIn({ people: 700 })
    const { ordinary, twoVisualFaces, korean } = notablePeople
    desk.simulator.state.people.change('1400', { phone: '+49 (0)30 / 55 123-456' })
    const room = openDirectory(await openFolder(), {}, new SweptServer(desk.client))
    await room.until(isRested)
    const like = async (newcomer: { readonly name?: string; readonly email?: string; readonly phone?: string }) => {
      const found = await findSimilarPeople(
        { id: '', name: '', email: null, phone: null, ...newcomer },
        {
          searchCopy: async (text, limit) => room.directory.search(text, limit),
          searchServer: async () => Promise.resolve(fail({ kind: 'serverUnreachable' })),
        },
      )
      return valueOf(found).people.map(({ person, same }) => [person.id, ...same])
    }
    expect(await like({ name: 'DEMİR, Aylin' })).toContainEqual([ordinary, 'name'])
    expect(await like({ name: 'Ailin Demir' })).toContainEqual([ordinary, 'similarName'])
    expect(await like({ name: 'Aylin Sofia Demir' })).toContainEqual([ordinary, 'similarName'])
    expect(await like({ name: 'Gross Bjorn' })).toContainEqual([twoVisualFaces, 'name'])
    expect(await like({ name: '김 서연' })).toContainEqual([korean, 'similarName'])
    expect(await like({ email: 'Aylin.Demir@Example.org' })).toEqual([[ordinary, 'email']])
    expect(await like({ phone: '030 55123456' })).toEqual([['1400', 'phone']])
    expect(await like({ name: 'Xaverine Quodlibet' })).toEqual([])
  })

  it('learns of a change soon, and of a deletion with the next sweep', async () => {
    const desk = await openSignedIn({ people: 700 })
    const { people } = desk.simulator.state
    const room = openDirectory(await openFolder(), {}, new SweptServer(desk.client))
    await room.until(isRested)
    people.change('1400', { name: 'Renamed Lately', lastModified: 100_000 })
    people.remove('1500')
    const size = people.size
    await room.pass(lookEvery)
    expect(await room.find('1500')).toEqual(['1500'])
    expect(await room.find('renamed lately')).toEqual(['1400'])
    await room.pass(sweepEvery)
    await room.until((state) => state.kind === 'ready' && state.people === size)
    expect([await room.find('1500'), await room.find('renamed')]).toEqual([[], ['1400']])
  })
})
