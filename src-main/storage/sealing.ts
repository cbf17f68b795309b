import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

/** Bytes of every key of the store. */
export const keyBytes = 32

/** The version of the format. Bytes of another version do not open. */
const formatVersion = 1

const cipherName = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** How many bytes longer something is once it is sealed. */
export const sealingBytes = 1 + nonceBytes + tagBytes

/**
 * Seals bytes: version (1 byte), nonce (12), content, tag (16).
 *
 * AES-256-GCM under a fresh random nonce. The place is authenticated with the content, so that what is sealed cannot be put
 * somewhere else; the length of the content stays visible.
 *
 * @param key 32 bytes
 * @param place what the content is bound to, words of ours and ids
 */
export function sealBytes(key: Uint8Array, place: string, content: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(cipherName, preparedKey(key), nonce, { authTagLength: tagBytes }).setAAD(
    placeBytes(place),
  )
  return Buffer.concat([Buffer.of(formatVersion), nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/**
 * Opens what was sealed.
 *
 * @returns the content in memory of its own, or `null` when it is torn or changed, of another place, version or key
 */
export function openSealed(key: Uint8Array, place: string, sealed: Uint8Array): Buffer | null {
  if (sealed.byteLength < sealingBytes || sealed[0] !== formatVersion) return null
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  try {
    const decipher = createDecipheriv(cipherName, preparedKey(key), nonce, { authTagLength: tagBytes })
      .setAAD(placeBytes(place))
      .setAuthTag(sealed.subarray(-tagBytes))
    const content = decipher.update(sealed.subarray(1 + nonceBytes, -tagBytes))
    decipher.final()
    return content
  } catch {
    return null
  }
}

/** Goes with its bytes: nothing is held longer than they are. */
const prepared = new WeakMap<Uint8Array, KeyObject>()

/**
 * A key as the cipher wants it. Node prepares bytes anew for every use, which takes three times as long as sealing a record; the
 * data key is used for all of them. The bytes of a key are never changed.
 */
export function preparedKey(key: Uint8Array): KeyObject {
  const known = prepared.get(key)
  if (known !== undefined) return known
  const made = createSecretKey(key)
  prepared.set(key, made)
  return made
}

function placeBytes(place: string): Buffer {
  return Buffer.from(`vestibule/${String(formatVersion)}/${place}`)
}
