import { describe, expect, it } from 'vitest'
import type { Job, JobStepName } from '../../../src-preload/contract/job.ts'
import { recordOfJudgement } from '../../../src-renderer/camera/judgement/judgement.ts'
import { emptyOrder, type DoneStep } from '../../../src-renderer/flow/enrollment.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { isPartly, receiptOf } from '../../../src-renderer/screens/done/receipt.ts'
import { allDone, done, jobOf, leftOut } from '../flow/jobs.ts'
import { accepting, consenting, judgedAs, personWith, photoOf } from '../flow/people.ts'

const say = createSentences().t

function finished(
  job: Job,
  wish: Parameters<typeof accepting>[0] | null = {},
  changes: Partial<DoneStep> = {},
): DoneStep {
  const accepted = wish === null ? null : { ...accepting(wish), judgement: recordOfJudgement(judgedAs('block')) }
  return {
    kind: 'done',
    subject: { kind: 'known', person: personWith('17') },
    order: { ...emptyOrder, accepted },
    job,
    ...changes,
  }
}

const both: readonly JobStepName[] = ['uploadPhoto', 'registerVisualFace']

const linesOf = (step: DoneStep): readonly string[] =>
  receiptOf(step, say).map(({ text, isDone }) => `${isDone ? 'done' : 'not'}: ${text}`)

describe('the receipt', () => {
  it('tells of both outputs, and counts the visual faces', () => {
    const step = finished(allDone(jobOf(both)), { face: 40_000 })
    expect(linesOf(step)).toEqual([
      'done: Photo stored: 900 bytes, read back the same',
      'done: Visual face registered (1 of 2)',
      'not: No e-mail asked for',
    ])
    expect(isPartly(step)).toBe(false)
  })

  it('says that no profile photo was asked for, and that a face was left out', () => {
    const step = finished(leftOut(jobOf(['registerVisualFace']), 'registerVisualFace'), { profile: null, face: 40_000 })
    expect(linesOf(step).slice(0, 2)).toEqual(['not: No profile photo asked for', 'not: Visual face not registered'])
    expect(isPartly(step)).toBe(true)
  })

  it('names the kind of a reason and never its words, kept or not', () => {
    const override = { reason: 'other', words: 'something very personal' } as const
    const kept = finished(allDone(jobOf(['uploadPhoto'])), { override })
    const lost = finished(allDone(jobOf(['uploadPhoto'], { kept: 'inMemory' })), { override })
    expect(linesOf(kept)[0]).toBe('done: Reason kept on this station: Another reason')
    expect(linesOf(lost)[0]).toBe('not: Reason not kept: Another reason')
    expect(JSON.stringify([receiptOf(kept, say), receiptOf(lost, say)])).not.toContain('personal')
  })

  it('does not forget a photo that was stored before the picture was taken again', () => {
    const job = allDone(jobOf(['registerVisualFace']))
    const subject = { kind: 'ofJob', job, person: personWith('17'), storedHere: photoOf(900) } as const
    const again = finished(job, { profile: null, face: 40_000 }, { subject })
    expect(linesOf(again)[0]).toBe('done: Photo stored before the picture was taken again')
  })

  it('tells what was agreed to, and that somebody has refused', () => {
    const record = (photo: 'given' | 'refused', face: 'given' | 'refused') => consenting(photo, face).record
    const step = (consent: DoneStep['order']['consent']) =>
      finished(allDone(jobOf(['createPerson'], { personId: '404' })), null, { order: { ...emptyOrder, consent } })
    expect(linesOf(step(record('refused', 'refused')))).toEqual([
      'done: Created on the server with ID 404',
      'not: No picture: consent was refused, and the journal says so',
      'not: No e-mail asked for',
    ])
    expect(linesOf(step(record('given', 'refused')))[1]).toContain('Consent to the photo, not to a visual face')
    expect(linesOf(step(record('refused', 'given')))[1]).toContain('Consent to the visual face, not to a photo')
    expect(linesOf(step(record('given', 'given')))[1]).toContain('Consent to photo and visual face')
  })

  it('of a withdrawal tells what was taken away, and what was left out', () => {
    const job = jobOf(['removePhoto', 'removeVisualFaces'], { purpose: 'withdrawal' })
    const step = finished(leftOut(done(job, 'removePhoto'), 'removeVisualFaces'), null)
    expect(linesOf(step)).toEqual([
      'done: The photo was removed.',
      'not: Left out: the visual faces are still on the server.',
    ])
    expect(isPartly(step)).toBe(true)
  })
})
