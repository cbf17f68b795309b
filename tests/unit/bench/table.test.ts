import { describe, expect, it } from 'vitest'
import { compare, medianOf, type Series } from '../../bench/series.ts'
import { tableOf } from '../../bench/table.ts'

const milliseconds = (label: string, ...values: readonly number[]): Series => ({ label, unit: 'ms', values })

describe('a comparison', () => {
  it('is the middle of one series over the middle of the other, whatever their order and outliers', () => {
    expect(medianOf([9000, 1, 3, 2])).toBe(2.5)
    expect(compare('a', milliseconds('', 30, 10, 900), milliseconds('', 20)).ratio).toBe(1.5)
  })

  it('is none at all when nothing was measured, or there is nothing to compare with', () => {
    expect(() => compare('a', milliseconds(''), milliseconds('', 1))).toThrow('nothing was measured')
    expect(() => compare('a', milliseconds('', 1), milliseconds('', 0))).toThrow('nothing to compare with')
  })
})

describe('the table', () => {
  it('tells medians with their spread and how many runs they come from, and the aim unjudged', () => {
    const slow = compare('start', milliseconds('screen', 200, 400, 300), milliseconds('bare', 100), '<= 1.5x')
    const part = { name: 'start', title: 'Start', measure: () => Promise.reject(new Error('not asked for here')) }
    expect(tableOf(part, { comparisons: [slow], remarks: ['Alternating.'] }).split('\n')).toEqual([
      'Start',
      '       the station                      compared with        ratio  aim',
      'start  screen 300 ms (200-400, 3 runs)  bare 100 ms (1 run)  3.00x  <= 1.5x',
      '- Alternating.',
    ])
  })
})
