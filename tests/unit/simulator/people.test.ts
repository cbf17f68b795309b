import { decode } from 'jpeg-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstGeneratedId, generatePeople, notablePeople } from '../../../tools/simulator/people/generate.ts'
import { PersonStore } from '../../../tools/simulator/people/person-store.ts'
import { blankPerson } from '../../../tools/simulator/people/person.ts'
import { drawPortrait } from '../../../tools/simulator/people/portrait.ts'
import { readPicture } from '../../../tools/simulator/pictures/picture-head.ts'

describe('invented people', () => {
  const people = [...generatePeople(3000, 7, false)]

  it('are the same for the same seed and others for another', () => {
    expect([...generatePeople(3000, 7, false)]).toEqual(people)
    const others = [...generatePeople(3000, 8, false)]
    expect(others.filter((person, index) => person.name === people[index]?.name).length).toBeLessThan(1000)
  })

  it('have ids and addresses of their own', () => {
    expect(new Set(people.map((person) => person.userId)).size).toBe(3000)
    const addresses = people.map((person) => person.email).filter((email) => email !== '')
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(addresses.length).toBeLessThan(3000)
    for (const address of addresses) expect(address).toMatch(/^[a-z.]+(\.\d+)?@example\.org$/)
  })

  it('respect the limits of the API', () => {
    for (const { name, start, expiry } of people) {
      expect([...name].length).toBeLessThanOrEqual(48)
      expect(name).not.toContain("'")
      expect(start < expiry).toBe(true)
    }
  })

  it('are of every kind a desk meets', () => {
    const some = (test: (person: (typeof people)[number]) => boolean): boolean => people.slice(12).some(test)
    expect(some(({ name }) => name.includes('’'))).toBe(true)
    expect(some(({ name }) => /[가-힣]/u.test(name))).toBe(true)
    expect(some(({ photo }) => photo.kind === 'none')).toBe(true)
    expect(some(({ expiry }) => expiry < '2024')).toBe(true)
    expect(some(({ disabled }) => disabled)).toBe(true)
    expect(some(({ userGroupId }) => userGroupId === 1007)).toBe(true)
    expect(some(({ visualFaces }) => visualFaces.length > 0)).toBe(true)
  })

  it('begin with those that tests name, whatever the seed', () => {
    for (const seed of [1, 2]) {
      const [ordinary, quoted] = [...generatePeople(20, seed, false)]
      expect(ordinary).toMatchObject({ userId: notablePeople.ordinary, name: 'Aylin Demir' })
      expect(quoted).toMatchObject({ userId: notablePeople.typographicQuote, name: 'Saoirse O’Brien' })
    }
    const longest = people.find((person) => person.userId === notablePeople.longestName)
    expect([...(longest?.name ?? '')]).toHaveLength(48)
  })

  it('carry letters in some ids where the server allows it', () => {
    const ids = [...generatePeople(100, 7, true)].map((person) => person.userId)
    expect(ids.filter((id) => /^V-\d+_a$/.test(id)).length).toBeGreaterThan(3)
    expect(ids[0]).toBe(String(firstGeneratedId))
  })
})

describe('drawn portraits', () => {
  it('are baseline JPEGs within the 16 KB of a terminal, decodable and different', () => {
    const drawings = Array.from({ length: 30 }, (_, seed) => drawPortrait(seed))
    for (const drawing of drawings) {
      const bytes = Buffer.from(drawing, 'base64')
      expect(bytes.length).toBeLessThanOrEqual(16_384)
      expect(readPicture(drawing)).toMatchObject({ format: 'jpeg', width: 150, height: 160, greyscale: false })
      expect(bytes.includes(Buffer.from([0xff, 0xc0]))).toBe(true)
      expect(decode(bytes).width).toBe(150)
    }
    expect(new Set(drawings).size).toBe(30)
    expect(drawPortrait(4)).toBe(drawings[4])
  })
})

describe('the store of people', () => {
  const seed = 20_240_901

  it('keeps its orders and indexes right through any additions, changes and removals', () => {
    const id = fc.integer({ min: 1, max: 40 }).map(String)
    const name = fc.constantFrom('Ana', 'Björn', 'Çağla', 'ana', '')
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), id, name }),
      fc.record({ kind: fc.constant('change' as const), id, name }),
      fc.record({ kind: fc.constant('remove' as const), id, name }),
    )
    const property = fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const store = new PersonStore()
      const model = new Map<string, string>()
      // Orders that exist already have to be kept, not made anew.
      store.ordered('user_id')
      store.ordered('name')
      const verdicts: (readonly [boolean, boolean])[] = []
      for (const { kind, id: userId, name: shown } of steps) {
        const known = model.has(userId)
        if (kind === 'remove') {
          verdicts.push([store.remove(userId), model.delete(userId)])
        } else if (kind === 'add') {
          model.set(userId, shown)
          store.add({ ...blankPerson(userId), name: shown, email: `${userId}@example.org` })
        } else {
          const person = store.change(userId, { name: shown })
          verdicts.push([person !== undefined, known])
          if (known) model.set(userId, shown)
        }
      }
      for (const [answered, expected] of verdicts) expect(answered).toBe(expected)
      const ids = [...model.keys()].toSorted((one, other) => Number(one) - Number(other))
      expect([...store].map((person) => person.userId)).toEqual(ids)
      const names = store.ordered('name').map((entry) => entry.lowerName)
      expect(names).toEqual(names.toSorted())
      expect(names).toHaveLength(model.size)
      expect(store.nextUserId()).toBe(String(Math.max(0, ...ids.map(Number)) + 1))
      for (const userId of ids) expect(store.byEmail(`${userId}@EXAMPLE.org`)?.name).toBe(model.get(userId))
      expect(store.byEmail('99@example.org')).toBeUndefined()
    })
    fc.assert(property, { seed, numRuns: 300 })
  })

  it('puts numbers before letters and orders numbers by value', () => {
    const store = new PersonStore()
    for (const userId of ['10', 'x4', '9', 'A', '100']) store.add(blankPerson(userId))
    expect([...store].map((person) => person.userId)).toEqual(['9', '10', '100', 'A', 'x4'])
    expect(store.nextUserId()).toBe('101')
  })

  it('forgets an address and a login id that were given up', () => {
    const store = new PersonStore()
    const account = { loginId: 'first', password: 'x' }
    store.add({ ...blankPerson('1'), email: 'a@example.org', account })
    store.change('1', { email: 'b@example.org', account: { ...account, loginId: 'second' } })
    expect(store.byEmail('a@example.org')).toBeUndefined()
    expect(store.byLogin('first')).toBeUndefined()
    expect(store.byLogin('second')?.userId).toBe('1')
  })
})
