import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { exportJournal } from '../journal/export-run.ts'
import { readJournalPage } from '../journal/journal-reading.ts'
import type { HandlerParts } from './handler-parts.ts'

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
    readJournal: async ({ text, from, until, below, limit }, call) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      const query = { text, from, until, below, limit }
      const page = await readJournalPage(async (look) => store.readJournal(look), query, call.signal)
      return page.ok ? succeed({ entries: [...page.value.entries], hasMore: page.value.hasMore }) : page
    },
    verifyJournal: async () => {
      const seat = clerk.seat()
      return seat.ok ? store.verifyJournal() : seat
    },
    exportJournal: async ({ format }, call) => {
      const doer = clerk.doer()
      if (!doer.ok) return doer
      const at = new Date(clock()).toISOString()
      const exported = await exportJournal({
        readSlice: async (above) => store.readJournalSlice(above),
        save: shell.saveText,
        format,
        at,
        signal: call.signal,
      })
      if (!exported.ok) return exported
      const { entries } = exported.value
      const { server, operatorId } = doer.value
      const facts = { kind: 'journalExported', format, entries } as const
      const told = await store.change({ entries: [{ at, server, operatorId, facts, person: null }] })
      return told.ok ? succeed({ entries }) : told
    },
    saveReceipt: async ({ text }) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      const saved = await shell.saveText({ name: 'vestibule-receipt.txt', text })
      return saved.ok ? succeed({}) : fail(saved.failure)
    },
    erasePerson: async ({ person }) => {
      const doer = clerk.doer()
      return doer.ok ? store.erasePerson(person, doer.value) : doer
    },
  }
}
