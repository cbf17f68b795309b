import { mostVisualFaces } from '../../../src-preload/contract/photo.ts'
import type { DoneStep } from '../../flow/enrollment.ts'
import { jobStepNames } from '../../flow/sending-job.ts'
import { idOf, storedHereOf } from '../../flow/subject.ts'
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
 * What was done, exactly, and nothing else. What nobody asked for is no line, save a photo or a mail beside other work: their
 * absence is worth a look.
 */
export function receiptOf(step: DoneStep, say: Sentences): Lines {
  const { subject } = step
  const created = { id: 'createPerson', text: say('done.created', { id: idOf(subject) }), isDone: true }
  return [
    ...(subject.kind === 'created' ? [created] : []),
    ...overrideLines(step, say),
    ...photoLines(step, say),
    ...faceLines(step, say),
    mailLine(step, say),
  ]
}

/** Whether something that was asked for was given up. */
export function isPartly({ job }: DoneStep): boolean {
  return jobStepNames.some((name) => {
    const step = job[name]
    return step.kind === 'skipped' && step.reason === 'givenUp'
  })
}

/** The kind of reason alone: its words may say something personal. */
function overrideLines({ accepted, job }: DoneStep, say: Sentences): Lines {
  const override = accepted?.override ?? null
  if (override === null) return []
  const reason = say(`review.overrideDialog.reasons.${override.reason}`)
  const isDone = job.keepOverride.kind === 'done'
  return [{ id: 'keepOverride', text: say(isDone ? 'done.overrideKept' : 'done.overrideNotKept', { reason }), isDone }]
}

function photoLines({ accepted, job, subject }: DoneStep, say: Sentences): Lines {
  if (accepted === null) return []
  const { uploadPhoto } = job
  if (uploadPhoto.kind === 'done') {
    const { bytes, confirmed } = uploadPhoto.result
    const text = say(confirmed === 'sameBytes' ? 'done.photoStored' : 'done.photoPresent', { bytes: numberOf(bytes) })
    return [{ id: 'uploadPhoto', text, isDone: true, bytes }]
  }
  if (storedHereOf(subject) !== null)
    return [{ id: 'uploadPhotoBefore', text: say('done.photoStoredBefore'), isDone: true }]
  const wasAsked = accepted.outputs.profilePhoto !== null
  return [{ id: 'uploadPhoto', text: say(wasAsked ? 'done.photoNotStored' : 'done.photoNotAsked'), isDone: false }]
}

function faceLines({ accepted, job: { registerVisualFace } }: DoneStep, say: Sentences): Lines {
  if (registerVisualFace.kind === 'done') {
    const { held } = registerVisualFace.result
    const text = say('done.faceRegistered', { held, most: mostVisualFaces })
    return [{ id: 'registerVisualFace', text, isDone: true }]
  }
  if ((accepted?.outputs.facePicture ?? null) === null) return []
  return [{ id: 'registerVisualFace', text: say('done.faceNotRegistered'), isDone: false }]
}

function mailLine({ job: { sendMail } }: DoneStep, say: Sentences): ReceiptLine {
  if (sendMail.kind === 'done')
    return { id: 'sendMail', text: say('done.mailSent', { time: timeOf(sendMail.result.sentAt) }), isDone: true }
  const wasAsked = sendMail.kind === 'skipped' && sendMail.reason === 'givenUp'
  return { id: 'sendMail', text: say(wasAsked ? 'done.mailNotSent' : 'done.mailNotAsked'), isDone: false }
}
