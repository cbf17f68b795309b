import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { known } from '../../../src-preload/contract/fact.ts'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import {
  jobSchema,
  jobStepNames,
  type JobDecision,
  type JobStepName,
  type StepResult,
} from '../../../src-preload/contract/job.ts'
import type { JobEvent } from '../../../src-main/outbox/job-event.ts'
import { advanceJob } from '../../../src-main/outbox/job-machine.ts'
import { isSettled, jobRecordSchema, type JobRecord } from '../../../src-main/outbox/job-record.ts'
import { jobOf } from '../../../src-main/outbox/job-view.ts'
import { isOpen, nextStepOf } from '../../../src-main/outbox/job-steps.ts'
import { draftOf, seenBare } from '../../fixtures/outbox/orders.ts'
import { idOf, knownJob, newJob, savedAt, withdrawal } from '../../fixtures/outbox/records.ts'

/** Printed by fast-check when a property fails; fixed, so that every run is the same. */
const seed = 20_260_302
const runs = 200
const at = new Date(savedAt).toISOString()
const answer = { status: 400, code: '1', link: null }

const failures: readonly Failure[] = [
  { kind: 'notPaired' },
  { kind: 'signInRequired', reason: 'sessionEnded' },
  { kind: 'accountInUse' },
  { kind: 'serverUnreachable', host: 'h', reason: 'refused' },
  { kind: 'serverBusy', answer },
  { kind: 'serverRefused', answer },
  { kind: 'serverRefused', answer: { ...answer, status: 502 } },
  { kind: 'answerUnreadable', status: 200, reason: 'notJson' },
  { kind: 'outcomeUnknown', action: 'other' },
  { kind: 'permissionDenied', answer },
  { kind: 'personNotFound' },
  { kind: 'duplicateId', nextId: '7' },
  { kind: 'photoChangedMeanwhile' },
  { kind: 'visualFacesFull' },
  { kind: 'visualFacesChangedMeanwhile' },
  { kind: 'mailAlreadySent', at },
  { kind: 'mailRefused', answer },
  { kind: 'unexpected', reference: 'abc' },
  { kind: 'cancelled' },
]

const decisions: readonly JobDecision[] = [
  { kind: 'retry' },
  ...(
    ['createPerson', 'uploadPhoto', 'registerVisualFace', 'sendMail', 'removePhoto', 'removeVisualFaces'] as const
  ).map((step) => ({ kind: 'leaveOut', step }) as const),
  { kind: 'useId', id: '4711' },
  { kind: 'createFrom', draft: draftOf('Corrected Example') },
  { kind: 'meanPerson', id: '1002', name: 'Known Example', seen: seenBare },
  { kind: 'replacePhoto', seen: { kind: 'anything' } },
  { kind: 'replaceFace', replaces: null, faces: known([]) },
  { kind: 'sendMailAgain' },
  { kind: 'goOn' },
  { kind: 'keepLonger' },
  { kind: 'discard' },
]

function resultOf(step: JobStepName): StepResult {
  switch (step) {
    case 'createPerson':
      return { step, id: '1001' }
    case 'uploadPhoto':
      return { step, bytes: 3, confirmed: 'sameBytes' }
    case 'registerVisualFace':
      return { step, held: 1 }
    case 'sendMail':
      return { step, sentAt: at }
    case 'removePhoto':
    case 'removeVisualFaces':
      return { step, outcome: 'removed' }
    case 'reachTerminals':
      return { step, terminals: 2 }
    default:
      return assertNever(step, 'there is a step without a result')
  }
}

/** Everything that can happen at all; which of it fits is the machine's to say. */
const everyEvent: readonly JobEvent[] = [
  ...jobStepNames.flatMap((step): readonly JobEvent[] => [
    { kind: 'begun', step, stage: null },
    { kind: 'succeeded', step, at, result: resultOf(step) },
    ...failures.flatMap((failure) =>
      [true, false].map(
        (nothingLeft) =>
          ({ kind: 'failed', step, failure, nothingLeft, now: savedAt, delays: 0, random: 0.5 }) as const,
      ),
    ),
  ]),
  { kind: 'intended', step: 'createPerson', intent: { kind: 'creation', id: '1001' } },
  { kind: 'intended', step: 'registerVisualFace', intent: { kind: 'face', before: known([]) } },
  { kind: 'intended', step: 'sendMail', intent: { kind: 'mail', at } },
  ...decisions.map((decision) => ({ kind: 'decided', decision, at, keepUntil: at }) as const),
  { kind: 'idTaken' },
  { kind: 'compared', at, faces: known([]) },
  { kind: 'personChanged', change: 'renamed', found: { name: 'Other', standing: 'active' } },
  { kind: 'personChanged', change: 'gone', found: null },
  { kind: 'pictureLost' },
  { kind: 'tooOld' },
  { kind: 'interrupted', at },
  { kind: 'restored', at },
  { kind: 'superseded', at, by: idOf(9) },
  { kind: 'withdrawn', at },
  { kind: 'postponed', due: at },
  { kind: 'personKnown', id: '1001', at },
  { kind: 'personMeant', person: { id: '1002', name: 'Known Example', seen: seenBare }, at },
  { kind: 'photoStored', digest: 'a'.repeat(64), held: 'a'.repeat(64) },
  { kind: 'photoStored', digest: 'a'.repeat(64), held: 'b'.repeat(64) },
  { kind: 'photoStored', digest: 'a'.repeat(64), held: null },
  { kind: 'creationInherited', draft: draftOf('Heir Example'), begunWith: null },
]

const beginnings = fc.constantFrom(
  knownJob(),
  newJob(),
  knownJob(1, { mail: { language: 'en', again: false } }),
  withdrawal(),
)

/**
 * Walks a job along a path of numbers: each chooses first a kind among those events that fit where the job stands, then one
 * event of that kind. What ends a job is chosen seldom, or no path would get far.
 */
function wander(start: JobRecord, path: readonly number[], look: Look): JobRecord {
  let record = start
  for (const number of path) {
    const fitting = everyEvent.flatMap((event) => {
      const after = advanceJob(record, event)
      const isEnd = after !== null && isSettled(after) && event.kind !== 'succeeded'
      return after === null || (isEnd && number % 12 !== 0) ? [] : [{ event, after }]
    })
    const kinds = [...new Set(fitting.map(({ event }) => event.kind))]
    const kind = kinds[number % kinds.length]
    const chosen = fitting.filter(({ event }) => event.kind === kind)
    const step = chosen[Math.floor(number / 97) % chosen.length]
    if (step === undefined) return record
    look(record, step.event, step.after)
    record = step.after
  }
  return record
}

type Look = (before: JobRecord, event: JobEvent, after: JobRecord) => void

/** Puts a job through events that must fit. */
function walk(start: JobRecord, path: readonly JobEvent[]): JobRecord {
  return path.reduce((record, event) => {
    const after = advanceJob(record, event)
    if (after === null) throw new Error(`${event.kind} does not fit`)
    return after
  }, start)
}

const property = (check: (start: JobRecord, path: readonly number[]) => void) => {
  fc.assert(fc.property(beginnings, fc.array(fc.nat(1_000_000), { maxLength: 40 }), check), { seed, numRuns: runs })
}

const doneSteps = ({ steps: all }: JobRecord) =>
  all.filter(({ state }) => state.kind === 'done').map(({ name }) => name)

/** What can be done for a job, in the hands of whom: the runner, or a clerk. */
function waysForward(record: JobRecord): readonly JobRecord[] {
  const next = nextStepOf(record)
  const byItself: readonly JobEvent[] = [
    ...(next === null ? [] : [{ kind: 'begun', step: next, stage: null } as const]),
    ...(next === null ? [] : [{ kind: 'succeeded', step: next, at, result: resultOf(next) } as const]),
  ]
  const byClerk = decisions.map((decision) => ({ kind: 'decided', decision, at, keepUntil: at }) as const)
  return [...byItself, ...byClerk].map((event) => advanceJob(record, event)).filter((after) => after !== null)
}

/** What the runner does next with a job, or the first decision but discarding that fits. */
function onwardFrom(record: JobRecord, next: JobStepName): JobRecord | null {
  if (record.state.kind === 'running')
    return (
      advanceJob(record, { kind: 'succeeded', step: next, at, result: resultOf(next) }) ??
      advanceJob(record, { kind: 'begun', step: next, stage: null })
    )
  if (record.state.kind !== 'needsClerk') return advanceJob(record, { kind: 'begun', step: next, stage: null })
  const kept = decisions.filter(({ kind }) => kind !== 'discard')
  const answers = kept.map((decision) => advanceJob(record, { kind: 'decided', decision, at, keepUntil: at }))
  return answers.find((after) => after !== null) ?? null
}

describe('a job, whatever happens to it,', () => {
  it('is a record that can be kept and a job that can be shown', () => {
    property((start, path) => {
      wander(start, path, (_before, _event, after) => {
        expect(jobRecordSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(after)
        expect(() => jobSchema.parse(jobOf(after, 'onDisk'))).not.toThrow()
      })
    })
  })

  it('is settled or can go on, and settled means that nothing moves it any more', () => {
    let settled = 0
    property((start, path) => {
      const end = wander(start, path, (before) => expect(isSettled(before)).toBe(false))
      if (isSettled(end)) settled += 1
      expect(waysForward(end).length > 0).toBe(!isSettled(end))
    })
    expect(settled).toBeGreaterThan(0)
  })

  it('ends as done when all goes well from there, or somebody discards it', () => {
    property((start, path) => {
      let record = wander(start, path, () => undefined)
      for (let turn = 0; turn < 40 && !isSettled(record); turn += 1) {
        const next = nextStepOf(record)
        if (next === null) throw new Error('a job that is not settled has something to do')
        const answered = onwardFrom(record, next)
        const discarded = { kind: 'decided', decision: { kind: 'discard' }, at, keepUntil: at } as const
        const onward = answered ?? advanceJob(record, discarded)
        if (onward === null) throw new Error(`no way forward from ${record.state.kind}`)
        record = onward
      }
      expect(isSettled(record)).toBe(true)
    })
  })

  it('is done only when every step is done or left out', () => {
    property((start, path) => {
      wander(start, path, (_before, _event, after) => {
        expect(after.state.kind === 'done').toBe(after.steps.every((step) => !isOpen(step)))
      })
    })
  })

  it('no step is done twice, unless the clerk creates somebody anew', () => {
    property((start, path) => {
      wander(start, path, (before, event, after) => {
        if (event.kind === 'decided' && ['createFrom', 'meanPerson'].includes(event.decision.kind)) return
        expect(doneSteps(after)).toEqual(expect.arrayContaining(doneSteps(before)))
        const begun = event.kind === 'begun' ? [event.step] : []
        expect(doneSteps(before).filter((step) => begun.includes(step))).toEqual([])
      })
    })
  })

  it('a mail that may have left is not sent again without a decision', () => {
    let doubts = 0
    property((start, path) => {
      wander(start, path, (before, event, after) => {
        const isInDoubt = before.mailIntentAt !== null
        if (isInDoubt) doubts += 1
        // The intent goes only with a decision, or with an answer that makes certain that nothing left.
        const isCleared = isInDoubt && after.mailIntentAt === null
        const isDecision = event.kind === 'decided' && event.decision.kind === 'sendMailAgain'
        const isRefusal =
          event.kind === 'failed' && event.step === 'sendMail' && event.failure.kind !== 'outcomeUnknown'
        expect(isCleared && !isDecision && !isRefusal).toBe(false)
      })
    })
    expect(doubts).toBeGreaterThan(0)
  })

  it('no event about another server call than the one under way counts', () => {
    const running = advanceJob(knownJob(), { kind: 'begun', step: 'uploadPhoto', stage: null })
    if (running === null) throw new Error('the first step can be begun')
    expect(advanceJob(running, { kind: 'succeeded', step: 'sendMail', at, result: resultOf('sendMail') })).toBeNull()
    expect(advanceJob(knownJob(), { kind: 'begun', step: 'sendMail', stage: null })).toBeNull()
  })
})

describe('an interrupted job', () => {
  it('is queued again, and asks when a mail may have left', () => {
    const mail = knownJob(1, { mail: { language: 'en', again: false } })
    const begun = walk(mail, [{ kind: 'begun', step: 'sendMail', stage: null }])
    expect(advanceJob(begun, { kind: 'interrupted', at })?.state).toEqual({ kind: 'queued' })
    const intended = walk(begun, [{ kind: 'intended', step: 'sendMail', intent: { kind: 'mail', at } }])
    expect(advanceJob(intended, { kind: 'interrupted', at })?.state).toMatchObject({
      kind: 'needsClerk',
      question: { failure: { kind: 'outcomeUnknown', action: 'sendMail' } },
    })
  })
})

describe('a decision', () => {
  const fits = (record: JobRecord) =>
    decisions
      .filter((decision) => advanceJob(record, { kind: 'decided', decision, at, keepUntil: at }) !== null)
      .map((decision) => ('step' in decision ? `${decision.kind} ${decision.step}` : decision.kind))

  const after = (record: JobRecord, step: JobStepName, failure: Failure) =>
    walk(record, [
      { kind: 'begun', step, stage: null },
      { kind: 'failed', step, failure, nothingLeft: false, now: savedAt, delays: 0, random: 0 },
    ])

  it.each<[string, JobRecord, readonly string[]]>([
    ['a job that is queued', knownJob(), ['retry', 'discard']],
    [
      'a photo that changed',
      after(knownJob(), 'uploadPhoto', { kind: 'photoChangedMeanwhile' }),
      ['retry', 'leaveOut uploadPhoto', 'replacePhoto', 'discard'],
    ],
    [
      'an id that is taken',
      after(newJob(), 'createPerson', { kind: 'duplicateId', nextId: '7' }),
      ['retry', 'useId', 'createFrom', 'meanPerson', 'discard'],
    ],
    [
      'a mail whose answer is lost',
      after(knownJob(1, { mail: { language: 'en', again: false } }), 'sendMail', {
        kind: 'outcomeUnknown',
        action: 'sendMail',
      }),
      ['leaveOut sendMail', 'sendMailAgain', 'discard'],
    ],
    [
      'somebody who is gone',
      after(knownJob(), 'uploadPhoto', { kind: 'personNotFound' }),
      ['retry', 'createFrom', 'meanPerson', 'discard'],
    ],
  ])('about %s may be this and nothing else', (_what, record, expected) => {
    expect(fits(record)).toEqual(expected)
  })

  it('gives the work to nobody else while a creation may have left, and sends nothing twice', () => {
    const meant = { kind: 'meanPerson', id: '1002', name: 'Known Example', seen: seenBare } as const
    const decided = { kind: 'decided', decision: meant, at, keepUntil: at } as const
    const sent = walk(newJob(), [
      { kind: 'begun', step: 'createPerson', stage: null },
      { kind: 'intended', step: 'createPerson', intent: { kind: 'creation', id: '1001' } },
    ])
    const failedWith = (failure: Failure) =>
      walk(sent, [
        { kind: 'failed', step: 'createPerson', failure, nothingLeft: false, now: savedAt, delays: 0, random: 0 },
      ])
    expect(advanceJob(failedWith({ kind: 'outcomeUnknown', action: 'createPerson' }), decided)).toBeNull()
    const given = advanceJob(failedWith({ kind: 'duplicateEmail' }), decided)
    expect(given).toMatchObject({ person: { id: '1002', draft: null, createdHere: false }, creationBegunWith: null })
    expect(given?.steps.map(({ name }) => name)).not.toContain('createPerson')
  })

  it('leaves nothing to do where somebody was to be created and nothing else', () => {
    const meant = { kind: 'meanPerson', id: '1002', name: 'Known Example', seen: seenBare } as const
    const creation = { ...newJob(), steps: [{ name: 'createPerson' as const, state: { kind: 'waiting' as const } }] }
    const asking = after(creation, 'createPerson', { kind: 'duplicateEmail' })
    expect(advanceJob(asking, { kind: 'decided', decision: meant, at, keepUntil: at })?.state).toEqual({
      kind: 'done',
      at,
    })
  })
})
