import { describe, expect, it } from 'vitest'
import { readinessFindings, type ReadinessRow } from '../../../src-preload/contract/readiness.ts'
import { createSentences } from '../../../src-renderer/i18n/sentences.ts'
import { readinessText, summaryOf, wordsOf } from '../../../src-renderer/screens/readiness/readiness-words.ts'

const say = createSentences().t
const at = '2027-03-04T10:04:00.000Z'

const everyRow = Object.entries(readinessFindings).flatMap(([row, findings]) =>
  Object.keys(findings).map((finding) => ({ row, finding, number: -90, text: '2.9.8.14' }) as ReadinessRow),
)

describe('the words of the readiness page', () => {
  it('say of every finding what is so, and what to do unless nothing is', () => {
    for (const row of everyRow) {
      const { name, found, next, level } = wordsOf(row, say)
      expect(`${name} ${found} ${next}`).not.toMatch(/readiness\.|\{\{|undefined/u)
      expect(found).not.toBe('')
      expect([row.row, row.finding, next === '']).toEqual([row.row, row.finding, level === 'pass'])
    }
  })

  it('name what was measured', () => {
    expect(wordsOf({ row: 'clock', finding: 'apart', number: -90, text: null }, say).found).toContain('90 seconds')
    expect(wordsOf({ row: 'certificate', finding: 'ended', number: -3, text: null }, say).found).toContain('3 days ago')
    const level = wordsOf({ row: 'session', finding: 'alive', number: null, text: 'User Operator' }, say)
    expect(level.found).toContain('User Operator')
  })

  it('sum up what does not work first', () => {
    const good: ReadinessRow = { row: 'mailServer', finding: 'set', number: null, text: null }
    const bad: ReadinessRow = { row: 'cloud', finding: 'off', number: null, text: null }
    expect(summaryOf({ at, rows: [good] }, say)).toBe('Everything works.')
    expect(summaryOf({ at, rows: [good, bad] }, say)).toBe('1 thing does not work.')
    expect(summaryOf({ at, rows: everyRow }, say)).toMatch(
      /^\d+ things do not work\. \d+ things want attention\. \d+ could/u,
    )
  })

  it('can be copied as a text with every row in it', () => {
    const text = readinessText({ at, rows: everyRow }, say)
    for (const row of everyRow) expect(text).toContain(wordsOf(row, say).found)
  })
})
