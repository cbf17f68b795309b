import { createHash } from 'node:crypto'
import { largestStoredPhotoBytes, type StoredPhoto } from '../../src-preload/contract/person.ts'
import { pictureTypeOf } from '../domain/picture-head.ts'

/** SHA-256 in lower-case hexadecimal, as the contract names a photo. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Bytes as the server takes a photo: base64 without a `data:` prefix. Source: seed 002, reference section 5.1. */
export function encodePhoto(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** A picture the server stores. What is there and no picture has a digest all the same, so that a change is noticed. */
export type StoredPicture = Exclude<StoredPhoto, { kind: 'unknown' }>

/** Reads a picture from base64. What is no JPEG or PNG of at most 10 MB is `unreadable`; no text is no picture. */
export function readPicture(text: string | undefined): StoredPicture {
  const plain = text === undefined ? null : decodePlain(text)
  const base64 = plain === null ? (text?.replace(/^data:[^,]{0,100},/u, '').replaceAll(/\s+/gu, '') ?? '') : ''
  if (plain === null && base64 === '') return { kind: 'absent' }
  const bytes = plain ?? decodeBase64(base64)
  if (bytes === null) return { kind: 'unreadable', digest: digestOf(base64) }
  const digest = digestOf(bytes)
  const type = pictureTypeOf(bytes)
  if (type === null || bytes.byteLength > largestStoredPhotoBytes) return { kind: 'unreadable', digest }
  return { kind: 'present', bytes, type, digest }
}

/**
 * Reads the profile photo of a record. A missing photo is absent, as all missing values are, unless the record insists that
 * there is one: then it is unknown.
 *
 * @param text `User.photo`
 * @param exists `User.photo_exists`
 */
export function readStoredPhoto(text: string | undefined, exists: boolean | undefined): StoredPhoto {
  const picture = readPicture(text)
  return picture.kind === 'absent' && exists === true ? { kind: 'unknown' } : picture
}

/** What encodes back to the same text is base64 as almost everybody writes it: a tenth of the time it takes to look at each letter. */
function decodePlain(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.byteLength > 0 && bytes.toString('base64') === text ? new Uint8Array(bytes) : null
}

/** Node's decoder skips what is not base64; a photo with holes would be taken for a photo. */
function decodeBase64(base64: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(base64)) return null
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
