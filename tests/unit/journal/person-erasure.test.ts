import { describe, expect, it } from 'vitest'
import { entryAbout, entryOfJob, namesIn, openRoom, server, verdictOf } from './journal-room.ts'

const [one, two, three] = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '33333333-3333-4333-8333-333333333333',
]

/** The same person with an id and a job. */
const known = (id: string, job: string, name: string) =>
  entryAbout(id, name, { person: { server, id, job, name, overrideWords: null } })

describe('erasing a person', () => {
  it('closes all entries about them and nobody else, and leaves the chain whole', () => {
    const { journal } = openRoom()
    journal.append([entryAbout('1', 'Ada'), entryAbout('2', 'Bert'), entryAbout('1', 'Ada')])
    expect(journal.erase({ server, id: '1' })).toBe(2)
    expect(namesIn(journal)).toEqual(['(erased)', 'Bert', '(erased)'])
    expect(verdictOf(journal.verify(3))).toEqual({ kind: 'whole', entries: 3 })
    expect(journal.page({ text: 'Ada', from: null, until: null, below: null, limit: 10 }).entries).toEqual([])
  })

  it('leaves what happened and which clerk did it', () => {
    const { journal } = openRoom()
    journal.append([entryAbout('1', 'Ada')])
    journal.erase({ server, id: '1' })
    const [entry] = journal.page({ text: '', from: null, until: null, below: null, limit: 10 }).entries
    expect(entry).toMatchObject({ operatorId: 'clerk-7', facts: { kind: 'picturesShredded' } })
  })

  it('is done once: nobody, and somebody erased already, close nothing', () => {
    const { journal } = openRoom()
    journal.append([entryAbout('1', 'Ada')])
    expect(journal.erase({ server, id: '7' })).toBe(0)
    expect(journal.erase({ server, id: '1' })).toBe(1)
    expect(journal.erase({ server, id: '1' })).toBe(0)
  })

  it('tells the same id at two servers apart, and not the ways of writing one', () => {
    const { journal } = openRoom()
    const elsewhere = 'other.example.org'
    journal.append([
      entryAbout('1', 'Ada'),
      entryAbout('1', 'Eve', { person: { server: elsewhere, id: '1', job: null, name: 'Eve', overrideWords: null } }),
    ])
    expect(journal.erase({ server: server.toUpperCase(), id: '1' })).toBe(1)
    expect(namesIn(journal)).toEqual(['(erased)', 'Eve'])
  })

  it('begins anew with somebody who is enrolled again: the old entries stay closed, and both can be closed', () => {
    const { journal } = openRoom()
    journal.append([entryAbout('1', 'Ada')])
    journal.erase({ server, id: '1' })
    journal.append([entryAbout('1', 'Ada again')])
    expect(namesIn(journal)).toEqual(['(erased)', 'Ada again'])
    expect(journal.erase({ server, id: '1' })).toBe(1)
    expect(namesIn(journal)).toEqual(['(erased)', '(erased)'])
    expect(verdictOf(journal.verify(2))).toEqual({ kind: 'whole', entries: 2 })
  })

  it('leaves nothing in the cabinet that leads to the person', () => {
    const { journal, cabinet } = openRoom()
    journal.append([entryOfJob(one, 'Ada'), known('1', one, 'Ada'), entryAbout('2', 'Bert')])
    const before = [...cabinet.drawers.keys()]
    journal.erase({ server, id: '1' })
    const after = [...cabinet.drawers.keys()]
    expect(before).toHaveLength(5)
    expect(after).toHaveLength(2)
  })
})

describe('somebody who gets an id later', () => {
  it('is erased with what was written before', () => {
    const { journal } = openRoom()
    journal.append([entryOfJob(one, 'Ada'), entryOfJob(two, 'Bert')])
    journal.append([known('5', one, 'Ada')])
    expect(journal.erase({ server, id: '5' })).toBe(2)
    expect(namesIn(journal)).toEqual(['(erased)', 'Bert', '(erased)'])
  })

  it('is erased with what a job still writes without the id', () => {
    const { journal } = openRoom()
    journal.append([entryOfJob(one, 'Ada'), known('5', one, 'Ada'), entryOfJob(one, 'Ada')])
    expect(journal.erase({ server, id: '5' })).toBe(3)
  })

  it.each([
    ['told before the newer job writes', ['superseded', 'newer']],
    ['told after the newer job has written', ['newer', 'superseded']],
  ])('is erased over jobs that took each other’s place, %s', (_, order) => {
    const { journal } = openRoom()
    const entries = {
      superseded: entryOfJob(one, 'Ada', { kind: 'jobSuperseded', job: one, by: two }),
      newer: entryOfJob(two, 'Ada'),
    }
    journal.append([entryOfJob(one, 'Ada')])
    for (const each of order) journal.append([each === 'newer' ? entries.newer : entries.superseded])
    journal.append([entryOfJob(two, 'Ada', { kind: 'jobSuperseded', job: two, by: three }), known('5', three, 'Ada')])
    expect(journal.erase({ server, id: '5' })).toBe(5)
    expect(new Set(namesIn(journal))).toEqual(new Set(['(erased)']))
  })

  it('may be told of by the very job that took the place', () => {
    const { journal } = openRoom()
    journal.append([entryOfJob(two, 'Ada', { kind: 'jobSuperseded', job: one, by: two }), known('5', two, 'Ada')])
    expect(journal.erase({ server, id: '5' })).toBe(2)
  })

  it('is erased although the older job got the id', () => {
    const { journal } = openRoom()
    journal.append([entryOfJob(one, 'Ada'), entryOfJob(two, 'Ada')])
    journal.append([{ ...known('5', one, 'Ada'), facts: { kind: 'jobSuperseded', job: one, by: two } }])
    expect(journal.erase({ server, id: '5' })).toBe(3)
  })

  it('had entries under the id already: another job knew it first', () => {
    const { journal } = openRoom()
    journal.append([entryAbout('5', 'Ada'), entryOfJob(one, 'Ada'), known('5', one, 'Ada')])
    expect(journal.erase({ server, id: '5' })).toBe(3)
  })
})

describe('somebody who never gets an id', () => {
  it('is erased by one of their entries, over jobs that took each other’s place, and nobody else is', () => {
    const { journal, cabinet } = openRoom()
    journal.append([
      entryOfJob(one, 'Ada'),
      entryOfJob(three, 'Bert'),
      entryOfJob(one, 'Ada', { kind: 'jobSuperseded', job: one, by: two }),
      entryOfJob(two, 'Ada'),
    ])
    expect(journal.eraseByEntry(4)).toBe(3)
    expect(namesIn(journal)).toEqual(['(erased)', 'Bert', '(erased)', '(erased)'])
    expect(verdictOf(journal.verify(4))).toEqual({ kind: 'whole', entries: 4 })
    // Of Bert there is a key and what leads to it.
    expect(cabinet.drawers.size).toBe(2)
    expect(journal.eraseByEntry(1)).toBe(0)
  })

  it('is erased with everything under an id that came later, whichever entry it is done by', () => {
    const { journal, cabinet } = openRoom()
    journal.append([entryAbout('5', 'Ada'), entryOfJob(one, 'Ada'), known('5', one, 'Ada')])
    expect(journal.eraseByEntry(2)).toBe(3)
    expect(cabinet.drawers.size).toBe(0)
  })

  it('is not meant by an entry about nobody, nor by one that is not there', () => {
    const { journal } = openRoom()
    journal.append([entryOfJob(one, 'Ada'), { ...entryOfJob(one, 'Ada'), person: null }])
    expect(journal.eraseByEntry(2)).toBe(0)
    expect(journal.eraseByEntry(7)).toBe(0)
    expect(namesIn(journal).filter((name) => name === 'Ada')).toHaveLength(1)
  })

  it('is erased although the key is damaged', () => {
    const { journal, cabinet } = openRoom()
    journal.append([entryOfJob(one, 'Ada')])
    for (const [name] of cabinet.drawers) cabinet.drawers.set(name, 'damaged')
    expect(journal.eraseByEntry(1)).toBe(1)
    expect(cabinet.drawers.size).toBe(0)
  })
})

describe('what is sealed as facts', () => {
  it('holds no id of the person: neither the one they got nor the one that was offered', () => {
    const { journal } = openRoom()
    journal.append([
      entryAbout('4711', 'Ada', {
        facts: {
          kind: 'stepRefused',
          job: one,
          step: 'createPerson',
          failure: { kind: 'duplicateId', nextId: '4711' },
        },
      }),
      entryAbout('4711', 'Ada', {
        // What the outbox has in hand carries the id; it must not come into the facts.
        facts: { kind: 'stepDone', job: one, purpose: 'enrollment', result: created('4711') },
      }),
    ])
    const page = () => JSON.stringify(journal.page({ text: '', from: null, until: null, below: null, limit: 10 }))
    expect(page()).toContain('4711')
    journal.erase({ server, id: '4711' })
    expect(page()).not.toContain('4711')
    expect(page()).toContain('createPerson')
  })
})

function created(id: string): { readonly step: 'createPerson'; readonly id: string } {
  return { step: 'createPerson', id }
}

describe('a cabinet that has lost something', () => {
  it('makes no erased person out of a damaged key, and goes on under a new one', () => {
    const { journal, cabinet } = openRoom()
    journal.append([entryAbout('1', 'Ada')])
    for (const [name] of cabinet.drawers) cabinet.drawers.set(name, 'damaged')
    journal.append([entryAbout('1', 'Ada')])
    expect(namesIn(journal)).toEqual(['(unreadable)', 'Ada'])
    // Erasing still closes both.
    expect(journal.erase({ server, id: '1' })).toBe(2)
    expect(namesIn(journal)).toEqual(['(erased)', '(erased)'])
  })

  it('uses the key that was made for an entry which never came to be', () => {
    const { journal, parts, cabinet } = openRoom()
    parts.database.exec('BEGIN')
    journal.append([entryAbout('1', 'Ada')])
    parts.database.exec('ROLLBACK')
    const made = [...cabinet.drawers.keys()]
    journal.append([entryAbout('1', 'Ada')])
    expect([...cabinet.drawers.keys()]).toEqual(made)
    expect(namesIn(journal)).toEqual(['Ada'])
  })
})
