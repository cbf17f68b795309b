import { expect, it, onTestFinished } from 'vitest'
import { join } from 'node:path'
import type { StoreFunctions } from '../../../src-main/storage/store-thread.ts'
import { startThread } from '../../../src-main/storage/thread.ts'
import { aJob, anEntry, aPicture, newKeys, ownFolder } from './store-room.ts'

/** Ten parts of a check. */
const entries = 5_000

it('work that is saved while the journal is checked does not wait for the check', async () => {
  const { dataKey, stationKey } = newKeys()
  const folder = join(await ownFolder(), 'store')
  const thread = startThread<StoreFunctions>(new URL('../../../src-main/storage/store-worker.ts', import.meta.url), {
    place: { kind: 'folder', folder, dataKey },
    stationKey,
    station: 'desk-1',
    lastNumber: null,
  })
  onTestFinished(async () => thread.stop())
  await thread.ask('change', {
    entries: Array.from({ length: entries }, (_, place) => anEntry('Ada', String(place % 9))),
  })

  const answered: string[] = []
  const checking = thread.ask('verifyJournal', entries).finally(() => answered.push('checked'))
  const job = aJob()
  const saving = thread
    .ask('change', { jobs: [job], pictures: [aPicture(job.id)], entries: [anEntry()] })
    .finally(() => answered.push('saved'))
  const [checked, saved] = await Promise.all([checking, saving])
  expect(saved).toMatchObject({ ok: true, value: { value: { ok: true } } })
  expect(checked).toMatchObject({ ok: true, value: { value: { value: { kind: 'whole', entries: entries + 1 } } } })
  expect(answered).toEqual(['saved', 'checked'])
  await thread.ask('close')
})
