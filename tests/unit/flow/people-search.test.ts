import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import type { PersonSummary, SearchAnswer } from '../../../src-preload/contract/person.ts'
import {
  createPeopleSearchStore,
  typingPause,
  type PeopleSearchStore,
} from '../../../src-renderer/flow/people-search-store.ts'
import type { FoundPeople } from '../../../src-renderer/flow/people-search.ts'
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

async function find(text: string, people: PersonSummary[], total?: SearchAnswer['total']): Promise<void> {
  search.type(text)
  await timers.pass(typingPause)
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
    expect(main.waitingCount).toBe(0)
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
    expect(main.waitingCount).toBe(0)
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
      if (main.waitingCount > 0) await main.answer('readPerson', succeed(personWith(id)))
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
