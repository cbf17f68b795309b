import { describe, expect, test } from 'vitest'
import { closingLine, sumOf, tallyOfGate, tallyOfRunner, type RunnerReport } from '../../../tools/test/summary.ts'

const report = (part: Partial<RunnerReport>): RunnerReport => ({
  passed: 0,
  failed: 0,
  skipped: [],
  troubles: [],
  ...part,
})

describe('the closing line', () => {
  test('counts test cases, and one for each gate', () => {
    const skipped = [{ name: 'a window that cannot be closed', reason: 'only real Electron' }]
    const total = sumOf([
      tallyOfGate(0),
      tallyOfGate(1),
      tallyOfRunner('unit', 0, report({ passed: 40, skipped })),
      tallyOfRunner('end to end', 1, report({ passed: 7, failed: 2 })),
    ])
    expect(closingLine(total)).toBe('48 passed, 3 failed, 1 skipped')
    expect(total.troubles).toEqual([])
    expect(total.skipped).toEqual(skipped)
  })
})

describe('a runner counts as failed', () => {
  test.each([
    { how: 'when it left no report, even with exit code 0', code: 0, left: null },
    { how: 'when it ran no test', code: 0, left: report({}) },
    { how: 'when it found no test and says so', code: 1, left: report({ troubles: ['No tests found'] }) },
    { how: 'when it only skipped', code: 0, left: report({ skipped: [{ name: 'a', reason: 'b' }] }) },
    { how: 'when it was killed after its last test', code: null, left: report({ passed: 3 }) },
    { how: 'when it ended badly although every test passed', code: 1, left: report({ passed: 3 }) },
    {
      how: 'when a file could not be loaded',
      code: 1,
      left: report({ passed: 3, troubles: ['x.test.ts: no such file'] }),
    },
  ])('$how', ({ code, left }) => {
    const tally = tallyOfRunner('unit', code, left)
    expect(tally.failed).toBe(1)
    expect(tally.troubles).toHaveLength(1)
  })

  test('a gate that was killed counts as failed', () => {
    expect(tallyOfGate(null)).toMatchObject({ passed: 0, failed: 1 })
  })
})
