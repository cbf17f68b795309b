/** A text with fewer letters has too many neighbours: three letters and one slip fit half of a list. */
export const shortestWithTypo = 4

/** Tests whether a word begins as typed if one slip is forgiven. */
export type TypoTest = (word: string) => boolean

/**
 * Prepares the test for a typed text; `null` where it is too short to be forgiven anything.
 *
 * A slip is a letter wrong, one too many, one missing, or two neighbours in each other's place (Damerau's four). The word
 * may go on, so that typing towards its end with a slip goes on finding it.
 */
export function typoTestOf(typed: string): TypoTest | null {
  const length = typed.length
  if (length < shortestWithTypo) return null
  const restFrom = Array.from({ length: length + 2 }, (_, place) => typed.slice(place))
  const rest = (place: number): string => restFrom[place] ?? ''
  return (word) => {
    if (word.length < length - 1) return false
    let place = 0
    while (place < length && typed.charCodeAt(place) === word.charCodeAt(place)) place += 1
    if (place >= length) return true
    return (
      word.startsWith(rest(place + 1), place + 1) ||
      word.startsWith(rest(place + 1), place) ||
      word.startsWith(rest(place), place + 1) ||
      (typed.charCodeAt(place) === word.charCodeAt(place + 1) &&
        typed.charCodeAt(place + 1) === word.charCodeAt(place) &&
        word.startsWith(rest(place + 2), place + 2))
    )
  }
}
