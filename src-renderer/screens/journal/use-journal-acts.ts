import { useEffect, useRef, useState } from 'react'
import type { ErasedPerson } from '../../../src-preload/contract/journal.ts'
import { newCallId } from '../../application/call-id.ts'
import { useBridge } from '../../bridge.ts'
import type { JournalNews } from './journal-words.ts'

/** What is being done with the journal as a whole; one thing at a time. */
export type JournalAct = 'check' | 'export' | 'erase'

/** What can be done with the journal as a whole, what is being done, and what came of the last of it. */
export interface JournalActs {
  readonly running: JournalAct | null
  readonly news: JournalNews | null
  readonly forgetNews: () => void
  readonly check: () => Promise<void>
  readonly exportAs: (format: 'csv' | 'json') => Promise<void>
  readonly erase: (person: ErasedPerson) => Promise<void>
}

/** Checks, exports and erases. `onWritten` is called when the journal has a new entry because of it. */
export function useJournalActs(onWritten: () => void): JournalActs {
  const bridge = useBridge()
  const [running, setRunning] = useState<JournalAct | null>(null)
  const [news, setNews] = useState<JournalNews | null>(null)
  const callId = useRef<string | null>(null)

  // Whoever leaves the screen waits for no check of a whole journal any more.
  useEffect(
    () => () => {
      if (callId.current !== null) void bridge.cancelCall({ callId: callId.current })
    },
    [bridge],
  )

  const begin = (act: JournalAct): string => {
    const id = newCallId()
    callId.current = id
    setRunning(act)
    setNews(null)
    return id
  }
  const end = (told: JournalNews): void => {
    callId.current = null
    setRunning(null)
    // Whoever closes the system's dialog without choosing a file needs nobody to say so.
    setNews(told.kind === 'failed' && told.failure.kind === 'cancelled' ? null : told)
    if (told.kind === 'exported' || told.kind === 'erased') onWritten()
  }

  return {
    running,
    news,
    forgetNews: () => {
      setNews(null)
    },
    check: async () => {
      const answer = await bridge.verifyJournal({ callId: begin('check') })
      end(answer.ok ? { kind: 'checked', verdict: answer.value } : { kind: 'failed', failure: answer.failure })
    },
    exportAs: async (format) => {
      const answer = await bridge.exportJournal({ callId: begin('export'), format })
      end(answer.ok ? { kind: 'exported', entries: answer.value.entries } : { kind: 'failed', failure: answer.failure })
    },
    erase: async (person) => {
      begin('erase')
      const answer = await bridge.erasePerson({ person })
      end(answer.ok ? { kind: 'erased', entries: answer.value.entries } : { kind: 'failed', failure: answer.failure })
    },
  }
}
