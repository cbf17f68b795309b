import { describe, expect, it } from 'vitest'
import type { JudgedChange } from '../../bench/photo/conversation.ts'
import { areBlocksAlike, countDefects, countText, isMissed, tableOfPortrait } from '../../bench/photo/defect-table.ts'

const row = (given: Partial<JudgedChange>): JudgedChange => ({
  change: 'blur',
  kind: 'gross',
  expected: ['holdStill'],
  verdict: 'warn',
  told: 'holdStill',
  blocked: [],
  warned: ['sharpness'],
  found: ['holdStill'],
  ...given,
})

const good = row({ change: 'as it is', kind: 'good', expected: [], verdict: 'pass', told: null, warned: [], found: [] })

describe('the table of defects', () => {
  it('counts a defect as found by a warning or a block that says what to change', () => {
    expect(isMissed(row({}))).toBe(false)
    expect(isMissed(row({ told: 'moreLight', found: ['moreLight', 'holdStill'] }))).toBe(false)
  })

  it('counts a defect as missed when something else stands out, or nothing does', () => {
    expect(isMissed(row({ told: 'openEyes', found: ['openEyes'] }))).toBe(true)
    expect(isMissed(row({ verdict: 'unknown', told: null, found: [] }))).toBe(true)
  })

  it('counts a good portrait as wronged by a block, and not by a warning', () => {
    const blocked = { ...good, verdict: 'block', blocked: ['yaw'] } as const
    const warned = { ...good, verdict: 'warn', warned: ['yaw'] } as const
    const portraits = [{ name: 'somebody', rows: [row({}), row({ found: [] }), good, blocked, warned] }]
    expect(countText(countDefects(portraits))).toBe('2 defects, 1 missed, 3 good, 1 wrongly blocked')
    expect(tableOfPortrait({ name: 'somebody', rows: [blocked] })).toContain('WRONG')
  })

  it('does not call an empty table a good one', () => {
    expect(() => countDefects([])).toThrow('no defects')
    expect(() => countDefects([{ name: 'somebody', rows: [good] }])).toThrow('no defects')
    expect(() => areBlocksAlike([])).toThrow('no gain')
  })

  it('sees a block that comes with a darker skin', () => {
    const gain = { gain: 1, blocked: [], warned: [] }
    expect(areBlocksAlike([gain, { ...gain, gain: 0.6, warned: ['brightness'] }])).toBe(true)
    expect(areBlocksAlike([gain, { ...gain, gain: 0.6, blocked: ['underExposure'] }])).toBe(false)
  })
})
