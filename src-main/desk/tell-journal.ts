import type { JournalFacts } from '../../src-preload/contract/journal.ts'
import type { HandlerParts } from './handler-parts.ts'

/** Tells the journal what a clerk did on the server without a job; says nothing where nobody sits at the station any more. */
export function createJournalTelling({ clerk, store, clock }: Pick<HandlerParts, 'clerk' | 'store' | 'clock'>) {
  return async (facts: JournalFacts, { id, name }: { readonly id: string; readonly name: string }): Promise<void> => {
    const doer = clerk.doer()
    if (!doer.ok) return
    const { server, operatorId } = doer.value
    const person = { server, id, job: null, name, overrideWords: null }
    await store.change({ entries: [{ at: new Date(clock()).toISOString(), server, operatorId, facts, person }] })
  }
}
