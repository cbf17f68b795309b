import { describe, expect, it } from 'vitest'
import { contract } from '../../../src-preload/contract/calls.ts'
import { jobStepNames, type Job, type StepResult } from '../../../src-preload/contract/job.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { receiptText, type ReceiptContext } from '../../../src-renderer/screens/receipt/receipt-text.ts'
import { doneStep, jobId, jobOf, leftOutStep, waitingStep, withdrawalOf } from './jobs.ts'

const say = createSentences().t
const context: ReceiptContext = {
  consent: {
    text: { textId: 'reception', language: 'ko', version: '2027-01', digest: 'cd'.repeat(32) },
    answers: [
      { purpose: 'profilePhoto', answer: 'given' },
      { purpose: 'visualFace', answer: 'refused' },
    ],
  },
  server: 'biostar.example.com',
  station: 'RECEPTION-3',
  writtenAt: '2027-03-04T10:06:07.000Z',
}

const textOf = (job: Job, changes: Partial<ReceiptContext> = {}): string =>
  receiptText(job, { ...context, ...changes }, say)

/** The lines under a heading, until the next blank one. */
function under(text: string, heading: string): readonly string[] {
  const lines = text.split('\n')
  const start = lines.indexOf(heading)
  if (start < 0) return []
  const rest = lines.slice(start + 1)
  return rest.slice(0, rest.indexOf(''))
}

describe('the receipt', () => {
  it('says whom, where, what, when, what was agreed to, and how to take it back', () => {
    const text = textOf(
      jobOf({
        steps: [doneStep({ step: 'uploadPhoto', bytes: 9, confirmed: 'sameBytes' }), waitingStep('sendMail')],
        state: { kind: 'running' },
      }),
    )
    for (const words of [
      'Receipt for your enrollment',
      'For: Ada Byron, ID 404',
      'Server: biostar.example.com',
      'Station: RECEPTION-3',
      `Number: ${jobId}`,
      'Photo: you agreed',
      'Visual face: you did not agree',
      'reception, version 2027-01, in ko',
      'cd'.repeat(32),
      'How to withdraw',
    ])
      expect(text).toContain(words)
    expect(under(text, 'What was done')).toEqual([
      expect.stringMatching(/^- Your photo was stored on the server \(4 March 2027 at \d\d:\d\d\)$/u),
    ])
    expect(under(text, 'What is still to be done')).toEqual(['- An e-mail is sent to you'])
    expect(text).toContain('The station goes on with this by itself')
    expect(text).not.toContain('What was left undone')
  })

  it('never tells a step that waits as done', () => {
    const text = textOf(withdrawalOf())
    expect(under(text, 'What was done')).toEqual([])
    expect(under(text, 'What is still to be done')).toEqual([
      '- Your photo is removed from the server',
      '- Your visual faces are removed from the server',
    ])
    expect(text).not.toContain('was removed from')
  })

  it('tells what was left undone: by a clerk, or because the work came to an end before it', () => {
    const leftOut = textOf(jobOf({ steps: [leftOutStep('sendMail')] }))
    expect(under(leftOut, 'What was left undone')).toEqual(['- An e-mail is sent to you'])
    const cancelled = textOf(
      jobOf({
        steps: [waitingStep('uploadPhoto')],
        state: { kind: 'cancelled', at: context.writtenAt, why: 'consentWithdrawn' },
      }),
    )
    expect(under(cancelled, 'What was left undone')).toEqual(['- Your photo is stored on the server'])
    expect(cancelled).toContain('cancelled because you withdrew your consent')
    expect(cancelled).not.toContain('still to be done')
  })

  it('says whether this station still holds a picture', () => {
    expect(textOf(jobOf())).toContain('This station keeps no picture of you')
    const held = textOf(jobOf({ pictures: { profilePhoto: false, facePicture: true }, state: { kind: 'queued' } }))
    expect(held).toContain('A sealed copy of your picture')
    expect(held).not.toContain('keeps no picture')
  })

  it('leaves out what nobody knows instead of guessing', () => {
    const text = textOf(jobOf({ personId: null, provisional: 3, name: '' }), {
      consent: null,
      server: null,
      station: null,
    })
    expect(text).toContain('a person without a name in the record (the server has not given an ID yet)')
    for (const words of ['Server:', 'Station:', 'agreed', 'null', 'undefined']) expect(text).not.toContain(words)
  })

  it('of a withdrawal tells what stays, and not how to withdraw', () => {
    const text = textOf(
      withdrawalOf({
        steps: [
          doneStep({ step: 'removePhoto', outcome: 'removed' }),
          doneStep({ step: 'removeVisualFaces', outcome: 'notThere' }),
        ],
        state: { kind: 'done', at: context.writtenAt },
      }),
      { consent: null },
    )
    expect(text).toContain('Receipt for the withdrawal of your consent')
    expect(under(text, 'What was done')).toHaveLength(2)
    expect(text).toContain('What stays')
    expect(text).not.toContain('How to withdraw')
  })

  const results: readonly StepResult[] = [
    { step: 'createPerson', id: '404' },
    { step: 'uploadPhoto', bytes: 9, confirmed: 'presentOnly' },
    { step: 'registerVisualFace', held: 1 },
    { step: 'sendMail', sentAt: context.writtenAt },
    ...(['removed', 'notThere', 'notOurs', 'periodExtended'] as const).map(
      (outcome) => ({ step: 'removePhoto', outcome }) as const,
    ),
    ...(['removed', 'notThere'] as const).map((outcome) => ({ step: 'removeVisualFaces', outcome }) as const),
  ]
  const states: readonly Job['state'][] = [
    { kind: 'queued' },
    { kind: 'running' },
    { kind: 'waiting', until: null, why: null },
    { kind: 'needsClerk', question: { kind: 'tooOld' } },
    { kind: 'done', at: context.writtenAt },
    { kind: 'superseded', at: context.writtenAt, by: jobId },
    { kind: 'cancelled', at: context.writtenAt, why: 'discarded' },
    { kind: 'cancelled', at: context.writtenAt, why: 'consentWithdrawn' },
  ]

  it('has a sentence for every result, state and purpose, and fits through the bridge', () => {
    const texts = (['enrollment', 'withdrawal', 'purge'] as const).flatMap((purpose) =>
      states.flatMap((state) =>
        // A job has at most as many steps as there are names of steps.
        [
          results.slice(0, jobStepNames.length).map(doneStep),
          results.slice(jobStepNames.length).map(doneStep),
          results.slice(0, 4).map(({ step }) => waitingStep(step)),
        ].map((steps) => textOf(jobOf({ purpose, state, steps, name: 'N'.repeat(500) }))),
      ),
    )
    expect(texts).toHaveLength(72)
    for (const text of texts) {
      expect(text).not.toMatch(/\{\{|receipt\./u)
      expect(contract.saveReceipt.input.safeParse({ callId: 'call-1', text }).success).toBe(true)
    }
    expect(
      new Set(results.map((result) => under(textOf(jobOf({ steps: [doneStep(result)] })), 'What was done')[0])).size,
    ).toBe(results.length)
  })
})
