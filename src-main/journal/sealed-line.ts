import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** The version of the line's format. Lines of another version do not open. */
const formatVersion = 1

const cipherName = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** What a line binds its content to: which file it belongs to and which number it has there. */
export interface LinePlace {
  /** The purpose of the file, a word of ours. */
  readonly purpose: string
  /** Counts from 1; no two lines of a file have the same. */
  readonly number: number
}

/**
 * Seals a text into one line without a line break: `version.number.nonce.content`, the last two in base64url.
 *
 * AES-256-GCM under a fresh random nonce of 12 bytes; the tag of 16 bytes ends the content. Purpose, version and number
 * are authenticated with it, so that a line cannot be given another number or be carried to another file. The length of
 * the text and how many lines there are stay visible.
 *
 * @param key 32 bytes
 */
export function sealLine(key: Buffer, place: LinePlace, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagBytes }).setAAD(placeBytes(place))
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  const parts = [formatVersion, place.number, nonce.toString('base64url'), content.toString('base64url')]
  return parts.join('.')
}

/**
 * Opens a line.
 *
 * @returns its number and text, or `null` when it is torn or changed, of another file, version or key
 */
export function openLine(
  key: Buffer,
  purpose: string,
  line: string,
): { readonly number: number; readonly text: string } | null {
  const [version, digits, nonceText, contentText, ...rest] = line.split('.')
  if (version !== String(formatVersion) || rest.length > 0) return null
  if (digits === undefined || nonceText === undefined || contentText === undefined) return null
  if (!/^[1-9]\d{0,14}$/u.test(digits)) return null
  const nonce = decoded(nonceText)
  const content = decoded(contentText)
  if (nonce?.byteLength !== nonceBytes || content === null || content.byteLength < tagBytes) return null
  const number = Number(digits)
  try {
    const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagBytes })
      .setAAD(placeBytes({ purpose, number }))
      .setAuthTag(content.subarray(-tagBytes))
    const text = Buffer.concat([decipher.update(content.subarray(0, -tagBytes)), decipher.final()])
    return { number, text: text.toString('utf8') }
  } catch {
    return null
  }
}

function placeBytes({ purpose, number }: LinePlace): Buffer {
  return Buffer.from(`vestibule/${purpose}/${String(formatVersion)}/${String(number)}`)
}

/** Only the one spelling that base64url gives some bytes is theirs: a changed last letter must not go unseen. */
function decoded(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}
