import { valueOf } from '../../src-preload/contract/fact.ts'
import type { PersonSummary } from '../../src-preload/contract/person.ts'

/** A column that can be searched. */
export type SearchColumn = 'id' | 'name' | 'email' | 'phone'

/** A column that `users/search` is not known to look at. */
export type ExtraColumn = 'email' | 'phone'

/**
 * Which extra column a text looks like a part of, if any: with an `@` an address; with nothing but digits and the signs of a
 * phone number, and at least three digits, a phone number. Ordinary text is one request, so that type-ahead stays quick.
 */
export function extraColumnOf(text: string): ExtraColumn | null {
  if (text.includes('@')) return 'email'
  const digits = text.replaceAll(/\D/gu, '')
  return digits.length >= 3 && /^[\d\s()+/.-]+$/u.test(text) ? 'phone' : null
}

/** Whether one of a person's columns contains the text, ignoring case. */
export function contains(person: PersonSummary, columns: readonly SearchColumn[], text: string): boolean {
  const wanted = text.toLowerCase()
  return columns.some((column) => (columnOf(person, column) ?? '').toLowerCase().includes(wanted))
}

/** Whether one of a person's columns is exactly the text, ignoring case. */
export function equals(person: PersonSummary, columns: readonly SearchColumn[], text: string): boolean {
  const wanted = text.toLowerCase()
  return columns.some((column) => columnOf(person, column)?.toLowerCase() === wanted)
}

function columnOf(person: PersonSummary, column: SearchColumn): string | undefined {
  return column === 'id' || column === 'name' ? person[column] : valueOf(person[column])
}
