import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fallSilent,
  firstGuidance,
  hearJudgement,
  type Guidance,
  type SteadyGuidance,
} from '../../../../src-renderer/camera/guidance/steady-instruction.ts'
import type { Judgement } from '../../../../src-renderer/camera/judgement/judgement.ts'
import { everyWish, judgementWith } from './judgements.ts'

const seed = 20_261_122

const good = judgementWith()
const closer = judgementWith({ says: 'comeCloser' })
const left = judgementWith({ says: 'moveLeft' })
const dark = judgementWith({ says: 'moreLight' })
const nobody = judgementWith({ says: 'noFace' })
const second = judgementWith({ says: 'secondFace' })

interface Change {
  readonly at: number
  readonly shown: Guidance
}

/** Every change of the words while judgements come in, one each `gap` milliseconds, and how it stands in the end. */
function follow(
  judgements: readonly Judgement[],
  gap = 100,
  from: SteadyGuidance = firstGuidance,
  start = 0,
): { readonly changes: readonly Change[]; readonly end: SteadyGuidance } {
  const changes: Change[] = []
  let state = from
  for (const [place, judgement] of judgements.entries()) {
    const at = start + place * gap
    const next = hearJudgement(state, at, judgement)
    if (next.shown !== state.shown) changes.push({ at, shown: next.shown })
    state = next
  }
  return { changes, end: state }
}

const seconds = (count: number, ...turns: readonly Judgement[]) =>
  Array.from({ length: count * 10 }, (_each, place) => turns[place % turns.length] ?? good)
const told = (judgement: Judgement): Guidance =>
  judgement.instruction === null || judgement.weight === null
    ? { kind: judgement.verdict === 'unknown' ? 'unsure' : 'fine' }
    : { kind: 'told', instruction: judgement.instruction, weight: judgement.weight }

describe('what is said', () => {
  it('is that the station is looking, until a few verdicts agree', () => {
    expect(follow([closer, closer]).end.shown).toEqual({ kind: 'looking' })
    expect(follow(seconds(1, closer)).changes).toEqual([{ at: 300, shown: told(closer) }])
  })

  it('is nothing to change when nothing is wrong, and not sure when something that could block is unknown', () => {
    expect(follow(seconds(1, good)).end.shown).toEqual({ kind: 'fine' })
    expect(follow(seconds(1, judgementWith({ verdicts: { glare: 'unknown' } }))).end.shown).toEqual({ kind: 'unsure' })
    expect(follow(seconds(1, judgementWith({ verdicts: { background: 'unknown' } }))).end.shown).toEqual({
      kind: 'fine',
    })
  })

  it('stays when a single frame says something else', () => {
    const odd = seconds(3, closer).with(20, good).with(25, nobody)
    expect(follow(odd).changes).toHaveLength(1)
  })

  it('stays at a limit that is passed again and again, in either direction', () => {
    expect(follow(seconds(10, closer, good)).changes).toEqual([{ at: 300, shown: told(closer) }])
    expect(follow([...seconds(2, good), ...seconds(10, good, good, good, closer)]).changes).toHaveLength(1)
  })

  it('says what blocks half of the time: no shot will come', () => {
    expect(follow([...seconds(2, good), ...seconds(3, closer, good)]).end.shown).toEqual(told(closer))
  })

  it('is the first in the order of what is wrong at once', () => {
    expect(follow(seconds(1, left, closer)).end.shown).toEqual(told(closer))
    expect(follow(seconds(1, dark, left)).end.shown).toEqual(told(left))
  })

  it('changes to the next thing when the first is mended, and not before it could be read', () => {
    const { changes } = follow([...seconds(0.5, closer), ...seconds(3, left)])
    expect(changes).toEqual([
      { at: 300, shown: told(closer) },
      { at: 1200, shown: told(left) },
    ])
  })

  it('is a second face or nobody without waiting, but not for a single frame', () => {
    const { changes } = follow([...seconds(0.8, dark), ...seconds(0.5, second), ...seconds(0.5, nobody)])
    expect(changes).toEqual([
      { at: 300, shown: told(dark) },
      { at: 900, shown: told(second) },
      { at: 1400, shown: told(nobody) },
    ])
  })

  it('is that the station is looking again when the verdicts stop', () => {
    const { end } = follow(seconds(1, dark))
    expect(fallSilent(end, 1900).shown).toEqual(told(dark))
    expect(fallSilent(end, 1901).shown).toEqual({ kind: 'looking' })
    expect(fallSilent(firstGuidance, 9000)).toBe(firstGuidance)
  })
})

const anyStream = fc.array(fc.constantFrom(...everyWish, good, nobody, second), { minLength: 1, maxLength: 120 })
const fewWishes = fc
  .uniqueArray(fc.constantFrom(...everyWish), { minLength: 2, maxLength: 4 })
  .chain((wishes) => fc.array(fc.constantFrom(...wishes), { minLength: 40, maxLength: 120 }))
const anyGap = fc.integer({ min: 33, max: 100 })

describe('whatever the verdicts are', () => {
  it('the words change at most three times a second, and only for somebody gone or a second face before they were read', () => {
    fc.assert(
      fc.property(fc.oneof(anyStream, fewWishes), anyGap, (judgements, gap) => {
        const { changes } = follow(judgements, gap)
        for (const [place, { at, shown }] of changes.entries()) {
          expect(changes.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(3)
          const isUrgent = shown.kind === 'told' && ['noFace', 'secondFace'].includes(shown.instruction)
          expect(at - (changes[place - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(isUrgent ? 300 : 850)
        }
      }),
      { seed, numRuns: 500 },
    )
  })

  it('a verdict that stays the same is said within a second, and stays', () => {
    fc.assert(
      fc.property(anyStream, fc.constantFrom(...everyWish), anyGap, (before, last, gap) => {
        const { end } = follow(before, gap)
        const start = before.length * gap
        const count = Math.ceil(1000 / gap) + 1
        const settled = follow(
          Array.from({ length: count }, () => last),
          gap,
          end,
          start,
        )
        expect(settled.end.shown).toEqual(told(last))
        const more = follow(
          Array.from({ length: 30 }, () => last),
          gap,
          settled.end,
          start + count * gap,
        )
        expect(more.changes).toEqual([])
      }),
      { seed, numRuns: 500 },
    )
  })

  it('nothing is said that no verdict wished', () => {
    fc.assert(
      fc.property(fewWishes, anyGap, (judgements, gap) => {
        const wished = judgements.map((judgement) => JSON.stringify(told(judgement)))
        for (const { shown } of follow(judgements, gap).changes) expect(wished).toContain(JSON.stringify(shown))
      }),
      { seed },
    )
  })
})
