import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { VisualFaceRegistration } from '../../biostar/visual-faces.ts'
import { faceOutcomeOf } from '../face-outcome.ts'
import { compareFirst } from './compare-person.ts'
import { failedWith, givenUp, personIdOf, watchSending, type StepEnd, type StepWork } from './step-work.ts'

/**
 * Registers the visual face. The faces there were are on the disk before the request leaves; whenever one may have left
 * before, they are compared with those there are: exactly what was asked for is done, nothing changed is done again, and
 * anything else is the clerk's.
 */
export async function registerVisualFace(work: StepWork): Promise<StepEnd> {
  const settled = await lookForEarlier(work)
  if (settled !== null) return settled
  const { end } = await compareFirst(work)
  if (end !== null) return end
  const picture = await work.readPicture('facePicture')
  if (picture.kind !== 'picture') return { kind: 'pictureLost' }
  const isFirst = work.record().faceBegun === null
  // At terminals the intent names the face that was made, and is written when there is one.
  if (isFirst && !isAtTerminals(work)) {
    const intent = { kind: 'face', before: work.record().seen.faces } as const
    if (!(await work.intend({ kind: 'intended', step: 'registerVisualFace', intent }))) return givenUp
  }
  const { replaces } = work.record()
  const order = { id: personIdOf(work.record()), picture: picture.bytes, replaces, ...atTerminals(work) }
  const sending = watchSending(work.options)
  const registered = await work.client.registerVisualFace(order, sending.options)
  return registered.ok
    ? { kind: 'succeeded', result: { step: 'registerVisualFace', ...registered.value } }
    : { kind: 'failed', failure: registered.failure, nothingLeft: isFirst && !sending.hasBegun() }
}

function isAtTerminals(work: StepWork): boolean {
  return work.record().terminals !== undefined
}

/** The face that an earlier try has made, and the way to write down which one is about to be stored. */
function atTerminals(work: StepWork): Pick<VisualFaceRegistration, 'made' | 'intend'> {
  if (!isAtTerminals(work)) return {}
  const { faceBegun, seen } = work.record()
  const before = faceBegun?.before ?? seen.faces
  return {
    made: faceBegun?.made ?? null,
    intend: async (made) =>
      faceBegun?.made === made ||
      work.intend({ kind: 'intended', step: 'registerVisualFace', intent: { kind: 'face', before, made } }),
  }
}

async function lookForEarlier(work: StepWork): Promise<StepEnd | null> {
  const { faceBegun, replaces } = work.record()
  // Each terminal is looked at by itself: one that has the face says nothing of the others.
  if (faceBegun === null || isAtTerminals(work)) return null
  work.options.onStage?.('lookingUp')
  const read = await work.client.readPerson(personIdOf(work.record()), work.options)
  if (!read.ok) return failedWith(read.failure)
  const outcome = faceOutcomeOf(faceBegun.before, replaces, read.value)
  switch (outcome) {
    case 'registered': {
      const held = read.value.heldFaces.kind === 'known' ? read.value.heldFaces.value.length : 1
      return { kind: 'succeeded', result: { step: 'registerVisualFace', held } }
    }
    case 'notRegistered':
      return null
    case 'undecided':
      return failedWith({ kind: 'visualFacesChangedMeanwhile' })
    default:
      return assertNever(outcome, 'faceOutcomeOf has grown an answer')
  }
}
