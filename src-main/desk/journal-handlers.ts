import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { journalAsCsv, journalAsJson } from '../journal/journal-export.ts'
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
      const whole = await store.readWholeJournal()
      if (!whole.ok) return whole
      const at = new Date(clock()).toISOString()
      const text = format === 'csv' ? journalAsCsv(whole.value) : journalAsJson(whole.value)
      const saved = await shell.saveText(`vestibule-journal-${at.slice(0, 10)}.${format}`, text)
      if (!saved.ok) return saved
      const { server, operatorId } = doer.value
      const facts = { kind: 'journalExported', format, entries: whole.value.length } as const
      const told = await store.change({ entries: [{ at, server, operatorId, facts, person: null }] })
      return told.ok ? succeed({ entries: whole.value.length }) : told
    },
    saveReceipt: async ({ text }) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      const saved = await shell.saveText('vestibule-receipt.txt', text)
      return saved.ok ? succeed({}) : fail(saved.failure)
    },
    erasePerson: async ({ id }) => {
      const doer = clerk.doer()
      return doer.ok ? store.erasePerson({ ...doer.value, id }) : doer
    },
  }
}
