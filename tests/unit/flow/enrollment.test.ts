import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src-renderer/flow/actions.ts'
import { advance } from '../../../src-renderer/flow/advance.ts'
import { firstEnrollment, type Enrollment } from '../../../src-renderer/flow/enrollment.ts'
import { questionOf } from '../../../src-renderer/flow/job-work.ts'
import { brokenPromises, leavesFaceOpen } from './kept-work.ts'
import { whatHappens, type Turn } from './reachable.ts'

/** The same stories on every run and every machine; a failure prints it again with the shortest story that fails. */
const seed = 20_270_304

/** A story: whether this station asks for consent, and what happens. */
interface Story {
  readonly asksForConsent: boolean
  readonly turns: readonly Turn[]
}

/** Stories without a leaning to small numbers: every way on is to be walked. */
const stories: fc.Arbitrary<Story> = fc.noBias(
  fc.record({
    asksForConsent: fc.boolean(),
    turns: fc.array(fc.record({ pick: fc.nat(999_999), bent: fc.integer({ min: 0, max: 4 }) }), {
      minLength: 20,
      maxLength: 60,
    }),
  }),
)

interface Told {
  readonly broken: readonly string[]
  readonly seen: ReadonlySet<string>
}

/** Tells a story with a reducer and notes every promise it breaks and every place it comes to. */
function tell({ asksForConsent, turns }: Story, reduce: (enrollment: Enrollment, action: Action) => Enrollment): Told {
  const broken: string[] = []
  const seen = new Set<string>()
  let enrollment: Enrollment = { ...firstEnrollment, asksForConsent }
  for (const turn of turns) {
    const action = whatHappens(enrollment, turn)
    if (action === undefined) continue
    const next = reduce(enrollment, action)
    broken.push(...brokenPromises(enrollment, action, next))
    if (leavesFaceOpen(enrollment, next)) broken.push('another picture takes the place of a face that may have arrived')
    enrollment = next
    for (const place of placesOf(enrollment)) seen.add(place)
  }
  return { broken, seen }
}

function placesOf({ step, question }: Enrollment): readonly string[] {
  const places: string[] = [step.kind]
  if (question !== null) places.push(question.kind)
  if (step.kind !== 'sending') return places
  const { work, subject } = step
  places.push(work.kind, subject.kind)
  if (work.kind === 'notSaved') places.push(`notSaved:${work.failure.kind}`)
  if (work.kind !== 'saved') return places
  places.push(`job:${work.job.state.kind}`)
  if (work.deciding.kind !== 'none') places.push(`deciding:${work.deciding.kind}`)
  const asked = questionOf(work.job)
  if (asked?.kind === 'stepFailed') places.push(`${asked.step}:${asked.failure.kind}`)
  else if (asked !== null) places.push(asked.kind)
  return places
}

describe('the enrollment as a whole', () => {
  it('loses nothing, hands nothing over for anybody else, nothing refused and nothing blocked without a reason, whatever happens', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(stories, (story) => {
        const told = tell(story, advance)
        for (const place of told.seen) seen.add(place)
        expect(told.broken).toEqual([])
      }),
      { seed, numRuns: 4000 },
    )
    // Stories that never come to the hard places prove nothing about them.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'finding',
        'creating',
        'framing',
        'reviewing',
        'sending',
        'done',
        'consenting',
        'pictureOfAnother',
        'draftBegun',
        'ofJob',
        'notSaved:nothingKept',
        'notSaved:consentMissing',
        'notSaved:signInRequired',
        'notSaved:jobGone',
        'job:waiting',
        'job:superseded',
        'deciding:running',
        'deciding:failed',
        'createPerson:outcomeUnknown',
        'createPerson:duplicateId',
        'uploadPhoto:photoChangedMeanwhile',
        'uploadPhoto:personNotFound',
        'uploadPhoto:photoRefused',
        'registerVisualFace:visualFacesFull',
        'registerVisualFace:outcomeUnknown',
        'registerVisualFace:imageRejected',
        'sendMail:mailAlreadySent',
        'sendMail:outcomeUnknown',
        'personChanged',
        'tooOld',
        'pictureLost',
      ]),
    )
  })

  const flawed: readonly (readonly [string, (enrollment: Enrollment, action: Action) => Enrollment])[] = [
    [
      'a photo that going back drops',
      (enrollment, action) =>
        action.kind === 'back' ? { ...advance(enrollment, action), picture: null } : advance(enrollment, action),
    ],
    [
      'a form that choosing somebody drops',
      (enrollment, action) =>
        action.kind === 'personChosen' ? { ...advance(enrollment, action), form: null } : advance(enrollment, action),
    ],
    [
      'a photo that goes to whoever is chosen next',
      (enrollment, action) => {
        const next = advance(enrollment, action)
        return next.question?.kind === 'pictureOfAnother' ? advance(next, { kind: 'pictureDiscarded' }) : next
      },
    ],
    [
      'a blocked picture that is let through',
      (enrollment, action) => {
        const { picture } = enrollment
        if (picture === null || action.kind !== 'photoAccepted') return advance(enrollment, action)
        const next = advance({ ...enrollment, picture: { ...picture, judgement: { kind: 'impossible' } } }, action)
        return next.picture === null ? next : { ...next, picture: { ...next.picture, judgement: picture.judgement } }
      },
    ],
    [
      'a picture that is dropped when nothing could be kept',
      (enrollment, action) => {
        const next = advance(enrollment, action)
        return next.step.kind === 'sending' && next.step.work.kind === 'notSaved' ? { ...next, picture: null } : next
      },
    ],
    [
      'a picture that counts as saved when it is only handed over',
      (enrollment, action) => {
        const next = advance(enrollment, action)
        const { picture } = next
        return next.step.kind === 'sending' && next.step.work.kind === 'saving' && picture !== null
          ? { ...next, picture: { ...picture, savedAs: 'a job' } }
          : next
      },
    ],
    [
      'an order that is left before it is taken over',
      (enrollment, action) => {
        const { step } = enrollment
        const isSaving = step.kind === 'sending' && step.work.kind === 'saving'
        return isSaving && action.kind === 'nextPersonWanted'
          ? { ...firstEnrollment, turn: enrollment.turn + 1 }
          : advance(enrollment, action)
      },
    ],
    [
      'a picture of somebody who was not asked',
      (enrollment, action) => {
        const { asksForConsent } = enrollment
        return { ...advance({ ...enrollment, asksForConsent: false }, action), asksForConsent }
      },
    ],
    [
      'a visual face of somebody who refused it',
      (enrollment, action) =>
        action.kind === 'photoAccepted' && enrollment.step.kind === 'reviewing'
          ? restored(enrollment, advance({ ...enrollment, consents: allGiven(enrollment) }, action))
          : advance(enrollment, action),
    ],
    [
      'a face in doubt in whose place another picture is taken',
      (enrollment, action) => {
        const { step } = enrollment
        const isSaved = step.kind === 'sending' && step.work.kind === 'saved'
        return isSaved && action.kind === 'retakeWanted'
          ? { ...enrollment, step: { kind: 'framing', subject: step.subject, from: 'subject' } }
          : advance(enrollment, action)
      },
    ],
    [
      'a face that nobody saw and that is replaced',
      (enrollment, action) => {
        const next = advance(enrollment, action)
        const { step } = next
        if (step.kind !== 'sending' || step.work.kind !== 'saved' || step.work.deciding.kind !== 'running') return next
        const { work } = step
        const decision = { kind: 'replaceFace', replaces: 'f'.repeat(64), faces: { kind: 'absent' } } as const
        return { ...next, step: { ...step, work: { ...work, deciding: { ...work.deciding, decision } } } } as Enrollment
      },
    ],
    [
      'a mail that is repeated by a mere retry',
      (enrollment, action) => {
        const { step, turn } = enrollment
        if (step.kind !== 'sending' || step.work.kind !== 'saved' || action.kind !== 'retried')
          return advance(enrollment, action)
        const deciding = { kind: 'running', run: turn + 1, decision: { kind: 'retry' }, isHeard: false } as const
        return { ...enrollment, turn: turn + 1, step: { ...step, work: { ...step.work, deciding } } }
      },
    ],
    [
      'a job that going on to the next person discards',
      (enrollment, action) =>
        action.kind === 'nextPersonWanted'
          ? advance(enrollment, { kind: 'jobDiscarded' })
          : advance(enrollment, action),
    ],
  ]
  it.each(flawed)('would notice %s', (_name, reduce) => {
    const runs = fc.sample(stories, { seed, numRuns: 3000 })
    expect(runs.some((story) => tell(story, reduce).broken.length > 0)).toBe(true)
  })
})

/** Everybody’s answers turned into yes. */
function allGiven({ consents }: Enrollment): Enrollment['consents'] {
  return consents.map(({ subject, record }) => ({
    subject,
    record: { ...record, answers: record.answers.map(({ purpose }) => ({ purpose, answer: 'given' as const })) },
  }))
}

/** The order with the answers as they were really given. */
function restored({ consents }: Enrollment, next: Enrollment): Enrollment {
  const { step } = next
  const record = consents[0]?.record ?? null
  return step.kind === 'sending' ? { ...next, step: { ...step, order: { ...step.order, consent: record } } } : next
}

describe('going back', () => {
  it('comes to the search from everywhere in the end, unless the server is being changed', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let enrollment: Enrollment = { ...firstEnrollment, asksForConsent: story.asksForConsent }
        for (const turn of story.turns) {
          const action = whatHappens(enrollment, turn)
          if (action !== undefined) enrollment = advance(enrollment, action)
        }
        let previous = enrollment
        for (let presses = 0; presses < 8; presses += 1) {
          previous = enrollment
          enrollment = advance(enrollment, { kind: 'back' })
        }
        const { step } = previous
        // While an answer is waited for, and while a job runs, the way on is another than back.
        const isHeld = step.kind === 'sending' || (step.kind === 'finding' && step.chosen !== null)
        expect(isHeld || step.kind === 'finding').toBe(true)
        // A frame whose pictures lie in a job may go; one that only this window has may not.
        const isLost = previous.picture?.savedAs === null && enrollment.picture?.capture !== previous.picture.capture
        expect(isLost).toBe(false)
      }),
      { seed, numRuns: 1500 },
    )
  })
})
