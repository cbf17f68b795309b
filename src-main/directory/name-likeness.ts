import { wordsOf } from './folded-text.ts'
import { shortestWithTypo, typoTestOf } from './one-typo.ts'

/** How alike two names are: `same` in every word whatever their order, `similar` where that may be a slip or a name left out. */
export type NameLikeness = 'same' | 'similar' | 'other'

/** Longer names are compared by this many words. Ours; longer than any name. */
const mostWords = 12

/**
 * Compares two names as the directory's search folds them: capitals, accents, width and apostrophes aside.
 *
 * `similar`: every word of the shorter name stands in the other, one slip in each forgiven, and the other has at most one word
 * more; or the names are the same but for where they are parted. One word alone is similar to one word alone only, because
 * half a list shares a first name. Numbers forgive nothing: visitor 12 is not visitor 13.
 */
export function likenessOfNames(one: string, other: string): NameLikeness {
  const [left, right] = [one, other].map((name) =>
    wordsOf(name)
      .slice(0, mostWords)
      .map(({ text }) => text),
  )
  if (left === undefined || right === undefined || left.length === 0 || right.length === 0) return 'other'
  if (left.toSorted().join(' ') === right.toSorted().join(' ')) return 'same'
  if (numbersOf(left) !== numbersOf(right)) return 'other'
  if (isOneSlipAway(left.join(''), right.join('')) || left.join('') === right.join('')) return 'similar'
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left]
  if (more.length - fewer.length > (fewer.length === 1 ? 0 : 1)) return 'other'
  return standIn(fewer, more) ? 'similar' : 'other'
}

const numbersOf = (words: readonly string[]): string =>
  words
    .filter((word) => /^\d+$/u.test(word))
    .toSorted()
    .join(' ')

/** Whether each word finds one of its own in the other name; words that are there to the letter are taken first. */
function standIn(words: readonly string[], name: readonly string[]): boolean {
  const left = [...name]
  const take = (place: number): boolean => place >= 0 && left.splice(place, 1).length === 1
  const slipped = words.filter((word) => !take(left.indexOf(word)))
  return slipped.every((word) => take(left.findIndex((candidate) => isOneSlipAway(word, candidate))))
}

/** Whether two words are one slip apart. The test of the search lets a word go on, so it is asked both ways. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < shortestWithTypo) return false
  return (typoTestOf(one)?.(other) ?? false) && (typoTestOf(other)?.(one) ?? false)
}
