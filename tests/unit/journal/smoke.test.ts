import { expect, test } from 'vitest'
import { entryAbout, namesIn, openRoom } from './journal-room.ts'
test('smoke', () => {
  const { journal } = openRoom()
  journal.append([entryAbout('1', 'Anna'), entryAbout('2', 'Bert')])
  expect(journal.verify(2)).toEqual({ kind: 'whole', entries: 2 })
  expect(journal.verify(3)).toEqual({ kind: 'broken', entries: 2, flaw: 'missing', at: 3 })
  expect(namesIn(journal)).toEqual(['Anna', 'Bert'])
  expect(journal.erase({ server: 'biostar.example.org:443', id: '1' })).toBe(1)
  expect(namesIn(journal)).toEqual(['(erased)', 'Bert'])
  journal.append([entryAbout('1', 'Anna again')])
  expect(namesIn(journal)).toEqual(['(erased)', 'Bert', 'Anna again'])
  expect(journal.verify(3)).toEqual({ kind: 'whole', entries: 3 })
  expect(journal.slice(1).entries).toHaveLength(2)
})
