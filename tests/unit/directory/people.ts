import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { absent, known, type Fact } from '../../../src-preload/contract/fact.ts'
import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { buildPeopleIndex } from '../../../src-main/directory/people-index-builder.ts'
import type { PeopleIndex } from '../../../src-main/directory/people-index.ts'
import { PeopleLines } from '../../../src-main/directory/people-lines.ts'
import { lineOf, personOfLine } from '../../../src-main/directory/person-line.ts'
import { searchRanks, type SearchRank } from '../../../src-main/directory/search-rank.ts'
import { readSearchQuery } from '../../../src-main/directory/search-query.ts'

/** What a story says of a person; everything else is made up here. */
export interface Told extends Partial<Omit<PersonSummary, 'email' | 'phone'>> {
  readonly email?: string
  readonly phone?: string
  readonly hasPhoto?: DirectoryPerson['hasPhoto']
}

const fact = (text: string | undefined): Fact<string> => (text === undefined ? absent : known(text))

/** A made-up person of the copy. */
export function someone(id: string, name: string, told: Told = {}): DirectoryPerson {
  const { email, phone, hasPhoto = known(true), ...changes } = told
  return {
    summary: {
      id,
      name,
      email: fact(email),
      phone: fact(phone),
      department: absent,
      userGroup: known({ id: '1', name: 'All Users' }),
      visualFaces: known(0),
      standing: 'active',
      expiry: known('2030-12-31T23:59'),
      ...changes,
    },
    hasPhoto,
  }
}

/** An index of these people. */
export async function indexOf(people: readonly DirectoryPerson[]): Promise<PeopleIndex> {
  const lines = new PeopleLines()
  for (const person of people) lines.add(lineOf(person))
  lines.finish()
  return buildPeopleIndex(lines, () => undefined)
}

/** Who is found, best first, with the reason: `exactName 1001`. */
export function found(index: PeopleIndex, text: string, most = 100): readonly string[] {
  return index
    .find(readSearchQuery(text), most, new Set())
    .map(({ rank, row }) => `${rankName(rank)} ${personOfLine(index.line(row)).summary.id}`)
}

/** The ids of who is found, best first. */
export function foundIds(index: PeopleIndex, text: string, most = 100): readonly string[] {
  return found(index, text, most).map((hit) => hit.split(' ')[1] ?? '')
}

function rankName(rank: number): SearchRank {
  const name = searchRanks[rank - 1]
  if (name === undefined) throw new Error('a hit without a rank')
  return name
}
