import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { JournalSlice } from '../journal/export-proof.ts'
import { writeCsv, writeJson } from '../journal/journal-export.ts'
import type { StationStore } from '../storage/station-store.ts'
import type { HandlerParts } from './handlers.ts'

type JournalCall =
  'readConsentTexts' | 'readJournal' | 'verifyJournal' | 'exportJournal' | 'saveReceipt' | 'erasePerson'

/** What happened at this station, for a clerk who is signed in. An export leaves the seal: the clerk chooses where to. */
export function journalHandlers({
  clerk,
  store,
  shell,
  clock,
  readConsentTexts,
}: HandlerParts): Pick<Handlers, JournalCall> {
  return {
    readConsentTexts: async () => succeed({ texts: [...(await readConsentTexts())] }),
    readJournal: async ({ text, from, until, below, limit }) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      const page = await store.readJournal({ text, from, until, below, limit })
      return page.ok ? succeed({ entries: [...page.value.entries], hasMore: page.value.hasMore }) : page
    },
    verifyJournal: async () => {
      const seat = clerk.seat()
      return seat.ok ? store.verifyJournal() : seat
    },
    exportJournal: async ({ format }) => {
      const doer = clerk.doer()
      if (!doer.ok) return doer
      const at = new Date(clock()).toISOString()
      const reading = readSlices(store)
      const text = format === 'csv' ? writeCsv(reading.slices) : writeJson(reading.slices, at)
      const saved = await shell
        .saveText({ name: `vestibule-journal-${at.slice(0, 10)}.${format}`, text })
        .catch((error: unknown) => reading.failureBehind(error))
      if (!saved.ok) return saved
      const { server, operatorId } = doer.value
      const facts = { kind: 'journalExported', format, entries: reading.entries() } as const
      const told = await store.change({ entries: [{ at, server, operatorId, facts, person: null }] })
      return told.ok ? succeed({ entries: reading.entries() }) : told
    },
    saveReceipt: async ({ text }) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      const saved = await shell.saveText({ name: 'vestibule-receipt.txt', text })
      return saved.ok ? succeed({}) : fail(saved.failure)
    },
    erasePerson: async ({ id }) => {
      const doer = clerk.doer()
      return doer.ok ? store.erasePerson({ ...doer.value, id }) : doer
    },
  }
}

/** Reads the whole journal slice by slice, so that it never lies in memory as a whole. */
function readSlices(store: Pick<StationStore, 'readJournalSlice'>) {
  let entries = 0
  let failure: Failure<'journalUnavailable'> | null = null

  async function* read(): AsyncGenerator<JournalSlice, void, undefined> {
    for (let above = 0, hasMore = true; hasMore;) {
      const slice = await store.readJournalSlice(above)
      if (!slice.ok) {
        failure = slice.failure
        // The only way to end a text that is being written without leaving half of it behind.
        throw new Error('the journal could not be read to its end')
      }
      yield slice.value
      entries += slice.value.entries.length
      above = slice.value.entries.at(-1)?.entry.number ?? above
      hasMore = slice.value.hasMore
    }
  }

  return {
    slices: read(),
    entries: () => entries,
    /** What the journal answered when it broke the text off; any other error goes on. */
    failureBehind: (error: unknown) => {
      if (failure === null) throw error
      return fail(failure)
    },
  }
}
