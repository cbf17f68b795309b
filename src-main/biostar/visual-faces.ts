import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { mostVisualFaces } from '../../src-preload/contract/photo.ts'
import { flawOfFacePicture } from '../domain/face-picture.ts'
import { readScannedFace, type ScannedEntry } from '../domain/scanned-face.ts'
import type { ConversationFailure } from './conversation.ts'
import { templatesOf, type FaceEntry, type HeldFace } from './held-faces.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { askPerson, settleLook, type PeopleParts } from './people.ts'
import { changePerson, readBack, settleChange, type ChangeFailure, type PersonChange } from './person-change.ts'
import type { PersonRecord } from './person-record.ts'
import { createPictureCheck, type CheckedPicture } from './picture-check.ts'
import type { Capabilities } from './server-version.ts'
import { encodePhoto } from './stored-photo.ts'

/** What a registration takes. */
export interface VisualFaceRegistration {
  readonly id: string
  /** A picture, or a face that was scanned at a device. */
  readonly picture: Uint8Array
  /** The digest of the face that goes; `null` adds one. */
  readonly replaces: string | null
  /** The digest of the face that an earlier try has made at a terminal, if any; a server makes its own and looks itself. */
  readonly made?: string | null
  /** Writes down which face is about to be stored; it must not be when this answers `false`. A server needs none. */
  readonly intend?: (digest: string) => Promise<boolean>
}

/** The visual faces within one session. */
export interface VisualFaces {
  register(
    registration: VisualFaceRegistration,
    options: OperationOptions,
  ): Promise<OperationOutcome<'registerVisualFace'>>
  remove(id: string, options: OperationOptions): Promise<OperationOutcome<'removeVisualFaces'>>
}

/** What the visual faces need. */
export interface VisualFacesParts extends PeopleParts {
  readonly capabilities: () => Capabilities
}

/** What a registration makes of the faces a person has. */
interface Plan {
  readonly kept: readonly HeldFace[]
  /** The digest of the face that goes. */
  readonly replaced: string | null
}

type PlanFailure = Failure<'visualFacesFull' | 'visualFacesChangedMeanwhile'>

/**
 * Makes the visual faces of one session.
 *
 * A registration is four requests when all goes well: a look at the faces there are, the server's check of the picture, the
 * change, and a look at what became of it. The picture is handed over as it is and the server makes the templates: of the
 * two documented ways (reference section 5.3) the one that rests on no answer which is merely measured.
 *
 * A face that was scanned at a device goes the other way, as the device made it: its picture is a cut-out of 112 × 112 that
 * is none to make templates from again (reference section 5.4), and there is nothing to check.
 */
export function createVisualFaces(parts: VisualFacesParts): VisualFaces {
  const pictureCheck = createPictureCheck(parts)

  return {
    async register({ id, picture, replaces }, options) {
      const scanned = readScannedFace(picture)
      const flaw = scanned === null ? flawOfFacePicture(picture) : null
      if (flaw !== null) return fail({ kind: 'imageRejected', code: flaw })
      const before = await askPerson(parts, id, options)
      if (!before.ok) return fail(settleLook(parts, 'registerVisualFace', before.failure))
      const faces = before.value.heldFaces
      if (faces.kind !== 'known') return fail({ kind: 'answerUnreadable', status: 200, reason: 'wrongShape' })

      const base64 = scanned === null ? encodePhoto(picture) : ''
      const checked = scanned === null ? await pictureCheck.ask(base64, options) : checkedScan(scanned)
      const plan = planFor(faces.value, replaces)
      if (checked.ok && isThereAlready(faces.value, replaces, checked.value)) return held(before.value)
      if (!plan.ok) return plan
      if (!checked.ok) return fail(settleCheck(parts, checked.failure))
      const made = await makeRegistration(
        parts,
        id,
        registrationOf(scanned ?? { template_ex_picture: base64 }, plan.value),
        options,
      )
      return made.ok ? made : fail(settleRegistration(parts, made.failure, checked.value))
    },

    async remove(id, options) {
      const put = await changePerson(parts, id, removal, options)
      return put.ok ? succeed({}) : fail(settleChange(parts, 'removeVisualFaces', put.failure))
    },
  }
}

/** Puts the change and reads back what became of it. */
async function makeRegistration(
  parts: PeopleParts,
  id: string,
  change: PersonChange,
  options: OperationOptions,
): Promise<Outcome<{ held: number }, ChangeFailure | Failure<'visualFaceNotKept'>>> {
  const put = await changePerson(parts, id, change, options)
  if (!put.ok) return put
  if (put.value.kind === 'found') return held(put.value.record)
  const after = await readBack(parts, id, options)
  if (!after.ok) return after
  if (after.value.heldFaces.kind !== 'known') return fail({ kind: 'outcomeUnknown', action: 'other' })
  if (change.isMade(after.value)) return held(after.value)
  return fail({ kind: 'visualFaceNotKept', answer: put.value.envelope.answer })
}

/** An empty list deletes. Never sent again without a look: somebody may register a face meanwhile. */
const removal: PersonChange = {
  user: { credentials: { visualFaces: [] } },
  effect: 'once',
  isMade: ({ heldFaces }) => heldFaces.kind === 'known' && heldFaces.value.length === 0,
}

function planFor(faces: readonly HeldFace[], replaces: string | null): Outcome<Plan, PlanFailure> {
  const place = faces.findIndex(({ shown }) => shown.digest === replaces)
  if (replaces !== null && place < 0) return fail({ kind: 'visualFacesChangedMeanwhile' })
  const kept = replaces === null ? faces : faces.toSpliced(place, 1)
  return kept.length < mostVisualFaces ? succeed({ kept, replaced: replaces }) : fail({ kind: 'visualFacesFull' })
}

/**
 * Whether the picture is a face already: the clerk tries again after an answer was lost for good. Not when there is another
 * face to be replaced by it, for then there is still something to do.
 */
function isThereAlready(faces: readonly HeldFace[], replaces: string | null, checked: CheckedPicture): boolean {
  const others = faces.filter((face) => !isMadeOf(face, checked))
  return others.length < faces.length && !others.some(({ shown }) => shown.digest === replaces)
}

/** The kept faces go back as they came, and the body holds nothing else of the person. Sent again only after a look. */
function registrationOf(made: FaceEntry, plan: Plan): PersonChange {
  const entries = [...plan.kept.map(({ entry }) => entry), made]
  return {
    user: { credentials: { visualFaces: entries } },
    effect: 'once',
    isMade: (record) => isRegistered(record, plan),
  }
}

/** Whether a record shows every kept face and one more. What was to be replaced is no sign of a registration. */
function isRegistered({ heldFaces }: PersonRecord, { kept, replaced }: Plan): boolean {
  if (heldFaces.kind !== 'known') return false
  const others = [...heldFaces.value]
  for (const { shown } of kept) {
    const place = others.findIndex((face) => face.shown.digest === shown.digest)
    if (place < 0) return false
    others.splice(place, 1)
  }
  return others.some(({ shown }) => shown.digest !== replaced)
}

/**
 * Whether a face is the one that the check made of the picture: all templates that it told are among the face's. One is not
 * enough, because a server may fill the place of a kind it cannot make with the same nothing for everybody.
 */
function isMadeOf({ templates }: HeldFace, checked: CheckedPicture): boolean {
  if (checked.kind !== 'passed' || checked.templates.length === 0) return false
  return checked.templates.every((template) => templates.includes(template))
}

/** A scanned face stands as if it had been checked: the device has made its templates already. */
function checkedScan(scanned: ScannedEntry): Outcome<CheckedPicture, never> {
  return succeed({ kind: 'passed', templates: templatesOf(scanned) })
}

function held({ heldFaces }: PersonRecord) {
  return succeed({ held: heldFaces.kind === 'known' ? heldFaces.value.length : 1 })
}

function settleCheck({ conversation }: PeopleParts, failure: ConversationFailure) {
  return tooLargeForTheServer(failure) ?? conversation.settle('registerVisualFace', failure)
}

function settleRegistration(
  parts: PeopleParts,
  failure: ChangeFailure | Failure<'visualFaceNotKept'>,
  checked: CheckedPicture,
) {
  if (failure.kind === 'visualFaceNotKept') return failure
  // "A key is missing", and we sent it: a server from before the upload of pictures (2.8.14) does not know the key.
  const isTooOld = checked.kind === 'notThere' && failure.kind === 'refused' && failure.answer.code === '30005'
  if (isTooOld) return { kind: 'notSupported', answer: failure.answer } as const
  return tooLargeForTheServer(failure) ?? settleChange(parts, 'registerVisualFace', failure)
}

/**
 * How large a request the web tier takes is not known (reference section 13.11): where it is less than the documented
 * 10 MB, the answer is 413, and what helps is what helps against the server's own code for it.
 */
function tooLargeForTheServer(failure: ChangeFailure): Failure<'imageRejected'> | null {
  const isTooLarge = failure.kind === 'answerUnreadable' && failure.status === 413
  return isTooLarge || (failure.kind === 'refused' && failure.answer.status === 413)
    ? { kind: 'imageRejected', code: 30_017 }
    : null
}
