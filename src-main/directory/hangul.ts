/** The first syllable and the last one of the block in which every modern Korean syllable has one code. */
const firstSyllable = 0xac00
const lastSyllable = 0xd7a3

/** How many syllables begin with the same consonant: 21 vowels, each with 28 endings. Source: The Unicode Standard, section 3.12. */
const syllablesOfInitial = 21 * 28

/** The letters as a keyboard types them, by the place of the consonant in its block. Source: The Unicode Standard, section 3.12. */
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'
const finals =
  ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ')

/** A vowel that is typed as two keys, and a pair of consonants that a keyboard offers as one sign. */
const typedAsTwo: Readonly<Record<string, string>> = Object.fromEntries(
  'ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
)

/** Where the letters of taken-apart syllables begin: consonants before a vowel, vowels, consonants after one. Source: section 3.12. */
const firstInitial = 0x1100
const firstVowel = 0x1161
const firstFinal = 0x11a8

const asTyped = (letters: string): string => [...letters].map((letter) => typedAsTwo[letter] ?? letter).join('')

/** A letter of a taken-apart syllable as the key that types it; anything else as it was. */
function keyOf(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code >= firstFinal) return finals[code - firstFinal + 1] ?? letter
  if (code >= firstVowel) return vowels.charAt(code - firstVowel) || letter
  return initials.charAt(code - firstInitial) || letter
}

const isSyllable = (code: number): boolean => code >= firstSyllable && code <= lastSyllable

/**
 * Korean syllables as the keys that type them, everything else as it was.
 *
 * A keyboard composes a syllable out of its letters, and the consonant that will begin the next one stands at the end of
 * this one meanwhile: 긴 on the way to 기나. As a row of letters each of these is the beginning of the next.
 *
 * @param text in the composed form (NFC or NFKC)
 */
export function typedHangul(text: string): string {
  if (!/[\u1100-\u11ff\u3131-\u3163\uac00-\ud7a3]/u.test(text)) return text
  let typed = ''
  for (const sign of text) {
    const code = sign.charCodeAt(0)
    if (code >= firstInitial && code <= 0x11ff) typed += asTyped(keyOf(sign))
    else if (!isSyllable(code)) typed += asTyped(sign)
    else {
      const place = code - firstSyllable
      const initial = initials.charAt(Math.floor(place / syllablesOfInitial))
      const vowel = vowels.charAt(Math.floor((place % syllablesOfInitial) / 28))
      typed += initial + asTyped(vowel) + (finals[place % 28] ?? '')
    }
  }
  return typed
}

/** The first consonants of a word's syllables, by which Korean names are looked up; empty for a word of another script. */
export function initialsOf(text: string): string {
  let found = ''
  for (const sign of text) {
    const code = sign.charCodeAt(0)
    if (isSyllable(code)) found += initials.charAt(Math.floor((code - firstSyllable) / syllablesOfInitial))
  }
  return found
}

/** Whether a text is consonants alone, as somebody types who looks a name up by its first consonants. */
export function isInitials(text: string): boolean {
  return /^[ㄱ-ㅎ]+$/u.test(text)
}
