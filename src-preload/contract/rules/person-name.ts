/** The longest name the server takes, in characters. Source: reference section 4.6. */
export const longestPersonName = 48

/** Why a name cannot be used. */
export type PersonNameFlaw = 'empty' | 'tooLong' | 'singleQuote' | 'forbiddenCharacter'

/** The special characters the vendor names as allowed. Source: reference section 4.6, code 131074. */
const allowedSpecials = new Set('~!@#$%^&()-_=+[]{};,')

/** Every other printable ASCII sign is refused; the vendor lists what is allowed, not what is not. The dot is in many names and in captures. */
const forbiddenSign = (character: string): boolean =>
  /^[\x21-\x7e]$/u.test(character) && !/^[A-Za-z0-9.]$/u.test(character) && !allowedSpecials.has(character)

/**
 * Checks a name as the server would. Letters of every script are allowed.
 *
 * The server does not ask for a name; the station does, because a nameless person cannot be found again.
 *
 * @returns the first flaw, or `null` when the name may be used
 */
export function flawOfPersonName(name: string): PersonNameFlaw | null {
  const characters = [...name.trim()]
  if (characters.length === 0) return 'empty'
  if (characters.includes("'")) return 'singleQuote'
  if (characters.some((character) => forbiddenSign(character) || /^\p{Cc}$/u.test(character)))
    return 'forbiddenCharacter'
  return characters.length > longestPersonName ? 'tooLong' : null
}

/** The same name with typographic apostrophes, which the server takes: O'Brien becomes O’Brien. */
export function withTypographicApostrophes(name: string): string {
  return name.replaceAll("'", '’')
}
