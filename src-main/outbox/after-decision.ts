import { known } from '../../src-preload/contract/fact.ts'
import type { JobDecision, JobQuestion, JobStepName, OpenDraft } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { JobEvent } from './job-event.ts'
import type { JobRecord } from './job-record.ts'
import { meantFor } from './meant-person.ts'
import { hasOpen, nextStepOf, pictureOf, withoutRunning, withStep, withWaitingStep } from './job-steps.ts'

type Decided = Extract<JobEvent, { kind: 'decided' }>
type DecisionOf<Kind extends JobDecision['kind']> = Extract<JobDecision, { kind: Kind }>

/**
 * What a clerk's decision makes of a job; `null` when it does not fit where the job stands.
 *
 * A running job takes no decision: it is about to stand somewhere else.
 */
export function afterDecision(record: JobRecord, { decision, at, keepUntil }: Decided): JobRecord | null {
  if (record.state.kind === 'running') return null
  switch (decision.kind) {
    case 'retry':
      return mayBeRetried(record) ? queued(record) : null
    case 'leaveOut':
      return leaveOut(record, decision.step, at)
    case 'useId':
      return withId(record, decision)
    case 'createFrom':
      return createFrom(record, decision.draft)
    case 'meanPerson':
      return meanPerson(record, decision, at)
    case 'replacePhoto':
      if (failedStepOf(record) !== 'uploadPhoto') return null
      return queued({ ...record, seen: { ...record.seen, photo: decision.seen } })
    case 'replaceFace':
      return replaceFace(record, decision)
    case 'sendMailAgain':
      if (failedStepOf(record) !== 'sendMail' || record.mail === null) return null
      return queued({ ...record, mail: { ...record.mail, again: true }, mailIntentAt: null })
    case 'goOn':
      return goOn(record, at)
    case 'keepLonger':
      return questionOf(record)?.kind === 'tooOld' ? queued({ ...record, keepUntil }) : null
    case 'discard':
      return { ...withoutRunning(record), state: { kind: 'cancelled', at, why: 'discarded' } }
    default:
      return assertNever(decision, 'JobDecision grew a kind that afterDecision does not know')
  }
}

function questionOf({ state }: JobRecord): JobQuestion | null {
  return state.kind === 'needsClerk' ? state.question : null
}

function failedStepOf(record: JobRecord): JobStepName | null {
  const question = questionOf(record)
  return question?.kind === 'stepFailed' ? question.step : null
}

function queued(record: JobRecord): JobRecord {
  return { ...withoutRunning(record), delays: 0, state: { kind: 'queued' } }
}

/**
 * Trying again is no answer to a mail that may have left, nor to a picture that is too old; and a purge whose day has not come
 * is not tried before it.
 */
function mayBeRetried(record: JobRecord): boolean {
  const { state } = record
  if (state.kind === 'waiting') return state.why !== null
  const question = questionOf(record)
  if (question === null) return state.kind === 'queued'
  if (question.kind === 'tooOld') return false
  if (question.kind !== 'stepFailed' || question.step !== 'sendMail') return true
  return question.failure.kind !== 'outcomeUnknown' && question.failure.kind !== 'mailAlreadySent'
}

function leaveOut(record: JobRecord, step: JobStepName, at: string): JobRecord | null {
  const question = questionOf(record)
  const isLost = question?.kind === 'pictureLost' && pictureOf(step) !== null && hasOpen(record, step)
  if (step === 'createPerson' || (failedStepOf(record) !== step && !isLost)) return null
  const left = withStep(record, step, { kind: 'leftOut', at })
  const settledFace = step === 'registerVisualFace' ? { faceBegun: null } : {}
  const settled = { ...left, ...settledFace, delays: 0 }
  return nextStepOf(settled) === null ? { ...settled, state: { kind: 'done', at } } : queued(settled)
}

function withId(record: JobRecord, { id }: DecisionOf<'useId'>): JobRecord | null {
  const { draft } = record.person
  if (failedStepOf(record) !== 'createPerson' || draft === null) return null
  return queued({ ...record, creationBegunWith: null, person: { ...record.person, draft: { ...draft, id } } })
}

/** Also for somebody who is gone: then everything about the old record is forgotten. */
function createFrom(record: JobRecord, draft: OpenDraft): JobRecord | null {
  if (!mayCreateAnother(record)) return null
  const person = { ...record.person, id: null, draft, name: draft.name }
  const seen = { ...record.seen, photo: { kind: 'none' } as const, faces: known([]) }
  const anew = { ...record, person, seen, replaces: null, faceBegun: null, creationBegunWith: null, found: null }
  return queued(withWaitingStep(anew, 'createPerson'))
}

/**
 * The person is somebody the server holds already. Not while a creation may have left: then somebody may be there whom nobody
 * would look for any more, and that is settled first.
 */
function meanPerson(record: JobRecord, meant: DecisionOf<'meanPerson'>, at: string): JobRecord | null {
  if (!mayCreateAnother(record) || record.creationBegunWith !== null) return null
  const changed = meantFor(record, meant, at)
  return changed.state.kind === 'done' ? changed : queued(changed)
}

/** Whether the clerk decides whom to create: the server refused it, or whoever was meant is gone. */
function mayCreateAnother(record: JobRecord): boolean {
  const question = questionOf(record)
  return failedStepOf(record) === 'createPerson' || (question?.kind === 'personChanged' && question.change === 'gone')
}

/** The clerk has the faces before them: what was in doubt is settled by that. */
function replaceFace(record: JobRecord, { replaces, faces }: DecisionOf<'replaceFace'>): JobRecord | null {
  if (failedStepOf(record) !== 'registerVisualFace') return null
  return queued({ ...record, replaces, faceBegun: null, seen: { ...record.seen, faces } })
}

/** Whoever was found is whom the clerk means now. */
function goOn(record: JobRecord, at: string): JobRecord | null {
  const question = questionOf(record)
  if (question?.kind !== 'personChanged' || question.change === 'gone' || record.found === null) return null
  const { name, standing } = record.found
  return queued({
    ...record,
    person: { ...record.person, name },
    seen: { ...record.seen, standing },
    comparedAt: at,
    found: null,
  })
}
