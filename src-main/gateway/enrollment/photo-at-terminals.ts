import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { OperationOptions, OperationOutcome } from '../../biostar/operation.ts'
import { isWhatWasSeen, type PhotoUpload } from '../../biostar/photos.ts'
import { digestOf } from '../../biostar/stored-photo.ts'
import { flawOfProfilePhoto } from '../../domain/profile-photo.ts'
import { readUser } from '../person-on-terminal.ts'
import { chooseTerminals, settle, type AtTerminal, type Candidate } from './chosen-terminals.ts'
import { ensuredUser } from './ensured-user.ts'
import { photoOf, type HeldUser } from './held-person.ts'
import { findAtTerminals } from './look-at-terminals.ts'
import { holdsPhotos, type TerminalParts } from './terminals-in-reach.ts'
import { nothingNew, writeParts } from './write-user.ts'

/** The photo to put, and whose it is. */
interface PhotoToStore {
  readonly id: string
  readonly name: string
  readonly photo: Uint8Array
  readonly held: readonly HeldUser[]
}

/**
 * Stores a profile photo at the chosen terminals that store photos. All of them are looked at before any is written to: a photo that
 * nobody at the desk has seen is a question, and then nothing is sent anywhere. May be repeated.
 */
export async function storePhoto(
  parts: TerminalParts,
  { id, photo, seen }: PhotoUpload,
  options: OperationOptions,
): Promise<OperationOutcome<'uploadPhoto'>> {
  const flaw = flawOfProfilePhoto(photo)
  if (flaw !== null) return fail({ kind: 'photoUnfit', reason: flaw })
  const look = await findAtTerminals(parts, id, options)
  if (!look.ok) return look
  const { held } = look.value
  const scope = options.terminals
  const chosen = await chooseTerminals(look.value, scope, holdsPhotos)
  if (!chosen.ok) return chosen
  const { candidates, missed } = chosen.value
  if (candidates.length === 0 && missed.length === 0) return fail({ kind: 'terminalsCannot', reason: 'profilePhoto' })
  const digest = digestOf(photo)
  const isUnseen = candidates.some(({ user }) => {
    const stored = photoOf(user?.photo)
    // What is not there cannot be lost: another terminal's photo was seen.
    if (stored.kind === 'absent' || ('digest' in stored && stored.digest === digest)) return false
    return !isWhatWasSeen(stored, seen)
  })
  if (isUnseen) return fail({ kind: 'photoChangedMeanwhile' })
  options.onStage?.('sending')
  const name = scope?.name ?? held[0]?.user.name ?? ''
  const results = await Promise.all(
    candidates.map(async (candidate) => storeAt(parts, candidate, { id, name, photo, held }, options)),
  )
  const spread = await settle(chosen.value, results, scope)
  if (!spread.ok) return spread
  const stored = spread.value.done.map(({ value }) => value)
  if (stored.includes(digest)) return succeed({ bytes: photo.byteLength, confirmed: 'sameBytes' })
  const storedAs = stored.find((each) => each !== null)
  return succeed({
    bytes: photo.byteLength,
    confirmed: 'presentOnly',
    ...(storedAs === undefined || storedAs === null ? {} : { storedAs }),
  })
}

/** Answers the digest of what the terminal holds afterwards; `null` when it could not be read again. */
async function storeAt(
  parts: TerminalParts,
  candidate: Candidate,
  { photo, ...person }: PhotoToStore,
  options: OperationOptions,
): Promise<AtTerminal<string | null>> {
  const { terminal } = candidate
  const ensured = await ensuredUser(parts, candidate, person, options)
  if (!ensured.ok) return { terminal, outcome: ensured }
  const digest = digestOf(photo)
  const before = photoOf(ensured.value.photo)
  if ('digest' in before && before.digest === digest) return { terminal, outcome: succeed(digest) }
  const written = await writeParts(parts, terminal, ensured.value, { ...nothingNew, photo }, options)
  if (!written.ok) return { terminal, outcome: written }
  options.onStage?.('confirming')
  const after = await readUser(parts.client, terminal.deviceID, person.id, options)
  // It has said yes. What it cannot be asked about now is looked at by whoever comes next.
  if (!after.ok) return { terminal, outcome: succeed(null) }
  const stored = photoOf(after.value?.photo)
  return { terminal, outcome: succeed('digest' in stored ? stored.digest : null) }
}
