import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src-renderer/flow/actions.ts'
import { advance } from '../../../src-renderer/flow/advance.ts'
import { firstEnrollment, type Enrollment } from '../../../src-renderer/flow/enrollment.ts'
import { brokenPromises } from './kept-work.ts'
import { whatGoesOn, whatMayHappen } from './reachable.ts'

/** The same stories on every run and every machine; a failure prints it again with the shortest story that fails. */
const seed = 20_270_304

/** A story: at each turn a number that picks from what may happen, mostly from what carries the enrollment forward. */
const stories = fc.array(fc.record({ pick: fc.nat(9999), isForward: fc.integer({ min: 0, max: 3 }) }), {
  minLength: 10,
  maxLength: 60,
})

interface Told {
  readonly broken: readonly string[]
  readonly seen: ReadonlySet<string>
}

/** Tells a story with a reducer and notes every promise it breaks and every place it comes to. */
function tell(
  story: readonly { readonly pick: number; readonly isForward: number }[],
  reduce: (enrollment: Enrollment, action: Action) => Enrollment,
): Told {
  const broken: string[] = []
  const seen = new Set<string>()
  let enrollment = firstEnrollment
  for (const { pick, isForward } of story) {
    const choices = isForward === 0 ? whatMayHappen(enrollment) : whatGoesOn(enrollment)
    const action = choices[pick % choices.length]
    if (action === undefined) continue
    const next = reduce(enrollment, action)
    broken.push(...brokenPromises(enrollment, action, next))
    enrollment = next
    seen.add(enrollment.step.kind)
    if (enrollment.question !== null) seen.add(enrollment.question.kind)
    if (enrollment.step.kind !== 'sending') continue
    for (const [name, step] of Object.entries(enrollment.step.job) as [
      string,
      { kind?: string; failure?: { kind: string } },
    ][])
      if (step.failure !== undefined) seen.add(`${name}:${step.failure.kind}`)
  }
  return { broken, seen }
}

describe('the enrollment as a whole', () => {
  it('loses no photo and no form, and sends no photo to anybody else, whatever happens in whatever order', () => {
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
        'pictureOfAnother',
        'draftBegun',
        'createPerson:outcomeUnknown',
        'createPerson:duplicateId',
        'createPerson:signInRequired',
        'uploadPhoto:photoChangedMeanwhile',
        'uploadPhoto:personNotFound',
        'uploadPhoto:photoRefused',
        'sendMail:mailAlreadySent',
        'sendMail:outcomeUnknown',
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
      'a creation that is repeated blindly',
      (enrollment, action) => {
        const next = advance(enrollment, action)
        const { step } = next
        return step.kind === 'sending' && action.kind === 'retried' && step.job.createPerson.kind === 'failed'
          ? {
              ...next,
              step: {
                ...step,
                job: {
                  ...step.job,
                  createPerson: { kind: 'running', run: next.turn, stage: null, stopping: false },
                },
              },
            }
          : next
      },
    ],
  ]
  it.each(flawed)('would notice %s', (_name, reduce) => {
    const runs = fc.sample(stories, { seed, numRuns: 3000 })
    const broken = runs.flatMap((story) => tell(story, reduce).broken)
    expect(broken.length).toBeGreaterThan(0)
  })
})

describe('going back', () => {
  it('comes to the search from everywhere in the end, unless the server is being changed', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let enrollment = firstEnrollment
        for (const { pick, isForward } of story) {
          const choices = isForward === 0 ? whatMayHappen(enrollment) : whatGoesOn(enrollment)
          const action = choices[pick % choices.length]
          if (action !== undefined) enrollment = advance(enrollment, action)
        }
        let previous = enrollment
        for (let presses = 0; presses < 8; presses += 1) {
          previous = enrollment
          enrollment = advance(enrollment, { kind: 'back' })
        }
        const { step } = previous
        // While something runs, and after a stored photo's mail has failed, the way on is another than back.
        const isHeld = step.kind === 'sending' || (step.kind === 'finding' && step.chosen !== null)
        expect(isHeld || step.kind === 'finding').toBe(true)
        expect(enrollment.picture?.capture).toBe(previous.picture?.capture)
      }),
      { seed, numRuns: 1500 },
    )
  })
})
