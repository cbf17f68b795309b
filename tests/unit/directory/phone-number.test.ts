import { describe, expect, it } from 'vitest'
import { found, indexOf, someone } from './people.ts'

/** The same number, as people write it. */
const spellings = [
  '+49 30 5512345',
  '+49 (30) 551-2345',
  '+49 (0)30 5512345',
  '0049 30 5512345',
  '004930/5512345',
  '030 5512345',
  '(030) 55.12.345',
  '030-551 23 45',
  '＋４９ ３０ ５５１２３４５',
]

describe('a phone number', () => {
  it.each(spellings.flatMap((kept) => spellings.map((typed) => [kept, typed] as const)))(
    'kept as %s is found by %s',
    async (kept, typed) => {
      const index = await indexOf([
        someone('7', 'Ada', { phone: kept }),
        someone('8', 'Bo', { phone: '+49 30 9912345' }),
      ])
      expect(found(index, typed)).toEqual(['elsewhere 7'])
    },
  )

  it('is found by any three digits in a row, whatever stands between them', async () => {
    const index = await indexOf([someone('7', 'Ada', { phone: '+49 30 55-123' })])
    expect(found(index, '551')).toEqual(['elsewhere 7'])
    expect(found(index, '55 1')).toEqual(['elsewhere 7'])
    expect(found(index, '552')).toEqual([])
  })

  it('is not taken for one of another country because its digits go on like a national one', async () => {
    const index = await indexOf([someone('7', 'Ada', { phone: '+30 5512345' })])
    expect(found(index, '+49 30 5512345')).toEqual([])
  })
})
