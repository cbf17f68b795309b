import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever, fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { SeenPhoto, StoredPhoto } from '../../src-preload/contract/person.ts'
import { flawOfProfilePhoto } from '../domain/profile-photo.ts'
import { mayHaveHappened, type ConversationFailure } from './conversation.ts'
import type { Envelope } from './envelope.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { askPerson, pathOfPerson, type PeopleParts } from './people.ts'
import { digestOf, encodePhoto } from './stored-photo.ts'

/** What an upload takes. */
export interface PhotoUpload {
  readonly id: string
  readonly photo: Uint8Array
  /** The stored photo the clerk had before them; see the contract. */
  readonly seen: SeenPhoto
}

/** Setting a photo may be done again after an answer was lost; three attempts in all, each after a look. Ours. */
const mostAttempts = 3

type PhotoCall = 'uploadPhoto' | 'removePhoto'
type PhotoFailure = ConversationFailure | Failure<'personNotFound' | 'outcomeUnknown'>

/**
 * Stores a profile photo: looks that the stored one is still the one the clerk saw, puts the new one, reads it back. Three
 * requests when all goes well, one when the server already holds these very bytes (an upload whose answer was lost).
 *
 * Bytes that are no profile photo are refused before anything is asked.
 *
 * `sameBytes`: the server gave back what was sent. `presentOnly`: it gave back another photo than before, because it
 * encodes photos itself, which is not documented either way (reference section 5.1).
 */
export async function uploadPhoto(
  parts: PeopleParts,
  { id, photo, seen }: PhotoUpload,
  options: OperationOptions,
): Promise<OperationOutcome<'uploadPhoto'>> {
  const flaw = flawOfProfilePhoto(photo)
  if (flaw !== null) return fail({ kind: 'photoUnfit', reason: flaw })
  const digest = digestOf(photo)
  const before = await askPerson(parts, id, options)
  if (!before.ok) return fail(settleLook(parts, before.failure))
  const held = before.value.photo
  if (holds(held, digest)) return succeed({ bytes: photo.byteLength, confirmed: 'sameBytes' })
  if (!isWhatWasSeen(held, seen)) return fail({ kind: 'photoChangedMeanwhile' })

  const put = await putPhoto(parts, id, encodePhoto(photo), (stored) => holds(stored, digest), options)
  if (!put.ok) return fail(settlePhoto(parts, 'uploadPhoto', put.failure))
  if (put.value.kind === 'found') return succeed({ bytes: photo.byteLength, confirmed: 'sameBytes' })

  options.onStage?.('confirming')
  const after = await askPerson(parts, id, options)
  // The server said yes; whether the photo is there cannot be told. Trying again is cheap: it looks first.
  if (!after.ok) return fail(unconfirmed(parts, after.failure))
  const stored = after.value.photo
  if (holds(stored, digest)) return succeed({ bytes: photo.byteLength, confirmed: 'sameBytes' })
  if (isMissing(stored) || sameAs(stored, held))
    return fail({ kind: 'photoRefused', answer: put.value.envelope.answer })
  return succeed({ bytes: photo.byteLength, confirmed: 'presentOnly' })
}

/** Removes the stored profile photo by storing an empty one. Source: seed 002. */
export async function removePhoto(
  parts: PeopleParts,
  id: string,
  options: OperationOptions,
): Promise<OperationOutcome<'removePhoto'>> {
  const put = await putPhoto(parts, id, '', (stored) => stored.kind === 'absent', options)
  return put.ok ? succeed({}) : fail(settlePhoto(parts, 'removePhoto', put.failure))
}

/** `found`: the answer was lost, but a look showed that the photo is as wanted. */
type Put = { readonly kind: 'acknowledged'; readonly envelope: Envelope } | { readonly kind: 'found' }

/** Puts a photo; the body holds nothing but the photo, so nothing else of the person can change. */
async function putPhoto(
  parts: PeopleParts,
  id: string,
  base64: string,
  isDone: (stored: StoredPhoto) => boolean,
  options: OperationOptions,
): Promise<Outcome<Put, PhotoFailure>> {
  for (let attempt = 1; ; attempt += 1) {
    options.onStage?.('sending')
    const put = await parts.conversation.ask(
      {
        method: 'PUT',
        path: pathOfPerson(id),
        route: 'PUT /api/users/:id',
        body: { User: { photo: base64 } },
        effect: 'repeatable',
      },
      options,
    )
    if (put.ok) return succeed({ kind: 'acknowledged', envelope: put.value })
    if (!mayHaveHappened(put.failure)) return put
    options.onStage?.('lookingUp')
    const look = await askPerson(parts, id, options)
    if (!look.ok) return fail(unlooked(look.failure))
    if (isDone(look.value.photo)) return succeed({ kind: 'found' })
    if (attempt === mostAttempts || !mayBeTriedAgain(put.failure)) return put
  }
}

/** A refusal with a status of its own is not tried again; a lost answer and a server that gave up waiting are. */
function mayBeTriedAgain(failure: ConversationFailure): boolean {
  return failure.kind !== 'refused' || failure.answer.status < 500
}

/** After a lost answer a failed look tells nothing, unless the clerk gave up or the person is gone. */
function unlooked(failure: PhotoFailure): PhotoFailure {
  if (failure.kind === 'personNotFound' || failure.kind === 'cancelled') return failure
  if (failure.kind === 'refused' && failure.answer.code === '201') return { kind: 'personNotFound' }
  return { kind: 'outcomeUnknown', action: 'other' }
}

function unconfirmed(parts: PeopleParts, failure: PhotoFailure) {
  return settlePhoto(parts, 'uploadPhoto', unlooked(failure))
}

/** A look that fails before anything was changed leaves nothing unknown. */
function settleLook(parts: PeopleParts, failure: ConversationFailure | Failure<'personNotFound'>) {
  return failure.kind === 'personNotFound' ? failure : parts.conversation.settle('uploadPhoto', failure)
}

function settlePhoto<Name extends PhotoCall>(parts: PeopleParts, name: Name, failure: PhotoFailure) {
  switch (failure.kind) {
    case 'personNotFound':
    case 'outcomeUnknown':
      return failure
    case 'answerLost':
      return { kind: 'outcomeUnknown', action: 'other' } as const
    default:
      return parts.conversation.settle(name, failure)
  }
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
function isWhatWasSeen(held: StoredPhoto, seen: SeenPhoto): boolean {
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
