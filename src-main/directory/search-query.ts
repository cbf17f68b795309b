import { foldText, wordsOf } from './folded-text.ts'
import { isInitials } from './hangul.ts'
import { looksLikeNumber, readPhoneQuery, type PhoneQuery } from './phone-number.ts'

/**
 * The most words of a search that are looked at, the longest first. More words only narrow further, and each costs one pass
 * over everybody. Ours: the longest name has six.
 */
const mostWords = 8

/** A word that has to be found in somebody's name or address. */
export interface WantedWord {
  readonly text: string
  readonly isNumber: boolean
  /** Consonants alone: also looked for among the first consonants of Korean names. */
  readonly isInitials: boolean
}

/** What somebody typed, read once. */
export interface SearchQuery {
  /** Each has to be found. Empty for a text that is nothing but a number, or an address. */
  readonly words: readonly WantedWord[]
  /** The whole text as a part of an id; `null` where no id looks like that. */
  readonly id: string | null
  /** The whole text as a part of a phone number. */
  readonly phone: PhoneQuery | null
  /** The whole text as a part of an e-mail address; only with an `@`. */
  readonly email: string | null
}

/** Reads what somebody typed. A text without any letter or digit is a query that finds nobody. */
export function readSearchQuery(typed: string): SearchQuery {
  const text = typed.trim()
  const folded = foldText(text)
  const id = folded !== '' && !/[\s@]/u.test(folded) ? folded : null
  if (text.includes('@')) return { words: [], id: null, phone: null, email: folded.replaceAll(/\s/gu, '') }
  const plain = text.normalize('NFKC')
  if (looksLikeNumber(plain)) {
    const isOneNumber = /^\d+$/u.test(plain)
    return { words: isOneNumber ? wantedOf(text) : [], id, phone: readPhoneQuery(plain), email: null }
  }
  return { words: wantedOf(text), id, phone: null, email: null }
}

function wantedOf(text: string): readonly WantedWord[] {
  const distinct = new Map(wordsOf(text).map((word) => [word.text, word]))
  return [...distinct.values()]
    .toSorted((one, other) => other.text.length - one.text.length)
    .slice(0, mostWords)
    .map(({ text: word, isNumber }) => ({ text: word, isNumber, isInitials: isInitials(word) }))
}
