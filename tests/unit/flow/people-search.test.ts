import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import type { PersonSummary, SearchAnswer } from '../../../src-preload/contract/person.ts'
import {
  createPeopleSearchStore,
  typingPause,
  type PeopleSearchStore,
} from '../../../src-renderer/flow/people-search-store.ts'
import { answersWhatIsTyped, copiedRowOf, type FoundPeople } from '../../../src-renderer/flow/people-search.ts'
import { dwell, mostRecords } from '../../../src-renderer/flow/person-preview.ts'
import { FakeBridge, FakeTimers } from './fake-bridge.ts'
import { personWith, signedIn, signedOut } from './people.ts'

let main: FakeBridge
let timers: FakeTimers
let search: PeopleSearchStore
let end: () => void

beforeEach(() => {
  main = new FakeBridge()
  timers = new FakeTimers()
  search = createPeopleSearchStore({ bridge: main.bridge, newCallId: main.newCallId, after: timers.after })
  end = search.start()
})
afterEach(() => {
  end()
})

const state = () => search.store.getState()
const summaries = (from: number, count: number): PersonSummary[] =>
  Array.from({ length: count }, (_each, index) => personWith(String(from + index)))

function answerWith(people: PersonSummary[], total: SearchAnswer['total'] = known(people.length)) {
  return succeed({ people, total, searched: ['id', 'name'], matching: 'contains' } satisfies SearchAnswer)
}

const sweptAt = '2027-03-04T10:00:00.000Z'

const rowOf = (summary: PersonSummary): DirectoryPerson => ({ summary, hasPhoto: known(true) })

/** The station's copy answers. */
async function answerCopy(people: readonly PersonSummary[], hasMore = false): Promise<void> {
  const state = { kind: 'ready', people: 5000, sweptAt, isSweeping: false } as const
  await main.answer('searchDirectory', succeed({ people: people.map(rowOf), hasMore, state }))
}

const unreachable = fail({ kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const)

/** How many questions to the server wait. */
const waitingForServer = (): number =>
  main.asked.filter(({ name, isAnswered }) => name !== 'searchDirectory' && !isAnswered).length

async function find(text: string, people: PersonSummary[], total?: SearchAnswer['total']): Promise<void> {
  search.type(text)
  await timers.pass(typingPause)
  await answerCopy([])
  await main.answer('searchPeople', answerWith(people, total))
}

const found = (): FoundPeople => {
  const { results } = state()
  if (results.kind !== 'found') throw new Error(`the list shows ${results.kind}`)
  return results
}

describe('typing', () => {
  it('searches from the first letter, without the blanks around the text', async () => {
    search.type(' a')
    expect(main.asked).toHaveLength(0)
    await timers.pass(typingPause)
    expect(main.waiting('searchPeople')).toMatchObject({ text: 'a', offset: 0, limit: 100 })
  })

  it('asks once for an id that a card reader types in a burst', async () => {
    for (const text of ['1', '10', '100', '1001']) search.type(text)
    await timers.pass(typingPause)
    expect(main.inputsOf('searchPeople').map(({ text }) => text)).toEqual(['1001'])
  })

  it('gives the older search up, and drops its answer should it come all the same', async () => {
    search.type('a')
    await timers.pass(typingPause)
    search.type('ab')
    expect(main.cancelled).toEqual(['call-1'])
    await timers.pass(typingPause)
    await main.answer('searchPeople', answerWith(summaries(1, 3)))
    expect(state().results.kind).toBe('nothing')
    await main.answer('searchPeople', answerWith(summaries(50, 1)))
    expect(found().people.map(({ id }) => id)).toEqual(['50'])
  })

  it('keeps the old rows until the new ones are there', async () => {
    await find('a', summaries(1, 3))
    search.type('ab')
    expect(found().people).toHaveLength(3)
    expect(state().isSearching).toBe(true)
  })

  it('keeps the highlight on the same person, and goes to the first row when that one is gone', async () => {
    await find('a', summaries(1, 5))
    search.highlight('3')
    await find('ab', summaries(2, 3))
    expect(state().highlighted).toBe('3')
    await find('abc', summaries(7, 2))
    expect(state().highlighted).toBe('7')
  })

  it('shows nobody and asks nothing for an empty field', async () => {
    await find('a', summaries(1, 5))
    search.type('')
    await timers.pass(1000)
    expect(state()).toMatchObject({ results: { kind: 'nothing' }, highlighted: null, isSearching: false })
    expect(waitingForServer()).toBe(0)
  })

  it('says why a search failed, and the same text can be asked again', async () => {
    search.type('a')
    await timers.pass(typingPause)
    await main.answer('searchPeople', fail({ kind: 'serverUnreachable', host: 'server', reason: 'timedOut' }))
    expect(state().results.kind).toBe('failed')
    search.refresh()
    await main.answer('searchPeople', answerWith(summaries(1, 1)))
    expect(found().people).toHaveLength(1)
  })
})

describe('an Enter that comes before the answer', () => {
  it.each([
    ['the only person found', summaries(7, 1), '7'],
    ['the person with exactly that id', [personWith('10010'), personWith('1001')], '1001'],
  ])('chooses %s', async (_who, people, expected) => {
    const chosen: string[] = []
    search.type('1001')
    search.chooseWhenFound(({ id }) => chosen.push(id))
    await timers.pass(typingPause)
    await main.answer('searchPeople', answerWith(people))
    expect(chosen).toEqual([expected])
  })

  it('chooses nobody among several, and nobody after another key', async () => {
    const chosen: string[] = []
    const note = ({ id }: PersonSummary): void => {
      chosen.push(id)
    }
    search.type('ada')
    search.chooseWhenFound(note)
    await timers.pass(typingPause)
    await main.answer('searchPeople', answerWith(summaries(1, 2)))
    search.type('adam')
    search.chooseWhenFound(note)
    search.type('adams')
    await timers.pass(typingPause)
    await main.answer('searchPeople', answerWith(summaries(1, 1)))
    expect(chosen).toEqual([])
  })
})

describe('a long list', () => {
  it('loads page after page until the server’s total is read, and asks for one page at a time', async () => {
    await find('a', summaries(0, 100), known(350))
    search.loadMore()
    search.loadMore()
    expect(main.inputsOf('searchPeople').slice(1)).toMatchObject([{ text: 'a', offset: 100, limit: 200 }])
    await main.answer('searchPeople', answerWith(summaries(100, 200), known(350)))
    search.loadMore()
    await main.answer('searchPeople', answerWith(summaries(300, 50), known(350)))
    expect(found()).toMatchObject({ further: { kind: 'end' }, total: known(350) })
    expect(found().people).toHaveLength(350)
    search.loadMore()
    expect(waitingForServer()).toBe(0)
  })

  it('moves no row that is there, and shows nobody twice when the server does', async () => {
    await find('a', summaries(0, 100), known(150))
    const before = found().people
    search.loadMore()
    await main.answer('searchPeople', answerWith(summaries(90, 50), known(150)))
    expect(found().people.slice(0, 100)).toEqual(before)
    expect(new Set(found().people.map(({ id }) => id)).size).toBe(140)
    expect(found().rowsRead).toBe(150)
    expect(found().further.kind).toBe('end')
  })

  it('ends where an older server that knows no total sends a short page', async () => {
    await find('a', summaries(0, 100), unknown)
    expect(found().further.kind).toBe('possible')
    search.loadMore()
    await main.answer('searchPeople', answerWith(summaries(100, 20), unknown))
    expect(found().further.kind).toBe('end')
  })

  it('keeps what is there when a page fails, and tries that page again', async () => {
    await find('a', summaries(0, 100), known(150))
    search.loadMore()
    await main.answer('searchPeople', fail({ kind: 'serverUnreachable', host: 'server', reason: 'closed' }))
    expect(found().people).toHaveLength(100)
    expect(found().further.kind).toBe('failed')
    search.loadMore()
    expect(main.waiting('searchPeople')).toMatchObject({ offset: 100 })
  })

  it('lets a page of the old text fall when another letter is typed', async () => {
    await find('a', summaries(0, 100), known(150))
    search.loadMore()
    search.type('ab')
    await main.answer('searchPeople', answerWith(summaries(100, 50), known(150)))
    expect(found().people).toHaveLength(100)
  })
})

describe('the highlighted row', () => {
  it('is read only when the clerk rests on it', async () => {
    await find('a', summaries(1, 20))
    for (let id = 2; id <= 10; id += 1) {
      search.highlight(String(id))
      await timers.pass(40)
    }
    expect(main.inputsOf('readPerson')).toHaveLength(0)
    await timers.pass(dwell)
    expect(main.inputsOf('readPerson').map(({ id }) => id)).toEqual(['10'])
    await main.answer('readPerson', succeed(personWith('10')))
    expect(state().preview?.id).toBe('10')
  })

  it('is remembered: going back and forth asks once for each', async () => {
    await find('a', summaries(1, 2))
    for (const id of ['1', '2', '1', '2']) {
      search.highlight(id)
      await timers.pass(dwell)
      if (waitingForServer() > 0) await main.answer('readPerson', succeed(personWith(id)))
      expect(state().preview?.id).toBe(id)
    }
    expect(main.inputsOf('readPerson')).toHaveLength(2)
  })

  it('never shows the photo of another row, however late it comes', async () => {
    await find('a', summaries(1, 3))
    search.highlight('2')
    await timers.pass(dwell)
    search.highlight('3')
    expect(main.cancelled).toEqual(['call-2'])
    await main.answer('readPerson', succeed(personWith('2')))
    expect(state().preview).toBeNull()
  })

  it('keeps a small number of records, the oldest let go first', async () => {
    await find('a', summaries(1, mostRecords + 1))
    for (let id = 1; id <= mostRecords + 1; id += 1) {
      search.highlight(String(id))
      await timers.pass(dwell)
      await main.answer('readPerson', succeed(personWith(String(id))))
    }
    search.highlight('2')
    expect(state().preview?.id).toBe('2')
    search.highlight('1')
    expect(state().preview).toBeNull()
  })

  it('is forgotten with the search', async () => {
    await find('a', summaries(1, 1))
    await timers.pass(dwell)
    await main.answer('readPerson', succeed(personWith('1')))
    search.clear()
    await find('a', summaries(1, 1))
    expect(state().preview).toBeNull()
  })
})

describe('the session', () => {
  it('ends: nobody found is left on the screen, and the text is searched again after signing in', async () => {
    await find('ada', summaries(1, 3))
    main.emit('sessionChanged', signedOut('sessionEnded'))
    expect(state()).toMatchObject({ text: 'ada', results: { kind: 'nothing' }, preview: null })
    main.emit('sessionChanged', signedIn)
    expect(main.waiting('searchPeople')).toMatchObject({ text: 'ada' })
  })

  it('is ended by the clerk: nothing at all is left', async () => {
    await find('ada', summaries(1, 3))
    main.emit('sessionChanged', signedOut('byClerk'))
    expect(state()).toMatchObject({ text: '', results: { kind: 'nothing' } })
  })
})

describe('the station’s own copy', () => {
  const ids = (): readonly string[] => found().people.map(({ id }) => id)

  /** Types a text and lets the copy answer; the server is still asked. */
  async function findInCopy(text: string, people: readonly PersonSummary[], hasMore = false): Promise<void> {
    search.type(text)
    await timers.pass(typingPause)
    await answerCopy(people, hasMore)
  }

  it('is on the screen before the server has said anything', async () => {
    await findInCopy('person', summaries(1, 3), true)
    expect(ids()).toEqual(['1', '2', '3'])
    expect(found()).toMatchObject({ server: { kind: 'asked' }, copyHasMore: true })
    expect(state()).toMatchObject({ isSearching: true, highlighted: '1' })
    expect(copiedRowOf(state(), '2')).toEqual(rowOf(personWith('2')))
  })

  it('keeps its rows in their places: the server renews them there and adds below whom it alone knows', async () => {
    await findInCopy('person', [personWith('5'), personWith('2'), personWith('9')])
    search.highlight('9')
    const renewed = personWith('2', { name: 'Person 2 Renamed' })
    await main.answer('searchPeople', answerWith([personWith('1'), renewed, personWith('9')]))
    expect(ids()).toEqual(['5', '2', '9', '1'])
    expect(found().people[1]).toEqual(renewed)
    expect(found().server).toEqual({ kind: 'answered' })
    expect(state()).toMatchObject({ highlighted: '9', isSearching: false })
    expect(copiedRowOf(state(), '1')).toBeNull()
  })

  it('comes below where it answers later than the server', async () => {
    search.type('person')
    await timers.pass(typingPause)
    await main.answer('searchPeople', answerWith(summaries(1, 2)))
    await answerCopy([personWith('7'), personWith('1')])
    expect(ids()).toEqual(['1', '2', '7'])
    expect(found().server).toEqual({ kind: 'answered' })
  })

  it('says nothing by having nobody: the old rows stay until the server has spoken', async () => {
    await find('a', summaries(1, 3))
    await findInCopy('ab', [])
    expect(found().text).toBe('a')
    expect(answersWhatIsTyped(state())).toBe(false)
    await main.answer('searchPeople', answerWith([]))
    expect(found()).toMatchObject({ text: 'ab', people: [] })
  })

  it('is not mixed into the answer to another text', async () => {
    search.type('a')
    await timers.pass(typingPause)
    search.type('ab')
    await answerCopy(summaries(1, 3))
    expect(state().results.kind).toBe('nothing')
  })

  it('stays, and can be worked with, when the server is not there', async () => {
    await findInCopy('person', summaries(1, 3))
    search.highlight('3')
    await main.answer('searchPeople', unreachable)
    expect(ids()).toEqual(['1', '2', '3'])
    expect(found().server).toEqual({ kind: 'failed', failure: unreachable.failure })
    expect(state()).toMatchObject({ highlighted: '3', isSearching: false })
    search.loadMore()
    expect(waitingForServer()).toBe(0)
    search.refresh()
    await answerCopy(summaries(1, 3))
    await main.answer('searchPeople', answerWith(summaries(1, 3)))
    expect(found().server).toEqual({ kind: 'answered' })
  })

  it('takes the place of a failure that came before it', async () => {
    search.type('person')
    await timers.pass(typingPause)
    await main.answer('searchPeople', unreachable)
    expect(state().results.kind).toBe('failed')
    await answerCopy(summaries(1, 1))
    expect(found()).toMatchObject({ server: { kind: 'failed' } })
    expect(state().highlighted).toBe('1')
  })

  it('is not shown to whom the server shows nobody', async () => {
    await findInCopy('person', summaries(1, 3))
    const answer = { status: 403, code: '20', link: null }
    await main.answer('searchPeople', fail({ kind: 'permissionDenied', answer }))
    expect(state()).toMatchObject({ results: { kind: 'failed' }, highlighted: null })
  })

  it('is forgotten with the session', async () => {
    search.type('person')
    await timers.pass(typingPause)
    main.emit('sessionChanged', signedOut('sessionEnded'))
    await answerCopy(summaries(1, 3))
    expect(state().results.kind).toBe('nothing')
  })

  it('is marked where the server does not have somebody any more, and never taken away', async () => {
    await findInCopy('Person', [personWith('1'), personWith('2')])
    await main.answer('searchPeople', answerWith([personWith('2')]))
    expect([ids(), [...found().gone]]).toEqual([['1', '2'], ['1']])
  })

  it('is marked only after the last page', async () => {
    await findInCopy('Person', [personWith('500')])
    await main.answer('searchPeople', answerWith(summaries(0, 100), known(150)))
    expect([...found().gone]).toEqual([])
    search.loadMore()
    await main.answer('searchPeople', answerWith(summaries(100, 50), known(150)))
    expect([...found().gone]).toEqual(['500'])
  })

  it.each([
    ['it was found by a slip', 'Pesron', [], known(0), 'contains'],
    ['the server counts nothing', 'Person', [], unknown, 'contains'],
    ['the server finds whole values only', 'Person', [], known(0), 'exact'],
    ['the server was not seen to ignore capitals', 'person', [], known(0), 'contains'],
    ['it was found by a column the server does not look at', 'person-1@example.org', [], known(0), 'contains'],
  ] as const)('is not marked where %s', async (_why, text, people, total, matching) => {
    await findInCopy(text, [personWith('1')])
    await main.answer('searchPeople', succeed({ people: [...people], total, searched: ['id', 'name'], matching }))
    expect(found().people).toHaveLength(1)
    expect([...found().gone]).toEqual([])
  })

  it('is marked whatever the capitals once the server has shown that it ignores them', async () => {
    await findInCopy('person', [personWith('1')])
    await main.answer('searchPeople', answerWith([personWith('2')]))
    expect([...found().gone]).toEqual(['1'])
  })

  it('answers a card reader at once where it has the id, and leaves every doubt to the server', async () => {
    const chosen: string[] = []
    const note = ({ id }: PersonSummary): void => {
      chosen.push(id)
    }
    search.type('1001')
    search.chooseWhenFound(note)
    await timers.pass(typingPause)
    await answerCopy([personWith('1001')])
    expect(chosen).toEqual(['1001'])
    await main.answer('searchPeople', answerWith([personWith('1001')]))
    expect(chosen).toEqual(['1001'])

    search.type('adda')
    search.chooseWhenFound(note)
    await timers.pass(typingPause)
    await answerCopy([personWith('7')])
    expect(chosen).toEqual(['1001'])
    await main.answer('searchPeople', answerWith([personWith('8')]))
    expect(chosen).toEqual(['1001', '8'])
  })

  it('lets a row on the screen be chosen while the server is still asked', async () => {
    await findInCopy('person', summaries(1, 2))
    expect(answersWhatIsTyped(state())).toBe(true)
    search.type('person 2')
    expect(answersWhatIsTyped(state())).toBe(false)
  })
})
