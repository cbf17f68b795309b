import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import type { OperationOptions, OperationOutcome } from '../../biostar/operation.ts'
import type { VisualFaceRegistration } from '../../biostar/visual-faces.ts'
import { flawOfFacePicture } from '../../domain/face-picture.ts'
import { readScannedFace } from '../../domain/scanned-face.ts'
import type { GatewayOutcome } from '../gateway-client.ts'
import type { FaceData } from '../messages.ts'
import { faceOfPicture } from '../terminal-face.ts'
import { chooseTerminals, settle, type AtTerminal, type Candidate, type TerminalTrouble } from './chosen-terminals.ts'
import { ensuredUser } from './ensured-user.ts'
import { digestOfFace, isVisual, type HeldUser } from './held-person.ts'
import { findAtTerminals, type Look } from './look-at-terminals.ts'
import { faceOfEntry } from './scanned-face-words.ts'
import { holdsVisualFaces, type TerminalInReach, type TerminalParts } from './terminals-in-reach.ts'

/**
 * Registers a visual face at the chosen terminals that have a colour camera. May be repeated.
 *
 * One terminal makes it of the picture, or it was scanned at one, and all of them get the same: so a person has one face, and not
 * one for each door. Its digest is on the disk before any terminal holds it, and whatever holds it already is left as it is.
 */
export async function storeFace(
  parts: TerminalParts,
  order: VisualFaceRegistration,
  options: OperationOptions,
): Promise<OperationOutcome<'registerVisualFace'>> {
  const { id, picture, replaces } = order
  const scanned = readScannedFace(picture)
  const flaw = scanned === null ? flawOfFacePicture(picture) : null
  if (flaw !== null) return fail({ kind: 'imageRejected', code: flaw })
  const look = await findAtTerminals(parts, id, options)
  if (!look.ok) return look
  const scope = options.terminals
  const chosen = await chooseTerminals(look.value, scope, holdsVisualFaces)
  if (!chosen.ok) return chosen
  const { candidates, missed } = chosen.value
  if (candidates.length === 0 && missed.length === 0) return fail({ kind: 'terminalsCannot', reason: 'visualFace' })

  const begun = order.made === undefined || order.made === null ? null : heldFaceOf(look.value, order.made)
  const isAnywhere = candidates.some(({ terminal, user }) => facesAt(terminal, user).some(isFace(replaces)))
  if (begun === null && replaces !== null && candidates.length > 0 && !isAnywhere)
    return fail({ kind: 'visualFacesChangedMeanwhile' })
  const isFull = candidates.some(({ terminal, user }) => {
    const others = facesAt(terminal, user).filter((face) => !isFace(replaces)(face) && !isFace(order.made)(face))
    return others.length >= mostVisualFaces
  })
  if (isFull) return fail({ kind: 'visualFacesFull' })

  options.onStage?.('checkingPicture')
  const made = begun === null ? await makeFace(parts, candidates, picture, options) : succeed(begun)
  if (!made.ok && made.failure.kind === 'cancelled') return made
  const isWritable = made.ok && (await (order.intend?.(digestOfFace(made.value)) ?? Promise.resolve(true)))
  if (made.ok && !isWritable) return fail({ kind: 'cancelled' })
  if (made.ok) options.onStage?.('sending')
  const person = { id, name: scope?.name ?? look.value.held[0]?.user.name ?? '', held: look.value.held }
  const results = made.ok
    ? await Promise.all(
        candidates.map(async (candidate) => storeAt(parts, candidate, { person, made: made.value, replaces }, options)),
      )
    : candidates.map(({ terminal }): AtTerminal<number> => ({ terminal, outcome: made }))
  const spread = await settle(chosen.value, results, scope)
  return spread.ok ? succeed({ held: Math.max(1, ...spread.value.done.map(({ value }) => value)) }) : spread
}

/** Takes every visual face of a person away at the terminals that have some. Other faces stay, and so does everything else. */
export async function clearFaces(
  { client }: TerminalParts,
  { terminal, user }: HeldUser,
  options: OperationOptions,
): Promise<GatewayOutcome<null>> {
  const others = user.faces.filter((face) => !isVisual(face, terminal))
  if (others.length === user.faces.length) return succeed(null)
  return client.user.face.set(terminal.deviceID, [{ userID: user.hdr?.ID ?? '', faces: others }], options)
}

/** The visual faces that a terminal holds of somebody. */
export function facesAt(terminal: TerminalInReach, user: HeldUser['user'] | null): readonly FaceData[] {
  return user === null ? [] : user.faces.filter((face) => isVisual(face, terminal))
}

function isFace(digest: string | null | undefined): (face: FaceData) => boolean {
  return (face) => digestOfFace(face) === digest
}

/** The face that this job has made before, where it got as far as to some terminal. */
function heldFaceOf({ held }: Look, digest: string): FaceData | null {
  for (const { user } of held) {
    const face = user.faces.find(isFace(digest))
    if (face !== undefined) return face
  }
  return null
}

/** Has one terminal after the other make the face, until one can: the picture's flaw is the same for all, a terminal's trouble is its own. */
async function makeFace(
  parts: TerminalParts,
  candidates: readonly Candidate[],
  picture: Uint8Array,
  options: OperationOptions,
): Promise<Outcome<FaceData, TerminalTrouble>> {
  const scanned = readScannedFace(picture)
  const face = scanned === null ? null : faceOfEntry(scanned)
  if (face !== null) return succeed(face)
  if (scanned !== null) return fail({ kind: 'terminalPictureRefused' })
  let last: Outcome<FaceData, TerminalTrouble> = fail({ kind: 'terminalUnreachable' })
  for (const { terminal } of candidates) {
    last = await faceOfPicture(parts.client, terminal.deviceID, picture, options)
    if (last.ok || last.failure.kind === 'terminalPictureRefused' || last.failure.kind === 'cancelled') return last
  }
  return last
}

interface FaceToStore {
  readonly person: { readonly id: string; readonly name: string; readonly held: readonly HeldUser[] }
  readonly made: FaceData
  /** The digest of the face that goes, where the terminal has it. */
  readonly replaces: string | null
}

/** Answers how many visual faces the terminal holds afterwards. */
async function storeAt(
  parts: TerminalParts,
  candidate: Candidate,
  { person, made, replaces }: FaceToStore,
  options: OperationOptions,
): Promise<AtTerminal<number>> {
  const { terminal } = candidate
  const ensured = await ensuredUser(parts, candidate, person, options)
  if (!ensured.ok) return { terminal, outcome: ensured }
  const before = ensured.value.faces
  const digest = digestOfFace(made)
  const others = before.filter((face) => !isFace(replaces)(face) && !isFace(digest)(face))
  const faces = [...others, made].map((face, index) => ({ ...face, index }))
  const visual = faces.filter((face) => isVisual(face, terminal)).length
  const isThere = before.some(isFace(digest)) && before.length === faces.length
  if (isThere) return { terminal, outcome: succeed(visual) }
  const written = await parts.client.user.face.set(terminal.deviceID, [{ userID: person.id, faces }], options)
  return { terminal, outcome: written.ok ? succeed(visual) : written }
}
