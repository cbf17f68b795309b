import type { NamedThing } from '../../../src-preload/contract/door-event.ts'
import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { longestAlphanumericId } from '../../../src-preload/contract/rules/person-id.ts'
import { answersWhatIsTyped, certainPerson, searchedText, type PeopleSearch } from '../../flow/people-search.ts'

/** Most people offered below the field; whoever is looked for and not among them is found by typing on. Ours. */
export const mostOffered = 30

/** Somebody who was found, as the log is asked for them. */
export function namedPerson({ id, name }: Pick<PersonSummary, 'id' | 'name'>): NamedThing {
  return { id, name: name.trim() }
}

/**
 * Whom the log is asked for while this is being typed: digits are an id, which on most servers is all an id can be; `null` for
 * anything else, which may be the beginning of a name.
 */
export function personWhileTyping(text: string): NamedThing | null {
  const id = text.trim()
  return /^\d+$/u.test(id) && id.length <= longestAlphanumericId ? { id, name: '' } : null
}

/** The people offered for what is typed; nobody while the rows still answer an older text. */
export function offeredPeople(search: PeopleSearch): readonly PersonSummary[] {
  return search.results.kind === 'found' && answersWhatIsTyped(search)
    ? search.results.people.slice(0, mostOffered)
    : []
}

/**
 * Whom Enter means: the one person the text leaves no doubt about, or, where nobody was found, somebody by this id: the log also
 * tells of people who are not on the server any more. `null` while there are several, or the answer is still to come.
 */
export function personOnEnter(search: PeopleSearch): NamedThing | null {
  const text = searchedText(search.text)
  const { results } = search
  if (results.kind === 'found' && answersWhatIsTyped(search)) {
    const certain = certainPerson(results)
    if (certain !== null) return namedPerson(certain)
    if (results.people.length > 0) return personWhileTyping(text)
  }
  if (search.isSearching && personWhileTyping(text) === null) return null
  return text === '' || text.length > longestAlphanumericId || /\s/u.test(text) ? null : { id: text, name: '' }
}
