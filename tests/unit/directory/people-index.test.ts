import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PeopleIndex } from '../../../src-main/directory/people-index.ts'
import { foldText, wordsOf } from '../../../src-main/directory/folded-text.ts'
import { readSearchQuery } from '../../../src-main/directory/search-query.ts'
import { chanceFrom } from '../../../tools/simulator/people/random.ts'
import { inventName } from '../../../tools/simulator/people/names.ts'
import { found, foundIds, indexOf, someone } from './people.ts'

const runs = { seed: 20_261_127, numRuns: 150 }

describe('who is found first', () => {
  let index: PeopleIndex
  beforeAll(async () => {
    index = await indexOf([
      someone('1', 'Marian Marianne'),
      someone('2', 'Marian'),
      someone('3', 'Mariana Lopez'),
      someone('4', 'Annamarian Berg'),
      someone('5', 'Zoe Ott', { email: 'marian.ott@example.org' }),
      someone('6', 'Mairan Alt'),
      someone('7', 'Unrelated'),
      someone('marian', 'Carla'),
      someone('8', 'Abe Marian'),
    ])
  })

  it('is the id, the whole name, a whole word, a beginning, an address, the inside of a word, and then a slip', () => {
    expect(found(index, 'marian')).toEqual([
      'exactId marian',
      'exactName 2',
      'wholeWords 8',
      'wholeWords 1',
      'wordStart 3',
      'elsewhere 5',
      'withinWord 4',
      'oneTypo 6',
    ])
  })

  it('counts the word that fits worst, and takes words in any order', () => {
    expect(found(index, 'lop mariana')).toEqual(['wordStart 3'])
    expect(found(index, 'marian abe')).toEqual(['exactName 8'])
    expect(found(index, 'marian unrelated')).toEqual([])
  })

  it('does not take one word typed twice for two', () => {
    expect(found(index, 'marian marian')[0]).toBe('exactName 2')
  })

  it('stops where it was told to', () => {
    expect(found(index, 'marian', 3)).toEqual(['exactId marian', 'exactName 2', 'wholeWords 8'])
  })

  it('leaves out who is hidden, and finds the next instead', () => {
    const hidden = new Set(index.find(readSearchQuery('marian'), 2, new Set()).map(({ row }) => row))
    const rest = index.find(readSearchQuery('marian'), 1, hidden)
    expect(rest.map(({ row }) => index.line(row))).toEqual([expect.stringContaining('Abe Marian')])
  })

  it.each(['', '   ', '--', '()', '+', '’'])('is nobody for “%s”', (text) => {
    expect(found(index, text)).toEqual([])
  })
})

describe('a Korean name', () => {
  it.each([
    ['김서연', 'exactName'],
    ['김서', 'wordStart'],
    ['김ㅅ', 'wordStart'],
    ['서연', 'withinWord'],
    ['ㄱㅅㅇ', 'wordStart'],
    ['ㄱㅅ', 'wordStart'],
    ['김서여', 'wordStart'],
    ['긴서연', 'oneTypo'],
  ])('is found by %s', async (typed, rank) => {
    const index = await indexOf([someone('1', '김서연'), someone('2', '박지우')])
    expect(found(index, typed)).toEqual([`${rank} 1`])
  })
})

describe('an id', () => {
  const ids = ['1001', '10010', '21001', '007', '7', 'V-1001_a']

  it.each([
    ['1001', ['exactId 1001', 'wordStart 10010', 'withinWord 21001', 'withinWord V-1001_a']],
    ['007', ['exactId 007']],
    ['7', ['exactId 7', 'withinWord 007']],
    ['v-1001', ['wordStart V-1001_a']],
    ['V-1001_A', ['exactId V-1001_a']],
    ['1100', []],
    ['1002', []],
  ])('%s is found by its own signs and by nobody else’s', async (typed, expected) => {
    const index = await indexOf(ids.map((id) => someone(id, '')))
    expect(found(index, typed)).toEqual(expected)
  })

  it('narrows a name', async () => {
    const index = await indexOf([someone('1001', 'Kim Ada'), someone('2002', 'Kim Bo'), someone('5', 'Room 1001 Kim')])
    expect(found(index, 'kim 1001')).toEqual(['wholeWords 5', 'wordStart 1001'])
  })
})

describe('an e-mail address', () => {
  it.each([
    ['ada.byron@example.org', ['1']],
    ['ADA.BYRON@EX', ['1']],
    ['byron@', ['1', '2']],
    ['@example', ['1', '2']],
    ['ada.byron@example.com', []],
  ])('is found by %s', async (typed, expected) => {
    const index = await indexOf([
      someone('1', 'A', { email: 'ada.byron@example.org' }),
      someone('2', 'B', { email: 'c.byron@example.org' }),
      someone('3', 'C'),
    ])
    expect(foundIds(index, typed)).toEqual(expected)
  })
})

describe('odd people', () => {
  it('without a name, with the longest one, or with pictures in it are found like others', async () => {
    const longest = `${'Wolfeschlegelsteinhausenberger'.repeat(16)} End`.slice(0, 500)
    const index = await indexOf([
      someone('1', '', { email: 'front.desk@example.org' }),
      someone('2', longest),
      someone('3', 'Ada 🦊'),
      someone('4', '🦊'),
      someone('5', '   '),
      someone('6\t1\n7', 'Tab'),
      ...Array.from({ length: 300 }, (_, place) => someone(`9${String(place)}`, 'x '.repeat(240))),
    ])
    expect(found(index, 'desk')).toEqual(['elsewhere 1'])
    expect(found(index, longest.slice(0, 200))).toEqual(['wordStart 2'])
    expect(found(index, '🦊')).toEqual(['exactName 4', 'wholeWords 3'])
    expect(foundIds(index, '5')).toContain('5')
    expect(found(index, '6 1')).toEqual([])
    expect(foundIds(index, 'tab')).toEqual(['6\t1\n7'])
    expect(index.rowOf('6\t1\n7')).toBeDefined()
  })
})

const invented = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => inventName(chanceFrom(seed).pick).shown)
const people = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 99_999 }).map(String), name: invented }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 40,
  })
  .map((each) => each.map(({ id, name }) => someone(id, name)))

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** One slip in a word: the four that Damerau counts. */
const slip = (word: string, kind: number, place: number): string => {
  const at = place % word.length
  if (kind === 0) return `${word.slice(0, at)}x${word.slice(at + 1)}`
  if (kind === 1) return `${word.slice(0, at)}x${word.slice(at)}`
  if (kind === 2) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
}

describe('whatever the list', () => {
  it('finds everybody by the whole name, by each beginning of a word, and by the id, which is first', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.nat(), fc.nat(), async (all, which, cut) => {
        const index = await indexOf(all)
        const { id, name } = all[which % all.length]?.summary ?? { id: '', name: '' }
        expect(foundIds(index, name)).toContain(id)
        for (const { text } of wordsOf(name))
          expect(foundIds(index, text.slice(0, 1 + (cut % text.length)))).toContain(id)
        expect(found(index, id)[0]).toBe(`exactId ${id}`)
      }),
      runs,
    )
  })

  it('finds a word of four letters and more with any one slip', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.nat(), fc.nat({ max: 3 }), fc.nat(), async (all, which, kind, place) => {
        const index = await indexOf(all)
        const { id, name } = all[which % all.length]?.summary ?? { id: '', name: '' }
        const slips = wordsOf(name).map(({ text }) => slip(text, kind, place))
        for (const typed of slips.filter((text) => text.length >= 4))
          expect(foundIds(index, typed), `by ${typed}`).toContain(id)
      }),
      runs,
    )
  })

  it('never finds somebody by digits who does not have them', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.integer({ min: 0, max: 99_999 }).map(String), async (all, digits) => {
        const expected = all.filter(({ summary }) => summary.id.includes(digits)).map(({ summary }) => summary.id)
        expect([...foundIds(await indexOf(all), digits)].toSorted()).toEqual(expected.toSorted())
      }),
      runs,
    )
  })

  it('orders by rank, then name, then id, the same whatever order the people came in, and shows nobody twice', async () => {
    await fc.assert(
      fc.asyncProperty(people, invented, fc.nat({ max: 3 }), async (all, name, letters) => {
        const typed = [...(name.split(' ')[0] ?? '')].slice(0, letters + 1).join('')
        const [index, turned] = [await indexOf(all), await indexOf(all.toReversed())]
        const hits = found(index, typed)
        expect(found(turned, typed)).toEqual(hits)
        expect(new Set(foundIds(index, typed)).size).toBe(hits.length)
        const keys = index.find(readSearchQuery(typed), 100, new Set()).map(({ rank, row }) => {
          const person = all.find(({ summary }) => index.rowOf(summary.id) === row)?.summary
          return [rank, foldText(person?.name ?? ''), person?.id ?? ''] as const
        })
        expect(keys).toEqual(
          keys.toSorted((one, other) => one[0] - other[0] || compare(one[1], other[1]) || compare(one[2], other[2])),
        )
        // A shorter answer is the beginning of a longer one: a list that grows moves no row.
        expect(found(index, typed, 3)).toEqual(hits.slice(0, 3))
      }),
      runs,
    )
  })
})
