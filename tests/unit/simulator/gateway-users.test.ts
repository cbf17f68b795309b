import { describe, expect, it } from 'vitest'
import type { UserInventor } from '../../../tools/simulator/gateway/terminal-users.ts'
import { inventUsers } from '../../../tools/simulator/gateway/invented-users.ts'
import { terminalModels } from '../../../tools/simulator/gateway/index.ts'
import { TerminalUsers } from '../../../tools/simulator/gateway/terminal-users.ts'
import { generatePeople } from '../../../tools/simulator/people/generate.ts'

const seed = 20_240_901

describe('the users a terminal begins with', () => {
  it('are the people of the BioStar simulator', () => {
    const people = [...generatePeople(30, seed, false)]
    const users = new TerminalUsers(inventUsers(30, seed, terminalModels.bioStation3))
    const seen = [...users.values()].map(({ hdr, name, accessGroupIDs, cards }) => {
      return [hdr.ID, name, accessGroupIDs, cards.length]
    })
    expect(seen).toEqual(
      people.map((person) => [person.userId, person.name, person.accessGroupIds, person.cards.length]),
    )
  })

  it.each(Object.entries(terminalModels))('have an outline that says what is really there: %s', (_name, model) => {
    const inventor = inventUsers(14, seed, model)
    for (let index = 0; index < inventor.count; index += 1) {
      const user = inventor.userOf(index)
      const { hdr, named, photographed } = inventor.outlineOf(index)
      expect(hdr).toEqual(user.hdr)
      expect([named, photographed]).toEqual([user.name !== '', user.photo.length > 0])
      expect(inventor.userOf(index)).toEqual(user)
    }
  })

  it('differ from seed to seed', () => {
    const names = (other: number) =>
      [...new TerminalUsers(inventUsers(11, other, terminalModels.bioStation3)).values()].map(({ name }) => name)
    expect(names(1)).not.toEqual(names(2))
  })

  it('are not made before somebody looks, however many there are', () => {
    const made: number[] = []
    const inventor = inventUsers(100_000, seed, terminalModels.bioStation3)
    const watched: UserInventor = { ...inventor, userOf: (index) => (made.push(index), inventor.userOf(index)) }
    const users = new TerminalUsers(watched)
    expect(users.size).toBe(100_000)
    expect([...users.outlines()]).toHaveLength(100_000)
    expect(made).toEqual([])
    expect(users.get('51001')?.hdr.ID).toBe('51001')
    expect(made).toEqual([50_000])
  })
})

describe('the users of a terminal', () => {
  it('can be changed as if somebody else had been there, and the counters follow', () => {
    const users = new TerminalUsers(inventUsers(12, seed, terminalModels.bioStation3))
    const before = users.get('1011')
    users.change('1011', { name: 'Somebody', faces: [] })
    expect(before?.hdr.numOfFace).toBe(2)
    expect(users.get('1011')).toEqual({
      ...before,
      name: 'Somebody',
      faces: [],
      hdr: { ...before?.hdr, numOfFace: 0 },
    })
    expect(() => users.change('77', { name: '' })).toThrow('no user 77')
    users.delete('1011')
    expect([users.size, users.has('1011'), users.get('1011')]).toEqual([11, false, undefined])
  })
})
