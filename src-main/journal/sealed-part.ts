import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { preparedKey } from '../storage/sealing.ts'

const cipherName = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Texts are filled up to a multiple of this many bytes, so that the length of a name cannot be read off. */
const step = 128

/**
 * Seals a JSON text: nonce, content and tag in one byte string. AES-256-GCM under a fresh random nonce of 12 bytes.
 *
 * Filled up with spaces, which JSON ignores: what is seen of the length is a multiple of 128 bytes.
 *
 * @param key 32 bytes
 * @param binding what the text belongs to; it opens beside the same binding only
 */
export function sealPart(key: Buffer, binding: Uint8Array, json: string): Buffer {
  const text = Buffer.from(json, 'utf8')
  const filled = Buffer.alloc(Math.ceil(text.byteLength / step) * step, ' ')
  text.copy(filled)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(cipherName, preparedKey(key), nonce, { authTagLength: tagBytes }).setAAD(binding)
  return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()])
}

/** Opens what was sealed. Answers the JSON text, or `null` when it was changed, moved or sealed under another key. */
export function openPart(key: Buffer, binding: Uint8Array, sealed: Uint8Array): string | null {
  if (sealed.byteLength < nonceBytes + tagBytes) return null
  try {
    const decipher = createDecipheriv(cipherName, preparedKey(key), sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(binding)
      .setAuthTag(sealed.subarray(-tagBytes))
    const text = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
    return text.toString('utf8')
  } catch {
    return null
  }
}
