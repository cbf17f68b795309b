import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Job, JobDecision, JobQuestion, JobStepName } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { mostVisualFaces } from '../../src-preload/contract/photo.ts'
import type { SeenPhoto } from '../../src-preload/contract/person.ts'
import type { SendingAction } from './actions.ts'
import { currentStepOf, faceDigestsOf, mayDiscard, questionOf, type Look, type SavedWork } from './job-work.ts'
import { seenPhotoOf } from './subject.ts'

/** The clerk's acts that decide about a job. */
export type DecidingAction = Extract<
  SendingAction,
  {
    readonly kind:
      | 'retried'
      | 'nextIdTaken'
      | 'replacementConfirmed'
      | 'faceDecided'
      | 'secondMailConfirmed'
      | 'stepGivenUp'
      | 'goOnWanted'
      | 'keepLongerWanted'
      | 'jobDiscarded'
  }
>

/**
 * What an act of the clerk's decides about a job, with what is in view; `null` when it does not fit where the job stands.
 *
 * Nothing is replaced that nobody saw, and what only an act of its own may follow is not decided by a mere retry.
 */
export function decisionOf({ job, look }: Pick<SavedWork, 'job' | 'look'>, action: DecidingAction): JobDecision | null {
  const question = questionOf(job)
  const failure = question?.kind === 'stepFailed' ? question.failure : null
  const step = question?.kind === 'stepFailed' ? question.step : null
  switch (action.kind) {
    case 'retried':
      return mayRetry(job, question) ? { kind: 'retry' } : null
    case 'nextIdTaken':
      return failure?.kind === 'duplicateId' ? { kind: 'useId', id: action.id } : null
    case 'replacementConfirmed':
      return failure?.kind === 'photoChangedMeanwhile' && look.kind !== 'looking'
        ? { kind: 'replacePhoto', seen: seenIn(look) }
        : null
    case 'faceDecided':
      return faceDecision(failure, step, look, action.replaces)
    case 'secondMailConfirmed':
      return failure?.kind === 'mailAlreadySent' || (step === 'sendMail' && failure?.kind === 'outcomeUnknown')
        ? { kind: 'sendMailAgain' }
        : null
    case 'stepGivenUp':
      return mayLeaveOut(job, action.name) ? { kind: 'leaveOut', step: action.name } : null
    case 'goOnWanted':
      return question?.kind === 'personChanged' && question.change !== 'gone' ? { kind: 'goOn' } : null
    case 'keepLongerWanted':
      return question?.kind === 'tooOld' ? { kind: 'keepLonger' } : null
    case 'jobDiscarded':
      return mayDiscard(job) ? { kind: 'discard' } : null
    default:
      return assertNever(action, 'an act that decides about a job was never named')
  }
}

/** What only an act of its own may follow: a choice between pictures, another id, a second mail. */
const needsDecision: ReadonlySet<string> = new Set<Failure['kind']>([
  'duplicateId',
  'mailAlreadySent',
  'photoChangedMeanwhile',
  'visualFacesFull',
  'visualFacesChangedMeanwhile',
])

/**
 * Whether a job may simply be tried again. The main process looks before it repeats a creation or a face; a mail whose answer
 * was lost would be a second mail and has its own act.
 */
function mayRetry({ state }: Job, question: JobQuestion | null): boolean {
  if (state.kind === 'waiting') return true
  if (question?.kind !== 'stepFailed') return false
  if (question.step === 'sendMail' && question.failure.kind === 'outcomeUnknown') return false
  return !needsDecision.has(question.failure.kind)
}

/** A step can be left out when it is the one that waits for the clerk; a person has to be created before anything else. */
function mayLeaveOut(job: Job, name: JobStepName): boolean {
  if (name === 'createPerson') return false
  const question = questionOf(job)
  if (question?.kind === 'stepFailed') return question.step === name
  return question?.kind === 'pictureLost' && currentStepOf(job)?.name === name
}

/** The face as the clerk decided with the held ones in view. One that nobody saw there is not replaced. */
function faceDecision(
  failure: Failure | null,
  step: JobStepName | null,
  look: Look,
  replaces: string | null,
): JobDecision | null {
  if (failure === null || step !== 'registerVisualFace' || look.kind !== 'found') return null
  if (!needsDecision.has(failure.kind) && failure.kind !== 'outcomeUnknown') return null
  const faces = faceDigestsOf(look.person)
  const digests = faces.kind === 'known' ? faces.value : []
  const isPossible =
    replaces === null ? faces.kind !== 'unknown' && digests.length < mostVisualFaces : digests.includes(replaces)
  return isPossible ? { kind: 'replaceFace', replaces, faces } : null
}

/** What the clerk has seen by now: what the look showed; without a look the replacement is confirmed unseen. */
function seenIn(look: Look): SeenPhoto {
  return look.kind === 'found' ? seenPhotoOf(look.person) : { kind: 'anything' }
}
