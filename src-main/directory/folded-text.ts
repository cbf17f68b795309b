import { initialsOf, typedHangul } from './hangul.ts'

/** Letters that Unicode does not take apart, and how somebody writes them who does not have them. */
const spelledOut: Readonly<Record<string, string>> = Object.fromEntries(
  'ßss æae œoe øo ıi łl đd ðd þth ħh ŋn ŧt ĸk ſs ςσ ȷj ɓb ɗd əe ƒf ɨi'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
)
const spelledOutLetters = new RegExp(`[${Object.keys(spelledOut).join('')}]`, 'gu')

/**
 * Marks that change no letter for whoever looks for a name: accents, Hebrew points, Arabic vowels and the lengthening line,
 * and what only joins or directs. Vowel signs of Indian scripts and the two marks of kana make other letters and stay.
 */
const marks =
  /[[\p{Script=Inherited}--[\u3099\u309a]][\p{Script=Hebrew}&&\p{Mn}][\p{Script=Arabic}&&\p{Mn}]\p{Cf}\u0640]/gv

/** Signs inside a name that are left out as often as they are written: every apostrophe. */
const apostrophes = /['’‘ʼʻ`´＇]/gu

/** A word: letters with their signs and pictures, or digits. Everything else stands between words. */
const words = /[\p{L}\p{M}\p{So}\u{1f3fb}-\u{1f3ff}]+|\d+/gu

const isPlain = (text: string): boolean => /^[\u0020-\u007e]*$/u.test(text)

/**
 * A text without what people leave out or type otherwise: capitals, accents, the width of letters, apostrophes, and how
 * Korean syllables are put together. Folding what is folded changes nothing.
 */
export function foldText(text: string): string {
  // Most addresses and many names; the other way takes ten times as long.
  if (isPlain(text)) return text.toLowerCase().replace(apostrophes, '')
  const apart = text.normalize('NFKD').toLowerCase().normalize('NFKD')
  const bare = apart
    .replace(marks, '')
    .replace(apostrophes, '')
    .replace(spelledOutLetters, (letter) => spelledOut[letter] ?? letter)
    .replace(/\p{Nd}/gu, digitOf)
  return typedHangul(bare.normalize('NFC'))
}

/** The digit 0 to 9 that a digit of any script means: each script has its ten in a row. */
function digitOf(sign: string): string {
  if (sign <= '9') return sign
  const code = sign.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

/** A word as it is compared. */
export interface FoldedWord {
  readonly text: string
  /** Nothing but the digits 0 to 9. */
  readonly isNumber: boolean
  /** The first consonants of a Korean word; empty otherwise. */
  readonly initials: string
}

/** The words of a text, folded, in their order. */
export function wordsOf(text: string): readonly FoldedWord[] {
  if (isPlain(text)) return (foldText(text).match(words) ?? []).map((word) => wordOf(word, ''))
  // Split before folding: the initials are read off whole syllables.
  const composed = text.normalize('NFKC').replace(apostrophes, '').replace(marks, '')
  return (composed.match(/[\p{L}\p{M}\p{So}\u{1f3fb}-\u{1f3ff}]+|\p{Nd}+/gu) ?? []).flatMap((word) =>
    (foldText(word).match(words) ?? []).map((folded) => wordOf(folded, initialsOf(word))),
  )
}

function wordOf(text: string, initials: string): FoldedWord {
  return { text, isNumber: /^\d+$/.test(text), initials }
}
