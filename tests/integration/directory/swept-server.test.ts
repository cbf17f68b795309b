import { describe, expect, it } from 'vitest'
import type { BioStarClient } from '../../../src-main/biostar/client.ts'
import { lookEvery, sweepEvery } from '../../../src-main/directory/directory-sweeps.ts'
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
