import { createHash } from 'node:crypto'
import { largestStoredPhotoBytes, type StoredPhoto } from '../../src-preload/contract/person.ts'

/** SHA-256 in lower-case hexadecimal, as the contract names a photo. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Bytes as the server takes a photo: base64 without a `data:` prefix. Source: seed 002, reference section 5.1. */
export function encodePhoto(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/**
 * Reads the profile photo of a record.
 *
 * A missing photo is absent, as all missing values are, unless the record insists that there is one: then it is unknown.
 * What is no JPEG or PNG of at most 10 MB is `unreadable`, with a digest all the same, so that a change is noticed.
 *
 * @param text `User.photo`
 * @param exists `User.photo_exists`
 */
export function readStoredPhoto(text: string | undefined, exists: boolean | undefined): StoredPhoto {
  const base64 = text?.replace(/^data:[^,]{0,100},/u, '').replaceAll(/\s+/gu, '') ?? ''
  if (base64 === '') return exists === true ? { kind: 'unknown' } : { kind: 'absent' }
  const bytes = decodeBase64(base64)
  if (bytes === null) return { kind: 'unreadable', digest: digestOf(base64) }
  const digest = digestOf(bytes)
  const type = typeOf(bytes)
  if (type === null || bytes.byteLength > largestStoredPhotoBytes) return { kind: 'unreadable', digest }
  return { kind: 'present', bytes, type, digest }
}

/** Node's decoder skips what is not base64; a photo with holes would be taken for a photo. */
function decodeBase64(base64: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(base64)) return null
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

const magics = [
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

function typeOf(bytes: Uint8Array): 'image/jpeg' | 'image/png' | null {
  return magics.find(({ magic }) => magic.every((byte, place) => bytes[place] === byte))?.type ?? null
}
