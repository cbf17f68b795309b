import { describe, expect, it } from 'vitest'
import type { Job } from '../../../src-preload/contract/job.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { createWithdrawalStore } from '../../../src-renderer/screens/withdrawal/withdrawal-store.ts'
import {
  refusalOf,
  withdrawalSteps,
  withdrawalText,
} from '../../../src-renderer/screens/withdrawal/withdrawal-words.ts'
import { FakeBridge } from '../flow/fake-bridge.ts'
import { doneStep, jobOf, leftOutStep, withdrawalOf } from './jobs.ts'

const say = createSentences().t
const ada = { id: '404', name: 'Ada Byron' }
const at = '2027-03-04T10:06:07.000Z'
const unreachable = { kind: 'serverUnreachable', host: 'biostar.example.com', reason: 'timedOut' } as const
const refused = { kind: 'serverRefused', answer: { status: 500, code: '65675', link: null } } as const

function open() {
  const main = new FakeBridge()
  const withdrawal = createWithdrawalStore(main.bridge, ada)
  return { main, withdrawal, stop: withdrawal.start(), state: () => withdrawal.store.getState() }
}

describe('a withdrawal of consent', () => {
  it('asks first, orders once however often it is pressed, and follows its own job', async () => {
    const { main, withdrawal, state } = open()
    expect(state()).toEqual({ kind: 'asking' })
    void withdrawal.withdraw()
    void withdrawal.withdraw()
    expect(main.inputsOf('withdrawConsent')).toEqual([ada])
    expect(state()).toEqual({ kind: 'running' })
    await main.answer('withdrawConsent', { ok: true, value: withdrawalOf() })
    await withdrawal.withdraw()
    expect(main.inputsOf('withdrawConsent')).toHaveLength(1)
    const running = withdrawalOf({ state: { kind: 'running' } })
    main.emit('jobChanged', running)
    main.emit('jobChanged', jobOf({ id: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d' }))
    expect(state()).toEqual({ kind: 'ordered', job: running })
  })

  it('loses nothing that was announced before the answer came', async () => {
    const { main, withdrawal, state } = open()
    void withdrawal.withdraw()
    const done = withdrawalOf({ state: { kind: 'done', at } })
    main.emit('jobChanged', withdrawalOf())
    main.emit('jobChanged', done)
    await main.answer('withdrawConsent', { ok: true, value: withdrawalOf() })
    expect(state()).toEqual({ kind: 'ordered', job: done })
  })

  it('says why it was not written down, and can be tried again', async () => {
    const { main, withdrawal, state } = open()
    void withdrawal.withdraw()
    const failure = { kind: 'notSaved', reason: 'noSpace' } as const
    await main.answer('withdrawConsent', { ok: false, failure })
    expect(state()).toEqual({ kind: 'failed', failure })
    void withdrawal.withdraw()
    await main.answer('withdrawConsent', { ok: true, value: withdrawalOf() })
    expect(state()).toMatchObject({ kind: 'ordered' })
  })

  it('hears nothing any more once it was closed', async () => {
    const { main, withdrawal, stop, state } = open()
    void withdrawal.withdraw()
    await main.answer('withdrawConsent', { ok: true, value: withdrawalOf() })
    stop()
    main.emit('jobChanged', withdrawalOf({ state: { kind: 'done', at } }))
    expect(state()).toMatchObject({ job: { state: { kind: 'queued' } } })
  })
})

describe('the words of a withdrawal', () => {
  const gone = [
    doneStep({ step: 'removePhoto', outcome: 'removed' }),
    doneStep({ step: 'removeVisualFaces', outcome: 'notThere' }),
  ]
  const done = { state: { kind: 'done', at }, steps: gone } as const satisfies Partial<Job>
  const textOf = (changes: Partial<Job>) => withdrawalText(withdrawalOf(changes), say)

  it('say that everything is gone only when it is', () => {
    expect(textOf(done)).toMatchObject({ tone: 'success', sentence: say('withdrawal.state.done') })
    for (const step of [doneStep({ step: 'removePhoto', outcome: 'notOurs' }), leftOutStep('removePhoto')])
      expect(textOf({ ...done, steps: [step, ...gone.slice(1)] })).toMatchObject({
        tone: 'warning',
        sentence: say('withdrawal.state.doneElse'),
      })
  })

  it('say why it waits, and warn where closing the station would lose it', () => {
    const waiting = { state: { kind: 'waiting', until: null, why: unreachable } } as const
    expect(textOf(waiting)).toEqual({
      tone: 'information',
      sentence: say('withdrawal.state.waiting'),
      why: 'biostar.example.com did not answer in time.',
    })
    const inMemory = textOf({ ...waiting, kept: 'inMemory' })
    expect(inMemory.tone).toBe('warning')
    expect(inMemory.sentence).toContain('Do not close the station')
  })

  it('point at the step that needs a clerk', () => {
    const job = withdrawalOf({
      state: { kind: 'needsClerk', question: { kind: 'stepFailed', step: 'removeVisualFaces', failure: refused } },
      steps: [doneStep({ step: 'removePhoto', outcome: 'removed' }), ...withdrawalOf().steps.slice(1)],
    })
    expect(withdrawalSteps(job, say).map(({ state }) => state)).toEqual(['done', 'failed'])
    expect(refusalOf(job)).toEqual(refused)
    expect(withdrawalText(job, say).tone).toBe('warning')
    expect(refusalOf(withdrawalOf())).toBeNull()
  })

  it('draw a cancelled removal as left out, and say what each step came to', () => {
    const cancelled = withdrawalOf({ state: { kind: 'cancelled', at, why: 'discarded' } })
    expect(withdrawalSteps(cancelled, say).map(({ state }) => state)).toEqual(['skipped', 'skipped'])
    expect(withdrawalSteps(withdrawalOf(done), say).map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^Removed at \d\d:\d\d\.$/u),
      'There was none.',
    ])
  })
})
