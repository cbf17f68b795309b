import { describe, expect, it } from 'vitest'
import { measureNames, type MeasureName, type Verdict } from '../../../src-preload/contract/judgement.ts'
import type { Instruction } from '../../../src-renderer/camera/judgement/instruction.ts'
import type { Judgement } from '../../../src-renderer/camera/judgement/judgement.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { findingsOf, unknownText, verdictText } from '../../../src-renderer/screens/review/findings.ts'
import { judgedAs } from '../flow/people.ts'

const say = createSentences().t

type Found = Partial<Record<MeasureName, readonly [Verdict, Instruction | null]>>

function judgementWith(verdict: Verdict, found: Found): Judgement {
  return {
    ...judgedAs(verdict),
    measures: measureNames.map((name) => {
      const [measured, instruction] = found[name] ?? (['pass', null] as const)
      return { name, verdict: measured, value: null, score: null, instruction }
    }),
  }
}

const judged = (verdict: Verdict, found: Found) =>
  ({ kind: 'judged', judgement: judgementWith(verdict, found) }) as const

describe('what is found in a picture', () => {
  it('is told once for each thing, what blocks before what stands out, each in the order of the instructions', () => {
    const findings = findingsOf(
      judgementWith('block', {
        background: ['warn', 'plainBackground'],
        spaceLeft: ['warn', 'moveBack'],
        spaceRight: ['block', 'moveBack'],
        underExposure: ['warn', 'moreLight'],
        brightness: ['warn', 'moreLight'],
        oneFace: ['block', 'secondFace'],
      }),
    )
    expect(findings).toEqual([
      { instruction: 'secondFace', weight: 'block' },
      { instruction: 'moveBack', weight: 'block' },
      { instruction: 'moreLight', weight: 'warn' },
      { instruction: 'plainBackground', weight: 'warn' },
    ])
  })

  it('is nothing in a good picture', () => {
    const good = judgementWith('pass', {})
    expect(findingsOf(good)).toEqual([])
    expect(unknownText(good, say)).toBeNull()
    expect(verdictText({ kind: 'judged', judgement: good }, say)).toBe('Good photo.')
  })

  it('is counted by things, not by measures', () => {
    const one: Found = { underExposure: ['warn', 'moreLight'], brightness: ['warn', 'moreLight'] }
    expect(verdictText(judged('warn', one), say)).toBe('One thing stands out.')
    expect(verdictText(judged('warn', { ...one, mouthClosed: ['warn', 'closeMouth'] }), say)).toBe(
      '2 things stand out.',
    )
  })
})

describe('what could not be measured', () => {
  it('is named, and never passes for good', () => {
    const found: Found = { yaw: ['unknown', null], pitch: ['unknown', null] }
    expect(unknownText(judgementWith('unknown', found), say)).toBe(
      'Could not be measured: turn of the head, lift of the chin.',
    )
    expect(verdictText(judged('unknown', found), say)).toBe('Not everything could be judged.')
  })

  it('is counted when it is nearly everything', () => {
    const nothing = Object.fromEntries(measureNames.map((name) => [name, ['unknown', null]])) as Found
    expect(unknownText(judgementWith('unknown', nothing), say)).toBe('22 of 22 things could not be measured.')
  })

  it('is the whole picture while it is looked at, and when it cannot be', () => {
    expect(verdictText({ kind: 'pending' }, say)).toContain('Looking')
    expect(verdictText({ kind: 'impossible' }, say)).toContain('could not judge')
  })
})
