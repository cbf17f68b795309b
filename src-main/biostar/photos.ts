import { assertNever, fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { SeenPhoto, StoredPhoto } from '../../src-preload/contract/person.ts'
import { flawOfProfilePhoto } from '../domain/profile-photo.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { askPerson, settleLook, type PeopleParts } from './people.ts'
import { changePerson, readBack, settleChange, type PersonChange } from './person-change.ts'
import { digestOf, encodePhoto } from './stored-photo.ts'

/** What an upload takes. */
export interface PhotoUpload {
  readonly id: string
  readonly photo: Uint8Array
  /** The stored photo the clerk had before them; see the contract. */
  readonly seen: SeenPhoto
  /** The stored photo as it was read a moment ago; left out, it is looked at first. */
  readonly held?: StoredPhoto | undefined
}

/**
 * Stores a profile photo: looks that the stored one is still the one the clerk saw, puts the new one, reads it back. Three
 * requests when all goes well, one when the server already holds these very bytes (an upload whose answer was lost); one less
 * for whoever has just looked.
 *
 * Bytes that are no profile photo are refused before anything is asked.
 *
 * `sameBytes`: the server gave back what was sent. `presentOnly`: it gave back another photo than before, because it
 * encodes photos itself, which is not documented either way (reference section 5.1). `storedAs` is what it gave back.
 */
export async function uploadPhoto(
  parts: PeopleParts,
  { id, photo, seen, held: heldNow }: PhotoUpload,
  options: OperationOptions,
): Promise<OperationOutcome<'uploadPhoto'>> {
  const flaw = flawOfProfilePhoto(photo)
  if (flaw !== null) return fail({ kind: 'photoUnfit', reason: flaw })
  const digest = digestOf(photo)
  const before = heldNow === undefined ? await askPerson(parts, id, options) : succeed({ photo: heldNow })
  if (!before.ok) return fail(settleLook(parts, 'uploadPhoto', before.failure))
  const held = before.value.photo
  if (holds(held, digest)) return succeed({ bytes: photo.byteLength, confirmed: 'sameBytes' })
  if (!isWhatWasSeen(held, seen)) return fail({ kind: 'photoChangedMeanwhile' })

  const change = photoChange(encodePhoto(photo), (stored) => holds(stored, digest))
  const put = await changePerson(parts, id, change, options)
  if (!put.ok) return fail(settleChange(parts, 'uploadPhoto', put.failure))
  if (put.value.kind === 'found') return succeed({ bytes: photo.byteLength, confirmed: 'sameBytes' })

  const after = await readBack(parts, id, options)
  // The server said yes; whether the photo is there cannot be told. Trying again is cheap: it looks first.
  if (!after.ok) return fail(settleChange(parts, 'uploadPhoto', after.failure))
  const stored = after.value.photo
  if (holds(stored, digest)) return succeed({ bytes: photo.byteLength, confirmed: 'sameBytes' })
  if (isMissing(stored) || sameAs(stored, held))
    return fail({ kind: 'photoRefused', answer: put.value.envelope.answer })
  const storedAs = 'digest' in stored ? { storedAs: stored.digest } : {}
  return succeed({ bytes: photo.byteLength, confirmed: 'presentOnly', ...storedAs })
}

/** Removes the stored profile photo by storing an empty one. Source: seed 002. */
export async function removePhoto(
  parts: PeopleParts,
  id: string,
  options: OperationOptions,
): Promise<OperationOutcome<'removePhoto'>> {
  const change = photoChange('', (stored) => stored.kind === 'absent')
  const put = await changePerson(parts, id, change, options)
  return put.ok ? succeed({}) : fail(settleChange(parts, 'removePhoto', put.failure))
}

/** The body holds nothing but the photo, so nothing else of the person can change. */
function photoChange(base64: string, isStored: (stored: StoredPhoto) => boolean): PersonChange {
  return { user: { photo: base64 }, effect: 'repeatable', isMade: ({ photo }) => isStored(photo) }
}

function holds(stored: StoredPhoto, digest: string): boolean {
  return 'digest' in stored && stored.digest === digest
}

function sameAs(one: StoredPhoto, other: StoredPhoto): boolean {
  return 'digest' in one && 'digest' in other && one.digest === other.digest
}

function isMissing(stored: StoredPhoto): boolean {
  return stored.kind === 'absent' || stored.kind === 'unreadable'
}

/** A photo the server speaks of but does not show was seen by nobody: only a confirmed replacement may replace it. */
export function isWhatWasSeen(held: StoredPhoto, seen: SeenPhoto): boolean {
  switch (seen.kind) {
    case 'anything':
      return true
    case 'none':
      return held.kind === 'absent'
    case 'digest':
      return holds(held, seen.digest)
    default:
      return assertNever(seen, 'SeenPhoto grew a kind that isWhatWasSeen does not know')
  }
}
