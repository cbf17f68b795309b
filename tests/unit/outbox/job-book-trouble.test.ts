import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { openJobBook } from '../../../src-main/outbox/job-book.ts'
import type { ChangeFailure, StoreChange } from '../../../src-main/storage/station-store.ts'
import { idOf, knownJob } from '../../fixtures/outbox/records.ts'

/** A book whose store answers the first change, which it is still busy with, and then refuses everything. */
function bookOfTroubledStore(failure: ChangeFailure) {
  const changes: StoreChange[] = []
  const first = Promise.withResolvers<undefined>()
  const book = openJobBook(
    {
      change: async (change) => {
        changes.push(change)
        if (changes.length > 1) return fail(failure)
        return succeed(await first.promise)
      },
    },
    [],
    () => 0,
  )
  const save = async (number: number) => book.commit(() => ({ jobs: [knownJob(number)], answer: number }))
  return { book, changes, save, letGo: () => first.resolve(undefined) }
}

describe('changes that go to the disk together', () => {
  it('go there one by one when they do not fit: the others need not suffer for one', async () => {
    const { changes, save, letGo } = bookOfTroubledStore({ kind: 'notSaved', reason: 'noSpace' })
    const answers = Promise.all([save(1), save(2), save(3)])
    letGo()
    expect((await answers).map(({ ok }) => ok)).toEqual([true, false, false])
    expect(changes).toHaveLength(4)
  })

  it('are not tried again when nobody knows whether they are there: that would be told of as not saved', async () => {
    const { book, changes, save, letGo } = bookOfTroubledStore({ kind: 'savingUnknown' })
    const answers = Promise.all([save(1), save(2), save(3)])
    letGo()
    const unknown = { ok: false, failure: { kind: 'savingUnknown' } }
    expect(await answers).toEqual([{ ok: true, value: 1 }, unknown, unknown])
    expect(changes).toHaveLength(2)
    expect(book.get(idOf(2))).toBeUndefined()
  })
})
