import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { Person, PersonSummary, SearchAnswer } from '../../src-preload/contract/person.ts'
import { longestSearchText } from '../../src-preload/contract/text-limits.ts'

/** What follows the last row: more to load, being loaded, the end, or a page that failed. */
export type FurtherRows =
  | { readonly kind: 'possible' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'searchPeople'> }

/** The rows of one search text, in the server's order; a row never moves once it is there. */
export interface FoundPeople {
  readonly kind: 'found'
  /** The text these rows answer; while another search is under way it is an older one. */
  readonly text: string
  readonly people: readonly PersonSummary[]
  readonly total: SearchAnswer['total']
  readonly searched: SearchAnswer['searched']
  readonly matching: SearchAnswer['matching']
  /** How many rows of the server were read; more than `people` when it sent somebody twice. */
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

/** The rows of a first answer. */
export function foundPeople(text: string, answer: SearchAnswer, asked: number): FoundPeople {
  const empty = { people: [], rowsRead: 0 }
  return withFurtherPeople(
    { ...empty, kind: 'found', text, ...metaOf(answer), further: { kind: 'possible' } },
    answer,
    asked,
  )
}

/** The rows with those of a further answer below them. Somebody who is there already is not shown twice. */
export function withFurtherPeople(found: FoundPeople, answer: SearchAnswer, asked: number): FoundPeople {
  const present = new Set(found.people.map(({ id }) => id))
  const added = answer.people.filter(({ id }) => {
    const isNew = !present.has(id)
    present.add(id)
    return isNew
  })
  const rowsRead = found.rowsRead + answer.people.length
  const isEnd =
    answer.people.length === 0 ||
    (answer.total.kind === 'known' ? rowsRead >= answer.total.value : answer.people.length < asked)
  return {
    ...found,
    ...metaOf(answer),
    people: [...found.people, ...added],
    rowsRead,
    further: { kind: isEnd ? 'end' : 'possible' },
  }
}

function metaOf({ total, searched, matching }: SearchAnswer): Pick<FoundPeople, 'total' | 'searched' | 'matching'> {
  return { total, searched, matching }
}

/** The row that is highlighted under new rows: the same person if still there, else the first. */
export function highlightedIn(people: readonly PersonSummary[], before: string | null): string | null {
  return people.some(({ id }) => id === before) ? before : (people[0]?.id ?? null)
}

/** The person a text means without doubt: the only one found, or the one whose id it is. */
export function certainPerson({ people, text, further }: FoundPeople): PersonSummary | null {
  const byId = people.find(({ id }) => id === text)
  if (byId !== undefined) return byId
  return people.length === 1 && further.kind === 'end' ? (people[0] ?? null) : null
}
