import type { DoneStep } from '../../flow/enrollment.ts'
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

/** What was done, exactly, and nothing else. A photo or a mail that nobody asked for is no line, save a mail beside a photo. */
export function receiptOf({ job, photo }: DoneStep, say: Sentences): readonly ReceiptLine[] {
  const lines: ReceiptLine[] = []
  const { createPerson, uploadPhoto, sendMail } = job
  if (createPerson.kind === 'done')
    lines.push({ id: 'createPerson', text: say('done.created', { id: createPerson.result.id }), isDone: true })
  if (uploadPhoto.kind === 'done') {
    const bytes = numberOf(uploadPhoto.result.bytes)
    const isSame = uploadPhoto.result.confirmed === 'sameBytes'
    lines.push({
      id: 'uploadPhoto',
      text: say(isSame ? 'done.photoStored' : 'done.photoPresent', { bytes }),
      isDone: true,
      bytes: uploadPhoto.result.bytes,
    })
  } else if (photo !== null) lines.push({ id: 'uploadPhoto', text: say('done.photoNotStored'), isDone: false })
  if (sendMail.kind === 'done')
    lines.push({
      id: 'sendMail',
      text: say('done.mailSent', { time: timeOf(sendMail.result.sentAt) }),
      isDone: true,
    })
  else {
    const wasAsked = sendMail.kind === 'skipped' && sendMail.reason === 'givenUp'
    lines.push({ id: 'sendMail', text: say(wasAsked ? 'done.mailNotSent' : 'done.mailNotAsked'), isDone: false })
  }
  return lines
}

/** Whether something that was asked for was given up. */
export function isPartly({ job }: DoneStep): boolean {
  return [job.uploadPhoto, job.sendMail].some((step) => step.kind === 'skipped' && step.reason === 'givenUp')
}
