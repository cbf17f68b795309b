import { describe, expect, it } from 'vitest'
import { measureNames } from '../../../../src-preload/contract/judgement.ts'
import { clearanceOf } from '../../../../src-renderer/camera/guidance/clearance.ts'
import { judgementWith } from './judgements.ts'

/** Measures that warn at most, as the contract says. */
const advice = ['brightness', 'contrast', 'naturalColour', 'mouthClosed', 'background']

describe('what stands in the way of a picture', () => {
  it('is nothing when everything passes or only warns', () => {
    expect(clearanceOf(judgementWith())).toBe('clear')
    const warned = Object.fromEntries(measureNames.map((name) => [name, 'warn' as const]))
    expect(clearanceOf(judgementWith({ verdicts: warned }))).toBe('clear')
  })

  it.each(measureNames)('is a blocked %s, whatever else is unknown', (name) => {
    expect(clearanceOf(judgementWith({ verdicts: { [name]: 'block' } }))).toBe('blocked')
    expect(clearanceOf(judgementWith({ verdicts: { yaw: 'unknown', pitch: 'unknown', [name]: 'block' } }))).toBe(
      'blocked',
    )
  })

  it.each(measureNames)('is uncertain when %s is unknown, unless it can only advise', (name) => {
    const clearance = clearanceOf(judgementWith({ verdicts: { [name]: 'unknown' } }))
    expect(clearance).toBe(advice.includes(name) ? 'clear' : 'unsure')
  })

  it('is uncertain when nothing was measured at all', () => {
    expect(clearanceOf({ measures: [] })).toBe('unsure')
  })
})
