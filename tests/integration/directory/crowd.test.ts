import { describe, expect, it } from 'vitest'
import { foldText } from '../../../src-main/directory/folded-text.ts'
import { createShelf } from '../../../src-main/directory/directory-shelf.ts'
import { randomBytes } from 'node:crypto'
import { someone } from '../../unit/directory/people.ts'
import { openFolder } from './directory-room.ts'

/** More than ten blocks of the file, few enough for every run of the tests; the bench has a million. */
const crowd = 45_000

const oddNames = [
  '',
  '   ',
  '🦊🦊',
  `${'Kim '.repeat(124)}Kim`,
  'K'.repeat(500),
  '\u202eKim',
  "'’‘",
  '김',
  '0',
  '\u0000',
]

const nameAt = (place: number): string =>
  place < oddNames.length ? (oddNames[place] ?? '') : `Given${String(place % 997)} Kim`

const facts = { sweptAt: '2027-03-04T10:00:00.000Z', newest: null, scope: 'all' }

describe('a crowd of one name, with odd ones among them', () => {
  it('is swept, sealed, opened again, and searched in a stable order with nobody twice', async () => {
    const place = { folder: await openFolder(), dataKey: randomBytes(32), server: 'biostar.example' }
    const quiet = { now: () => performance.now(), after: () => () => undefined }
    const shelf = createShelf(quiet)
    await shelf.open(place)
    shelf.beginList()
    for (let from = 0; from < crowd; from += 500)
      shelf.addPage(Array.from({ length: 500 }, (_, at) => someone(String(from + at + 1), nameAt(from + at))))
    expect(await shelf.finishList(facts)).toEqual({ people: crowd, notSaved: null })
    await shelf.close()

    const again = createShelf(quiet)
    expect(await again.open(place)).toEqual({ kind: 'ready', people: crowd, facts })
    const ids = async (text: string): Promise<readonly string[]> =>
      (await again.search(text, 200)).people.map(({ summary }) => summary.id)
    for (const text of ['kim', 'k', 'kmi given5', 'given12 kim', '🦊', '4']) {
      const found = await again.search(text, 200)
      expect(new Set(found.people.map(({ summary }) => summary.id)).size).toBe(found.people.length)
      expect(await ids(text)).toEqual(found.people.map(({ summary }) => summary.id))
    }
    expect((await again.search('kim', 200)).hasMore).toBe(true)
    const names = (await again.search('given12 kim', 10)).people.map(({ summary }) => foldText(summary.name))
    expect(new Set(names)).toEqual(new Set(['given12 kim']))
    expect((await ids('44321'))[0]).toBe('44321')
    for (const [place_, name] of oddNames.entries())
      expect((await again.search(String(place_ + 1), 1)).people[0]?.summary).toMatchObject({
        id: String(place_ + 1),
        name,
      })
    expect(await ids('🦊🦊')).toEqual(['3'])
    await again.close()
  })
})
