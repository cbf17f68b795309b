/**
 * How well a person fits what was typed, from the best down; ties stand in the order of names, then of ids.
 *
 * `exactId`: the text is the id. `exactName`: it is the whole name, in any order of its words. `wholeWords`: every word is
 * one of the name. `wordStart`: every word begins one of the name, or the text begins the id. `elsewhere`: a word begins one
 * of the address, or the text is in the address or the phone number. `withinWord`: inside a word of the name, or the id.
 * `oneTypo`: begins a word of the name with one slip forgiven. Where several words were typed the worst of them counts.
 */
export const searchRanks = [
  'exactId',
  'exactName',
  'wholeWords',
  'wordStart',
  'elsewhere',
  'withinWord',
  'oneTypo',
] as const

/** How well a person fits what was typed. */
export type SearchRank = (typeof searchRanks)[number]

/** The ranks as small numbers, for one byte a person: 1 is the best, 0 is no match. */
export const rank = {
  none: 0,
  exactId: 1,
  exactName: 2,
  wholeWords: 3,
  wordStart: 4,
  elsewhere: 5,
  withinWord: 6,
  oneTypo: 7,
} as const
