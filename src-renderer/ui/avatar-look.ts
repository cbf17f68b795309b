/** How many colours there are in `avatar.module.css`. */
export const hueCount = 8

/** The first letters of the first and the last word of a name, in capitals; a question mark for an empty name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  const letters = chosen.map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '')
  return letters.join('').toLocaleUpperCase() || '?'
}

/** A colour number from 0 to 7 that is always the same for the same seed. */
export function hueOf(seed: string): number {
  let sum = 0
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return sum % hueCount
}
