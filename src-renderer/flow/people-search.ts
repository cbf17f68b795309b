import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { DirectoryAnswer, DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { sessionFailures } from '../../src-preload/contract/failures.ts'
import { unknown, valueOf } from '../../src-preload/contract/fact.ts'
import type { Person, PersonSummary, SearchAnswer } from '../../src-preload/contract/person.ts'
import { longestSearchText } from '../../src-preload/contract/text-limits.ts'

/** What follows the last row: more to load, being loaded, the end, or a page that failed. */
export type FurtherRows =
  | { readonly kind: 'possible' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'searchPeople'> }

/** What the server has said to a search text so far. */
export type ServerWord =
  | { readonly kind: 'asked' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'searchPeople'> }

/**
 * The rows of one search text: those of the station's copy first if they came first, in the order of the copy, then those that
 * only the server knows, in the server's order. A row never moves once it is there and is never taken away.
 */
export interface FoundPeople {
  readonly kind: 'found'
  /** The text these rows answer; while another search is under way it is an older one. */
  readonly text: string
  readonly people: readonly PersonSummary[]
  readonly server: ServerWord
  /** The rows of the copy by their ids, also those that the server has confirmed since. */
  readonly copied: ReadonlyMap<string, DirectoryPerson>
  /** Whether the copy has more people for this text than were asked of it. */
  readonly copyHasMore: boolean
  /** The ids of whom the server has told. */
  readonly confirmed: ReadonlySet<string>
  /** The ids of rows of the copy that the server would have found and did not: they are not there any more. */
  readonly gone: ReadonlySet<string>
  readonly total: SearchAnswer['total']
  readonly searched: SearchAnswer['searched']
  readonly matching: SearchAnswer['matching']
  /** How many rows of the server were read; more than it told people when it sent somebody twice. */
  readonly rowsRead: number
  readonly further: FurtherRows
}

/** What the list shows. */
export type SearchResults =
  | { readonly kind: 'nothing' }
  | FoundPeople
  | { readonly kind: 'failed'; readonly text: string; readonly failure: FailureOf<'searchPeople'> }

/** The search as the screen shows it. */
export interface PeopleSearch {
  readonly text: string
  readonly results: SearchResults
  /** Whether the answer to the text on the screen is still to come. */
  readonly isSearching: boolean
  /** The id of the highlighted row; `null` when the list is empty or another row than a person is highlighted. */
  readonly highlighted: string | null
  /** The record of the highlighted row, once it has been read. */
  readonly preview: Person | null
}

/** The search before the first letter. */
export const emptySearch: PeopleSearch = {
  text: '',
  results: { kind: 'nothing' },
  isSearching: false,
  highlighted: null,
  preview: null,
}

/** Rows of the first answer: more than a screen holds, few enough to come at once. */
export const firstPage = 100

/** Rows of each further answer: the most the contract allows, so that scrolling meets the fewest waits. */
export const furtherPage = 200

/** What is asked of the server for a typed text: without the blanks around it, cut to what the contract takes. */
export function searchedText(text: string): string {
  return text.trim().slice(0, longestSearchText)
}

const noRows = {
  kind: 'found',
  people: [],
  server: { kind: 'asked' },
  copied: new Map<string, DirectoryPerson>(),
  copyHasMore: false,
  confirmed: new Set<string>(),
  gone: new Set<string>(),
  total: unknown,
  searched: [],
  matching: 'contains',
  rowsRead: 0,
  further: { kind: 'end' },
} as const satisfies Omit<FoundPeople, 'text'>

/** The rows of the station's copy, before the server has said anything. */
export function copiedPeople(text: string, answer: DirectoryAnswer): FoundPeople {
  return withCopy(noPeople(text), answer)
}

/** The rows with those of the copy that are not there yet below them: the copy answered later than the server. */
export function withCopy(found: FoundPeople, { people, hasMore }: DirectoryAnswer): FoundPeople {
  const copied = new Map([...found.copied, ...people.map((person) => [person.summary.id, person] as const)])
  return withGone({
    ...found,
    people: withPeople(
      found.people,
      people.map(({ summary }) => summary),
      'keep',
    ),
    copied,
    copyHasMore: hasMore,
  })
}

/** No rows yet for a text. */
export function noPeople(text: string): FoundPeople {
  return { ...noRows, text }
}

/**
 * The rows with those of an answer of the server. Whoever is there already is renewed in their place, everybody else comes
 * below. Somebody who is there already is not shown twice.
 */
export function withFurtherPeople(found: FoundPeople, answer: SearchAnswer, asked: number): FoundPeople {
  const rowsRead = found.rowsRead + answer.people.length
  const isEnd =
    answer.people.length === 0 ||
    (answer.total.kind === 'known' ? rowsRead >= answer.total.value : answer.people.length < asked)
  const { total, searched, matching } = answer
  return withGone({
    ...found,
    total,
    searched,
    matching,
    server: { kind: 'answered' },
    people: withPeople(found.people, answer.people, 'renew'),
    confirmed: new Set([...found.confirmed, ...answer.people.map(({ id }) => id)]),
    rowsRead,
    further: { kind: isEnd ? 'end' : 'possible' },
  })
}

/** What is left when the server failed: the rows of the copy. `null` where there are none, or where the clerk may see none. */
export function withoutServer(found: FoundPeople, failure: FailureOf<'searchPeople'>): FoundPeople | null {
  const mayNotSee = sessionFailures.some((kind) => kind === failure.kind)
  return mayNotSee || found.people.length === 0 ? null : { ...found, server: { kind: 'failed', failure } }
}

function withPeople(
  before: readonly PersonSummary[],
  told: readonly PersonSummary[],
  present: 'renew' | 'keep',
): readonly PersonSummary[] {
  const byId = new Map(told.map((person) => [person.id, person]))
  const rows = before.map((person) => (present === 'renew' ? (byId.get(person.id) ?? person) : person))
  for (const { id } of before) byId.delete(id)
  return [...rows, ...byId.values()]
}

/**
 * Marks the rows of the copy that the server does not have any more. Only where it cannot be otherwise: everything it has for
 * the text was read and counted, and by what it compares it would have found the row.
 */
function withGone(found: FoundPeople): FoundPeople {
  const isComplete = found.server.kind === 'answered' && found.further.kind === 'end' && found.total.kind === 'known'
  const unconfirmed = isComplete ? found.people.filter(({ id }) => !found.confirmed.has(id)) : []
  if (unconfirmed.length === 0) return { ...found, gone: noRows.gone }
  // That it ignores capitals is not documented (reference section 13.2), so an answer has to show it.
  const ignoresCase = found.people.some(
    (person) =>
      found.confirmed.has(person.id) && fits(person, found, 'ignoring case') && !fits(person, found, 'exactly'),
  )
  const gone = unconfirmed.filter((person) => fits(person, found, ignoresCase ? 'ignoring case' : 'exactly'))
  return { ...found, gone: new Set(gone.map(({ id }) => id)) }
}

/** Whether the server, by what it says it compares, finds a person for the text. */
function fits(
  person: PersonSummary,
  { text, searched, matching }: FoundPeople,
  how: 'exactly' | 'ignoring case',
): boolean {
  const shape = (value: string): string => (how === 'exactly' ? value : value.toLowerCase())
  const wanted = shape(text)
  return searched.some((column) => {
    const value = column === 'id' || column === 'name' ? person[column] : valueOf(person[column])
    if (value === undefined) return false
    return matching === 'exact' ? shape(value) === wanted : shape(value).includes(wanted)
  })
}

/** The row of the copy about a person on the list; `null` where only the server has told of them. */
export function copiedRowOf({ results }: PeopleSearch, id: string): DirectoryPerson | null {
  return results.kind === 'found' ? (results.copied.get(id) ?? null) : null
}

/** Whether the rows on the screen answer the text on the screen, so that choosing one means the one that is seen. */
export function answersWhatIsTyped({ text, results }: PeopleSearch): boolean {
  return results.kind === 'found' && results.text === searchedText(text)
}

/** The row that is highlighted under new rows: the same person if still there, else the first. */
export function highlightedIn(people: readonly PersonSummary[], before: string | null): string | null {
  return people.some(({ id }) => id === before) ? before : (people[0]?.id ?? null)
}

/**
 * The person a text means without doubt: the one whose id it is, or the only one the server found. The copy alone answers for
 * ids only: it forgives slips, and who it does not have may be new.
 */
export function certainPerson({ people, text, further, server, confirmed, gone }: FoundPeople): PersonSummary | null {
  const byId = people.find(({ id }) => id === text)
  if (byId !== undefined) return gone.has(text) ? null : byId
  const isOnlyOne = server.kind === 'answered' && confirmed.size === 1 && further.kind === 'end'
  return isOnlyOne ? (people.find(({ id }) => confirmed.has(id)) ?? null) : null
}
