import { describe, expect, it } from 'vitest'
import { openJobBook } from '../../../src-main/outbox/job-book.ts'
import { advanceJob } from '../../../src-main/outbox/job-machine.ts'
import type { JobRecord } from '../../../src-main/outbox/job-record.ts'
import { createLaneTurns } from '../../../src-main/outbox/lane-turns.ts'
import { MemoryStore } from '../../fixtures/outbox/memory-store.ts'
import { idOf, knownJob, savedAt } from '../../fixtures/outbox/records.ts'

const begin = (record: JobRecord) => advanceJob(record, { kind: 'begun', step: 'uploadPhoto', stage: null })

describe('the book of jobs', () => {
  it('lets a job begin at once while the disk is busy with another, and after it when the disk is busy with this one', async () => {
    const [one, other] = [knownJob(1), knownJob(2)]
    const store = new MemoryStore()
    const disk = Promise.withResolvers<void>()
    store.before = () => disk.promise
    const book = openJobBook(store, [one, other], () => savedAt)
    const kept = book.commit(() => ({ jobs: [{ ...one, delays: 3 }], answer: null }))

    await book.pass(other.id, begin)
    expect(book.get(other.id)?.state.kind).toBe('running')

    let hasBegun = false
    const begun = book.pass(one.id, begin).then(() => (hasBegun = true))
    // Several turns of everything that could go on by itself.
    await new Promise(setImmediate)
    expect(hasBegun).toBe(false)
    expect(book.get(one.id)?.state.kind).toBe('queued')

    disk.resolve()
    await Promise.all([kept, begun])
    expect(book.get(one.id)).toMatchObject({ state: { kind: 'running' }, delays: 3 })
    // What needs not outlive the program was not written.
    expect(JSON.parse(store.jobs.get(one.id)?.record ?? '')).toMatchObject({ state: { kind: 'queued' } })
    expect(store.jobs.has(other.id)).toBe(false)
  })

  it('passes over what is not there, and what does not fit where a job stands', async () => {
    const book = openJobBook(new MemoryStore(), [knownJob(1)], () => savedAt)
    expect(await book.pass(idOf(9), begin)).toBeNull()
    expect(await book.pass(idOf(1), (record) => advanceJob(record, { kind: 'idTaken' }))).toBeNull()
    expect(book.get(idOf(1))?.state.kind).toBe('queued')
  })
})

describe('turns to talk to the server', () => {
  it('go to who waits longest, to the urgent first, and never to more than may talk', async () => {
    const turns = createLaneTurns(1)
    const had: string[] = []
    const take = async (who: string, isUrgent: boolean): Promise<void> => {
      await turns.take(isUrgent)
      had.push(who)
    }
    const all = [take('first', false), take('second', false), take('third', false), take('clerk', true)]
    await all[0]
    await new Promise(setImmediate)
    expect(had).toEqual(['first'])
    for (let given = 0; given < 3; given += 1) {
      turns.giveBack()
      await new Promise(setImmediate)
      expect(had).toHaveLength(given + 2)
    }
    await Promise.all(all)
    expect(had).toEqual(['first', 'clerk', 'second', 'third'])
  })
})
