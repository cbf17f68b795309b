import type { PersonSummary } from '../../../src-preload/contract/person.ts'

/** How many people are named in the warning; more would be read by nobody. */
const mostShown = 3

/** A name for comparing: without case, accents and anything but letters and digits. */
const comparable = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .toLocaleLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim()

/** The people whose name holds the given one, or is held by it; from three letters on, because fewer mean nothing. */
export function similarPeople(people: readonly PersonSummary[], name: string): readonly PersonSummary[] {
  const wanted = comparable(name)
  if (wanted.length < 3) return []
  return people
    .filter((person) => {
      const there = comparable(person.name)
      return there.length >= 3 && (there.includes(wanted) || wanted.includes(there))
    })
    .slice(0, mostShown)
}
