import type { ServerSettings } from '../settings.ts'
import type { Entry, OrderColumn, PersonStore } from './person-store.ts'
import type { Person } from './person.ts'

/** Which people are wanted, in what order, and which stretch of them. */
export interface Query {
  readonly matches: (entry: Entry) => boolean
  readonly column: OrderColumn
  readonly descending: boolean
  /** 0 is all. */
  readonly limit: number
  readonly offset: number
}

/** One stretch of the matches; `total` counts them all, before paging. */
export interface Page {
  readonly total: number
  readonly people: readonly Person[]
}

/** Finds people; a full scan, which takes a few milliseconds for a hundred thousand. */
export function findPeople(people: PersonStore, { matches, column, descending, limit, offset }: Query): Page {
  const ascending = people.ordered(column)
  const found = ascending.filter(matches)
  if (descending) found.reverse()
  const end = limit === 0 ? found.length : offset + limit
  return { total: found.length, people: found.slice(offset, end).map((entry) => entry.person) }
}

/** Reads `user_id:false` (false ascending, true descending); an unknown column orders by id. */
export function readOrder(text: string | undefined): Pick<Query, 'column' | 'descending'> {
  const [column = '', descending] = (text ?? '').split(':')
  const known: Readonly<Record<string, OrderColumn>> = {
    name: 'name',
    user_name: 'name',
    email: 'email',
    last_modified: 'last_modified',
  }
  return { column: known[column] ?? 'user_id', descending: descending === 'true' }
}

/** A test of one text against what was typed: contained whatever the case, or with database encryption equal. */
export function textTest(wanted: string, exact: boolean): (lower: string, original: string) => boolean {
  if (exact) return (_lower, original) => original === wanted
  const lowerWanted = wanted.toLowerCase()
  return (lower) => lower.includes(lowerWanted)
}

/** The test behind `search_text`: any of the columns the settings name. */
export function searchTextTest(text: string, settings: ServerSettings): (entry: Entry) => boolean {
  if (text === '') return () => true
  const test = textTest(text, settings.databaseEncryption)
  const columns = new Set(settings.searchTextColumns)
  return ({ person, lowerName, lowerEmail }) =>
    (columns.has('user_id') && test(person.userId.toLowerCase(), person.userId)) ||
    (columns.has('name') && test(lowerName, person.name)) ||
    (columns.has('email') && test(lowerEmail, person.email)) ||
    (columns.has('phone') && test(person.phone, person.phone))
}
