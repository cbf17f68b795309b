import { valueOf } from '../../src-preload/contract/fact.ts'
import type { PersonSummary } from '../../src-preload/contract/person.ts'
import type { Sameness } from '../../src-preload/contract/person-change.ts'
import { likenessOfNames } from './name-likeness.ts'
import { phoneDigits, readPhoneQuery } from './phone-number.ts'

/** Whoever is about to be entered, as far as is known of them. */
export interface Newcomer {
  /** Empty when none is entered yet. */
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
}

/** In what a person of the server is like a newcomer; empty when in nothing. */
export function samenessOf(newcomer: Newcomer, person: PersonSummary): readonly Sameness[] {
  const names = likenessOfNames(newcomer.name, person.name)
  return [
    ...(isSameText(newcomer.id, person.id) ? (['id'] as const) : []),
    ...(names === 'same' ? (['name'] as const) : names === 'similar' ? (['similarName'] as const) : []),
    ...(isSameText(newcomer.email, valueOf(person.email)) ? (['email'] as const) : []),
    ...(isSamePhone(newcomer.phone, valueOf(person.phone)) ? (['phone'] as const) : []),
  ]
}

/** Fewer digits are an extension that many people share. Ours. */
const shortestPhone = 6

/** By the digits: a number with its country is the same as one without, whatever stands between the digits. */
function isSamePhone(one: string | null, other: string | undefined): boolean {
  if (one === null || other === undefined) return false
  const [left, right] = [phoneDigits(one), phoneDigits(other)]
  if (Math.min(left.length, right.length) < shortestPhone) return false
  return left === right || nationalOf(left) === right || left === nationalOf(right)
}

function nationalOf(digits: string): string | null {
  return digits.startsWith('+') ? (readPhoneQuery(digits)?.national ?? null) : null
}

/** The server tells addresses and ids apart whatever the capitals (reference section 4.6 for the address; for the id a guess). */
function isSameText(one: string | null, other: string | undefined): boolean {
  const wanted = (one ?? '').trim().toLowerCase()
  return wanted !== '' && wanted === other?.trim().toLowerCase()
}
