import type { Job, JobStep } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import { isGiven, type ConsentRecord } from '../../../src-preload/contract/consent.ts'
import type { DoneStep } from '../../flow/enrollment.ts'
import { stepOf } from '../../flow/job-work.ts'
import { numberOf, timeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** One line of what was done, or was not. */
export interface ReceiptLine {
  readonly id: string
  readonly text: string
  readonly isDone: boolean
  /** Bytes the server acknowledged, where it acknowledged some. */
  readonly bytes?: number
}

type Lines = readonly ReceiptLine[]

/**
 * What was done, exactly, and nothing else. What nobody asked for is no line, save a photo or a mail beside other work of an
 * enrollment: their absence is worth a look.
 */
export function receiptOf(step: Pick<DoneStep, 'subject' | 'order' | 'job'>, say: Sentences): Lines {
  const { job, order } = step
  if (job.purpose !== 'enrollment') return job.steps.map((each) => removalLine(each, say))
  return [
    ...creationLines(job, say),
    ...consentLines(order.consent, say),
    ...overrideLines(step, say),
    ...photoLines(step, say),
    ...faceLines(job, say),
    mailLine(job, say),
  ]
}

/** Whether something that was asked for was left out. */
export function isPartly({ job }: Pick<DoneStep, 'job'>): boolean {
  return job.steps.some(({ state }) => state.kind === 'leftOut')
}

/** What a step that is done tells of itself; `null` for any other. */
function resultOf(step: JobStep | null) {
  return step?.state.kind === 'done' ? step.state.result : null
}

function creationLines(job: Job, say: Sentences): Lines {
  const result = resultOf(stepOf(job, 'createPerson'))
  return result?.step === 'createPerson'
    ? [{ id: 'createPerson', text: say('done.created', { id: result.id }), isDone: true }]
    : []
}

function consentLines(consent: ConsentRecord | null, say: Sentences): Lines {
  if (consent === null) return []
  const given = consent.answers.filter(({ purpose }) => isGiven(consent, purpose)).map(({ purpose }) => purpose)
  const [first] = given
  if (first === undefined) return [{ id: 'consent', text: say('done.consent.refused'), isDone: false }]
  return [{ id: 'consent', text: say(`done.consent.${given.length === 1 ? first : 'both'}`), isDone: true }]
}

/** The kind of reason alone: its words may say something personal. */
function overrideLines({ order, job }: Pick<DoneStep, 'order' | 'job'>, say: Sentences): Lines {
  const override = order.accepted?.override ?? null
  if (override === null) return []
  const reason = say(`review.overrideDialog.reasons.${override.reason}`)
  const isKept = job.kept === 'onDisk'
  return [
    { id: 'override', text: say(isKept ? 'done.overrideKept' : 'done.overrideNotKept', { reason }), isDone: isKept },
  ]
}

function photoLines({ order, job, subject }: Pick<DoneStep, 'subject' | 'order' | 'job'>, say: Sentences): Lines {
  const step = stepOf(job, 'uploadPhoto')
  const result = resultOf(step)
  if (result?.step === 'uploadPhoto') {
    const { bytes, confirmed } = result
    const text = say(confirmed === 'sameBytes' ? 'done.photoStored' : 'done.photoPresent', { bytes: numberOf(bytes) })
    return [{ id: 'uploadPhoto', text, isDone: true, bytes }]
  }
  if (subject.kind === 'ofJob' && subject.storedHere !== null)
    return [{ id: 'uploadPhotoBefore', text: say('done.photoStoredBefore'), isDone: true }]
  if (step !== null) return [{ id: 'uploadPhoto', text: say('done.photoNotStored'), isDone: false }]
  const hasOtherPicture = order.accepted !== null || stepOf(job, 'registerVisualFace') !== null
  return hasOtherPicture ? [{ id: 'uploadPhoto', text: say('done.photoNotAsked'), isDone: false }] : []
}

function faceLines(job: Job, say: Sentences): Lines {
  const step = stepOf(job, 'registerVisualFace')
  if (step === null) return []
  const result = resultOf(step)
  if (result?.step !== 'registerVisualFace')
    return [{ id: 'registerVisualFace', text: say('done.faceNotRegistered'), isDone: false }]
  const text = say('done.faceRegistered', { held: result.held, most: mostVisualFaces })
  return [{ id: 'registerVisualFace', text, isDone: true }]
}

function mailLine(job: Job, say: Sentences): ReceiptLine {
  const step = stepOf(job, 'sendMail')
  const result = resultOf(step)
  if (result?.step === 'sendMail')
    return { id: 'sendMail', text: say('done.mailSent', { time: timeOf(result.sentAt) }), isDone: true }
  return { id: 'sendMail', text: say(step === null ? 'done.mailNotAsked' : 'done.mailNotSent'), isDone: false }
}

/** One line of a job that only takes away. */
function removalLine(step: JobStep, say: Sentences): ReceiptLine {
  const result = resultOf(step)
  switch (result?.step) {
    case 'removePhoto':
      return {
        id: step.name,
        text: say(`sending.done.removePhoto.${result.outcome}`),
        isDone: result.outcome === 'removed',
      }
    case 'removeVisualFaces':
      return {
        id: step.name,
        text: say(`sending.done.removeVisualFaces.${result.outcome}`),
        isDone: result.outcome === 'removed',
      }
    case 'reachTerminals':
      return { id: step.name, text: say('sending.done.reachTerminals', { count: result.terminals }), isDone: true }
    case undefined:
      return { id: step.name, text: say(`sending.skipped.${step.name}`), isDone: false }
    case 'createPerson':
    case 'uploadPhoto':
    case 'registerVisualFace':
    case 'sendMail':
      return { id: step.name, text: say(`sending.step.${step.name}`), isDone: true }
    default:
      return assertNever(result, 'a step that is done has a result that was never named')
  }
}
