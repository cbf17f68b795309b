import { describe, expect, it } from 'vitest'
import { known } from '../../../src-preload/contract/fact.ts'
import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import {
  emptySearch,
  noPeople,
  withFurtherPeople,
  type PeopleSearch,
} from '../../../src-renderer/flow/people-search.ts'
import {
  mostOffered,
  offeredPeople,
  personOnEnter,
  personWhileTyping,
} from '../../../src-renderer/screens/door-events/wanted-person.ts'
import { personWith } from '../flow/people.ts'

function found(text: string, people: readonly PersonSummary[], asked = text): PeopleSearch {
  const answer = { people: [...people], total: known(people.length), searched: ['id', 'name'], matching: 'contains' }
  return { ...emptySearch, text, results: withFurtherPeople(noPeople(asked), answer as never, 100) }
}
const ada = personWith('1001', { name: 'Ada Byron' })
const adam = personWith('1002', { name: 'Adam Smith' })

describe('whose events are looked for', () => {
  it('is whoever has the digits as id, while they are typed, and nobody yet for a name', () => {
    expect(personWhileTyping(' 1001 ')).toEqual({ id: '1001', name: '' })
    expect(personWhileTyping('Ada')).toBeNull()
    expect(personWhileTyping('A1001')).toBeNull()
    expect(personWhileTyping('1'.repeat(33))).toBeNull()
  })

  it('is on Enter the one person the text leaves no doubt about', () => {
    expect(personOnEnter(found('Ada B', [ada]))).toEqual({ id: '1001', name: 'Ada Byron' })
    expect(personOnEnter(found('1001', [ada, adam]))).toEqual({ id: '1001', name: 'Ada Byron' })
  })

  it('stays open on Enter while there are several, or the answer is still to come', () => {
    expect(personOnEnter(found('Ada', [ada, adam]))).toBeNull()
    expect(personOnEnter({ ...found('Adam', [ada, adam], 'Ada'), isSearching: true })).toBeNull()
  })

  it('is on Enter somebody nobody knows any more, by what can be an id', () => {
    expect(personOnEnter(found('K-77_b', []))).toEqual({ id: 'K-77_b', name: '' })
    expect(personOnEnter({ ...emptySearch, text: '9999' })).toEqual({ id: '9999', name: '' })
    const failed: PeopleSearch['results'] = { kind: 'failed', text: 'K77', failure: { kind: 'unexpected' } as never }
    expect(personOnEnter({ ...emptySearch, text: 'K77', results: failed })).toEqual({ id: 'K77', name: '' })
    expect(personOnEnter(found('Nobody Here', []))).toBeNull()
    expect(personOnEnter(found('x'.repeat(33), []))).toBeNull()
  })

  it('is offered from the rows that answer what is typed, and only so many', () => {
    expect(offeredPeople(found('Ada', [ada, adam]))).toEqual([ada, adam])
    expect(offeredPeople(found('Adam', [ada, adam], 'Ada'))).toEqual([])
    const crowd = Array.from({ length: 90 }, (_, each) => personWith(String(2000 + each)))
    expect(offeredPeople(found('Person', crowd))).toHaveLength(mostOffered)
  })
})
