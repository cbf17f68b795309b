import type { DirectoryAnswer } from '../../src-preload/contract/directory.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { PersonSummary, SearchAnswer } from '../../src-preload/contract/person.ts'
import { mostSimilarPeople, type Sameness, type SimilarPeople } from '../../src-preload/contract/person-change.ts'
import { samenessOf, type Newcomer } from '../directory/person-likeness.ts'
import { wordsOf } from '../directory/folded-text.ts'

/** Where similar people are looked for. */
export interface SimilarPeopleSources<Problem> {
  /** Asks the station's own copy. */
  readonly searchCopy: (text: string, limit: number) => Promise<DirectoryAnswer>
  /** Asks the server. */
  readonly searchServer: (text: string, limit: number) => Promise<Outcome<SearchAnswer, Problem>>
}

/** As many are looked at for each question. Ours: whoever is alike stands among the first. */
const mostCandidates = 50

/** More words than this are not left out one by one. Ours. */
const mostWordsLeftOut = 5

/** What each likeness weighs: an id or an address is one person's own, a similar name is anybody's. */
const weights: Readonly<Record<Sameness, number>> = { id: 16, email: 16, name: 8, phone: 8, similarName: 2 }

/**
 * Finds people who may be the newcomer: in the copy, which forgives slips and knows names whatever their accents, and on the
 * server, which knows who came since. One of them is enough; the server's failure is answered only where there is no copy.
 *
 * The server's person stands for the copy's where both know one.
 */
export async function findSimilarPeople<Problem>(
  newcomer: Newcomer,
  { searchCopy, searchServer }: SimilarPeopleSources<Problem>,
): Promise<Outcome<SimilarPeople, Problem>> {
  const found = new Map<string, PersonSummary>()
  const searched = new Set<SimilarPeople['searched'][number]>()
  const askedOf: SimilarPeople['askedOf'] = []

  const copied = await askCopy(newcomer, searchCopy)
  if (copied !== null) {
    askedOf.push('copy')
    for (const person of copied) found.set(person.id, person)
    for (const what of comparedIn(newcomer)) searched.add(what)
  }
  const told = await askServer(newcomer, searchServer)
  if (!told.ok && copied === null) return told
  if (told.ok) {
    askedOf.push('server')
    for (const person of told.value.people) found.set(person.id, mergedWith(found.get(person.id), person))
    for (const what of told.value.searched) searched.add(what)
  }

  const people = [...found.values()]
    .map((person) => ({ person, same: [...samenessOf(newcomer, person)] }))
    .filter(({ same }) => same.length > 0)
    .toSorted((one, other) => weightOf(other.same) - weightOf(one.same))
    .slice(0, mostSimilarPeople)
  return succeed({ people, searched: [...searched], askedOf })
}

/** Everybody the copy finds; `null` where there is no complete one. */
async function askCopy(
  newcomer: Newcomer,
  search: SimilarPeopleSources<unknown>['searchCopy'],
): Promise<readonly PersonSummary[] | null> {
  const people: PersonSummary[] = []
  for (const text of [...textsOf(newcomer), ...withOneWordLess(newcomer.name)]) {
    const answer = await search(text, mostCandidates)
    if (answer.state.kind !== 'ready') return null
    people.push(...answer.people.map(({ summary }) => summary))
  }
  return people
}

/** Everybody the server finds by whole values; a search of it knows no slips. */
async function askServer<Problem>(
  newcomer: Newcomer,
  search: SimilarPeopleSources<Problem>['searchServer'],
): Promise<Outcome<Pick<SimilarPeople, 'searched'> & { readonly people: readonly PersonSummary[] }, Problem>> {
  const people: PersonSummary[] = []
  const searched = new Set<SimilarPeople['searched'][number]>()
  const questions = [
    ['id', newcomer.id.trim()],
    ['name', newcomer.name.trim()],
    ['email', newcomer.email?.trim() ?? ''],
    ['phone', longestDigits(newcomer.phone ?? '')],
  ] as const
  for (const [what, text] of questions) {
    if (text === '') continue
    const answer = await search(text, mostCandidates)
    if (!answer.ok) return answer
    people.push(...answer.value.people)
    if (answer.value.searched.includes(what)) searched.add(what)
  }
  return succeed({ people, searched: [...searched] })
}

function textsOf({ id, name, email, phone }: Newcomer): readonly string[] {
  return [id, name, email ?? '', phone ?? ''].map((text) => text.trim()).filter((text) => text !== '')
}

/** The copy asks for every typed word, so a name with one word more than the kept one is asked for without each in turn. */
function withOneWordLess(name: string): readonly string[] {
  const words = wordsOf(name).map(({ text }) => text)
  if (words.length < 3 || words.length > mostWordsLeftOut) return []
  return words.map((_, place) => words.toSpliced(place, 1).join(' '))
}

function comparedIn({ id, name, email, phone }: Newcomer): SimilarPeople['searched'] {
  return [
    ...(id.trim() === '' ? [] : (['id'] as const)),
    ...(name.trim() === '' ? [] : (['name', 'similarName'] as const)),
    ...((email ?? '').trim() === '' ? [] : (['email'] as const)),
    ...((phone ?? '').trim() === '' ? [] : (['phone'] as const)),
  ]
}

/** The longest stretch of digits: however a number is parted on the server, some stretch of it is likely to be whole. */
function longestDigits(phone: string): string {
  const stretches = phone.match(/\d{3,}/gu) ?? []
  return stretches.reduce((longest, each) => (each.length > longest.length ? each : longest), '')
}

/** A row of a search may leave out what the copy knows. */
function mergedWith(copied: PersonSummary | undefined, told: PersonSummary): PersonSummary {
  if (copied === undefined) return told
  return {
    ...told,
    email: told.email.kind === 'unknown' ? copied.email : told.email,
    phone: told.phone.kind === 'unknown' ? copied.phone : told.phone,
  }
}

function weightOf(same: readonly Sameness[]): number {
  return same.reduce((sum, each) => sum + weights[each], 0)
}
