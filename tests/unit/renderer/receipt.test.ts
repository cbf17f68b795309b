import { describe, expect, it } from 'vitest'
import { recordOfJudgement } from '../../../src-renderer/camera/judgement/judgement.ts'
import type { DoneStep } from '../../../src-renderer/flow/enrollment.ts'
import { beginJob, type SendingJob } from '../../../src-renderer/flow/sending-job.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { isPartly, receiptOf } from '../../../src-renderer/screens/done/receipt.ts'
import { accepting, judgedAs, personWith, photoOf } from '../flow/people.ts'

const say = createSentences().t
const notAsked = { kind: 'skipped', reason: 'notAsked' } as const
const givenUp = { kind: 'skipped', reason: 'givenUp' } as const
const stored = { kind: 'done', result: { bytes: 900, confirmed: 'sameBytes' } } as const

function done(
  wish: Parameters<typeof accepting>[0],
  steps: Partial<SendingJob>,
  subject: DoneStep['subject'] = { kind: 'known', person: personWith('17') },
): DoneStep {
  const accepted = { ...accepting(wish), judgement: recordOfJudgement(judgedAs('block')) }
  const order = {
    create: false,
    accepted,
    mail: false,
    seen: { kind: 'none' },
    replaces: null,
    facesBefore: { kind: 'absent' },
    mailAgain: false,
  } as const
  const settled = {
    createPerson: notAsked,
    keepOverride: notAsked,
    uploadPhoto: notAsked,
    registerVisualFace: notAsked,
  }
  return { kind: 'done', subject, accepted, job: { ...beginJob(order, 1), ...settled, ...steps } }
}

const linesOf = (step: DoneStep): readonly string[] =>
  receiptOf(step, say).map(({ text, isDone }) => `${isDone ? 'done' : 'not'}: ${text}`)

describe('the receipt', () => {
  it('tells of both outputs, and counts the visual faces', () => {
    const both = done(
      { face: 40_000 },
      { uploadPhoto: stored, registerVisualFace: { kind: 'done', result: { held: 2 } } },
    )
    expect(linesOf(both)).toEqual([
      'done: Photo stored: 900 bytes, read back the same',
      'done: Visual face registered (2 of 2)',
      'not: No e-mail asked for',
    ])
    expect(isPartly(both)).toBe(false)
  })

  it('says that no profile photo was asked for, and that a face was left out', () => {
    const faceOnly = done({ profile: null, face: 40_000 }, { registerVisualFace: givenUp })
    expect(linesOf(faceOnly).slice(0, 2)).toEqual([
      'not: No profile photo asked for',
      'not: Visual face not registered',
    ])
    expect(isPartly(faceOnly)).toBe(true)
  })

  it('names the kind of a reason and never its words, kept or not', () => {
    const override = { reason: 'other', words: 'something very personal' } as const
    const kept = done({ override }, { uploadPhoto: stored, keepOverride: { kind: 'done', result: { keptAt: '' } } })
    const lost = done({ override }, { uploadPhoto: stored, keepOverride: givenUp })
    expect(linesOf(kept)[0]).toBe('done: Reason kept on this station: Another reason')
    expect(linesOf(lost)[0]).toBe('not: Reason not kept: Another reason')
    expect(JSON.stringify([receiptOf(kept, say), receiptOf(lost, say)])).not.toContain('personal')
    expect(isPartly(lost)).toBe(true)
  })

  it('does not forget a photo that was stored before the picture was taken again', () => {
    const subject = { kind: 'known', person: personWith('17'), storedHere: photoOf(900) } as const
    const again = done(
      { profile: null, face: 40_000 },
      { registerVisualFace: { kind: 'done', result: { held: 1 } } },
      subject,
    )
    expect(linesOf(again)[0]).toBe('done: Photo stored before the picture was taken again')
  })
})
