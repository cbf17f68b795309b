import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import type { Vault, VaultTrouble } from './vault.ts'

/** The name of the number in the keychain. */
export const journalNumberAccount = 'journal-last-number'

/**
 * How long a number may wait until it is noted. A keychain takes tens of milliseconds for a write and some of them ask their
 * owner, so not every entry is noted; entries that are cut off within this time after a crash are not missed.
 */
const longestWait = 10_000

/** The number of the journal's last entry as the keychain knows it; `invalid` is an entry that is no number. */
export type KeptJournalNumber =
  | { readonly kind: 'value'; readonly number: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unavailable'; readonly reason: VaultTrouble }

/** Where the number of the journal's last entry is kept, out of reach of whoever can change the file. */
export interface JournalNumber {
  read(): Promise<KeptJournalNumber>
  /** Notes a number, within ten seconds. Never a lower one than before: that would hide that entries are gone. */
  note(number: number): void
  /** Writes what was noted and not yet written. Never throws. */
  flush(): Promise<void>
}

/** What keeping the number needs. */
export interface JournalNumberParts {
  readonly vault: Vault
  readonly startTimer: StartTimer
  readonly log: Log
}

/** Reads the number as the keychain has it. Never throws. */
export async function readJournalNumber(vault: Vault): Promise<KeptJournalNumber> {
  const answer = await vault.read(journalNumberAccount)
  if (answer.kind !== 'value') return answer
  return /^[1-9]\d{0,14}$/u.test(answer.value) ? { kind: 'value', number: Number(answer.value) } : { kind: 'invalid' }
}

/** Keeps the number in the keychain: a journal that was cut off at its end looks whole by itself. */
export function keepJournalNumber({ vault, startTimer, log }: JournalNumberParts): JournalNumber {
  let [written, wanted] = [0, 0]
  let callOff: (() => void) | null = null
  let last: Promise<void> = Promise.resolve()

  const read = async (): Promise<KeptJournalNumber> => {
    const kept = await readJournalNumber(vault)
    if (kept.kind !== 'value') return kept
    written = Math.max(written, kept.number)
    // What waits to be written is known already.
    return { kind: 'value', number: Math.max(kept.number, wanted) }
  }

  const writeNow = async (): Promise<void> => {
    if (wanted <= written) return
    const number = wanted
    const answer = await vault.write(journalNumberAccount, String(number))
    if (answer.kind === 'done') written = number
    else log.write('warning', 'number of the last journal entry not kept', { reason: answer.reason })
  }

  const flush = async (): Promise<void> => {
    callOff?.()
    callOff = null
    last = last.then(writeNow)
    return last
  }

  return {
    read,
    note: (number) => {
      if (number <= Math.max(wanted, written)) return
      wanted = number
      callOff ??= startTimer(longestWait, () => void flush())
    },
    flush,
  }
}
