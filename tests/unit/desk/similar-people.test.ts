import { describe, expect, it } from 'vitest'
import type { DirectoryAnswer, DirectoryPerson, DirectoryState } from '../../../src-preload/contract/directory.ts'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { findSimilarPeople, type SimilarPeopleSources } from '../../../src-main/desk/similar-people.ts'

const person = (id: string, name: string, changes: Partial<PersonSummary> = {}): PersonSummary => ({
  id,
  name,
  email: absent,
  phone: absent,
  department: absent,
  userGroup: unknown,
  visualFaces: unknown,
  standing: 'active',
  expiry: unknown,
  ...changes,
})

const ready: DirectoryState = { kind: 'ready', people: 3, sweptAt: '2027-03-04T10:00:00.000Z', isSweeping: false }
const aylin = { id: '', name: 'Aylin Demir', email: null, phone: null }
const away = { kind: 'serverUnreachable' } as const

interface Room {
  readonly sources: SimilarPeopleSources<typeof away>
  readonly asked: { readonly copy: string[]; readonly server: string[] }
}

/** A copy and a server that answer everybody they know, whatever they are asked; a server of `null` is away. */
function room(copied: readonly PersonSummary[] | null, told: readonly PersonSummary[] | null): Room {
  const asked = { copy: [] as string[], server: [] as string[] }
  const people: DirectoryPerson[] = (copied ?? []).map((summary) => ({ summary, hasPhoto: unknown }))
  return {
    asked,
    sources: {
      searchCopy: async (text) => {
        asked.copy.push(text)
        const state: DirectoryState = copied === null ? { kind: 'empty', isSweeping: true } : ready
        const answer: DirectoryAnswer = { people, hasMore: false, state }
        return Promise.resolve(answer)
      },
      searchServer: async (text) => {
        asked.server.push(text)
        if (told === null) return Promise.resolve(fail(away))
        const searched = text.includes('@') ? (['id', 'name', 'email'] as const) : (['id', 'name'] as const)
        return Promise.resolve(
          succeed({ people: [...told], total: known(told.length), searched: [...searched], matching: 'contains' }),
        )
      },
    },
  }
}

const found = async (newcomer: typeof aylin | object, { sources }: Room) => {
  const answer = await findSimilarPeople({ ...aylin, ...newcomer }, sources)
  if (!answer.ok) throw new Error(answer.failure.kind)
  return answer.value
}

describe('whoever is like a newcomer', () => {
  it('is told with what is alike, most alike first', async () => {
    const people = [
      person('1', 'Aylin Demri'),
      person('2', 'Aylin Demir'),
      person('3', 'A. Demir', { email: known('AYLIN@example.org') }),
      person('4', 'Jonas Weber', { phone: known('030 / 1234567') }),
      person('5', 'Jonas Weber'),
      person('77', 'Somebody'),
    ]
    const { people: alike } = await found(
      { id: '77', email: 'aylin@example.org', phone: '+49 (0)30 1234567' },
      room(people, null),
    )
    expect(alike.map(({ person: { id }, same }) => [id, same])).toEqual([
      ['3', ['email']],
      ['77', ['id']],
      ['2', ['name']],
      ['4', ['phone']],
      ['1', ['similarName']],
    ])
  })

  it('is told once, as the server knows them now', async () => {
    const copied = person('2', 'Aylin Demir', { email: known('old@example.org'), phone: known('1234567') })
    const told = person('2', 'Aylin Demir', { email: known('new@example.org'), phone: unknown })
    const answer = await found({ phone: '123-4567' }, room([copied], [told]))
    expect(answer.askedOf).toEqual(['copy', 'server'])
    expect(answer.people).toEqual([{ person: { ...told, phone: known('1234567') }, same: ['name', 'phone'] }])
  })

  it('is at most ten people', async () => {
    const many = Array.from({ length: 40 }, (_, step) => person(String(step + 1), 'Aylin Demir'))
    expect((await found({}, room(many, null))).people).toHaveLength(10)
  })

  it('shares no phone by an extension', async () => {
    expect(
      (await found({ name: 'X', phone: '1234' }, room([person('4', 'Y', { phone: known('1234') })], null))).people,
    ).toEqual([])
  })
})

describe('the search for them', () => {
  it('goes on without the server, and says what was compared and by whom', async () => {
    expect(await found({ email: 'a@example.org' }, room([], null))).toEqual({
      people: [],
      searched: ['name', 'similarName', 'email'],
      askedOf: ['copy'],
    })
  })

  it('goes on without a copy, and does not claim what the server did not compare', async () => {
    expect(await found({ phone: '030 1234567' }, room(null, []))).toEqual({
      people: [],
      searched: ['name'],
      askedOf: ['server'],
    })
  })

  it('fails as the server does where there is neither', async () => {
    expect(await findSimilarPeople(aylin, room(null, null).sources)).toEqual(fail(away))
  })

  it('asks the copy also without each word of a long name in turn, and the server for a stretch of the number', async () => {
    const asking = room([], [])
    await found({ name: 'Aylin Sofia Demir', phone: '+49 30 1234567' }, asking)
    expect(asking.asked.copy).toEqual([
      'Aylin Sofia Demir',
      '+49 30 1234567',
      'sofia demir',
      'aylin demir',
      'aylin sofia',
    ])
    expect(asking.asked.server).toEqual(['Aylin Sofia Demir', '1234567'])
  })

  it('asks nobody anything about a newcomer of whom nothing is known', async () => {
    const asking = room([person('1', '')], [person('1', '')])
    expect(await found({ name: ' ', email: '', phone: ' ' }, asking)).toEqual({
      people: [],
      searched: [],
      askedOf: ['copy', 'server'],
    })
    expect(asking.asked).toEqual({ copy: [], server: [] })
  })
})
