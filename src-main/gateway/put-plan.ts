import { valueOf, type Fact } from '../../src-preload/contract/fact.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { WallClock } from '../../src-preload/contract/person.ts'
import { largestProfilePhotoBytes } from '../../src-preload/contract/photo.ts'
import type { PartReason, TerminalAbilities, TerminalPart } from '../../src-preload/contract/terminal.ts'
import { flawOfID, usualLimits } from './limits.ts'
import type { FaceData } from './messages.ts'

/** A photo for terminals, or why there is none. */
export type PhotoToPut =
  | { readonly kind: 'fits'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' | 'tooLarge' | 'notJpeg' | 'unknown' }

/** A face for terminals: made of a picture by each of them, copied as another one holds it, or none. */
export type FaceToPut =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array }
  /** Goes only where there is no face yet. */
  | { readonly kind: 'copies'; readonly faces: readonly FaceData[] }
  | { readonly kind: 'none' }

/** What is put on terminals. A moment that is unknown is left as it is there; one that is absent is no limit. */
export interface PutOrder {
  readonly id: string
  readonly name: string
  readonly start: Fact<WallClock>
  readonly end: Fact<WallClock>
  readonly photo: PhotoToPut
  readonly face: FaceToPut
}

/** Which parts go to one terminal, and why the others do not. */
export type PutPlan = Readonly<Record<TerminalPart, 'put' | PartReason>>

/**
 * Decides what of an order one terminal takes, before anything is sent to it.
 *
 * A part that the terminal does not store is left out and told. Whether it stores names, photos and the ends of time is asked of
 * it; where it has not said, name and photo are tried, because a terminal drops what it has no room for. A face is not: made for the
 * wrong kind of camera it would be refused, and everything with it.
 */
export function planPut(order: PutOrder, can: TerminalAbilities, held: { readonly faces: number }): PutPlan {
  const { start, end, photo, face } = order
  return {
    name: valueOf(can.names) === false ? 'notStored' : 'put',
    period: start.kind === 'unknown' && end.kind === 'unknown' ? 'notKnown' : 'put',
    photo: valueOf(can.photos) === false ? 'notStored' : photoPlan(photo),
    face: facePlan(face, can, held.faces),
  }
}

function photoPlan({ kind }: PhotoToPut): 'put' | PartReason {
  const plans = {
    fits: 'put',
    absent: 'nothing',
    tooLarge: 'tooLarge',
    notJpeg: 'notJpeg',
    unknown: 'notKnown',
  } as const
  return plans[kind]
}

function facePlan(face: FaceToPut, can: TerminalAbilities, held: number): 'put' | PartReason {
  if (face.kind === 'none') return valueOf(can.faces) === false ? 'notStored' : held > 0 ? 'alreadyThere' : 'nothing'
  if (can.visualFaces.kind !== 'known') return 'notKnown'
  if (!can.visualFaces.value) return 'notStored'
  if (face.kind === 'picture') return 'put'
  if (held > 0) return 'alreadyThere'
  return face.faces.length === 0 ? 'nothing' : 'put'
}

/** Whether the record's photo is what terminals take: a JPEG of at most 16,384 bytes (seed 003; that it be a JPEG is a guess). */
export function photoToPut(
  photo:
    | { readonly kind: 'present'; readonly bytes: Uint8Array; readonly type: 'image/jpeg' | 'image/png' }
    | { readonly kind: 'absent' | 'unreadable' | 'unknown' },
): PhotoToPut {
  if (photo.kind !== 'present') return { kind: photo.kind === 'unreadable' ? 'notJpeg' : photo.kind }
  if (photo.type !== 'image/jpeg') return { kind: 'notJpeg' }
  return photo.bytes.byteLength <= largestProfilePhotoBytes
    ? { kind: 'fits', bytes: photo.bytes }
    : { kind: 'tooLarge' }
}

/** What stands against the whole order at one terminal, before anything is asked of it. The client looks at the rest. */
export function limitOfOrder(order: PutOrder, can: TerminalAbilities): Failure<'terminalLimit'> | null {
  return flawOfID(order.id, { ...usualLimits, alphanumericIDs: valueOf(can.letterIds) ?? null })
}
