import type { Person } from '../../src-preload/contract/person.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * How long a row must stay highlighted before its record is read, in milliseconds. A held arrow key moves on every 30
 * to 50 ms and asks for nothing; a glance rests longer.
 */
export const dwell = 150

/** The most records kept. A record holds a photo; going back and forth over a screenful asks only once. */
export const mostRecords = 24

/** Reads the record of the row on which the clerk rests. Records live in memory, and only while the search lasts. */
export interface PersonPreview {
  /** The record if it has been read before. */
  readonly recall: (id: string) => Person | null
  /** Makes this person's record the one that is read after the dwell; `null` for none. */
  readonly want: (id: string | null) => void
  /** Gives up what is under way and keeps what is there. */
  readonly stop: () => void
  /** Gives up what is under way and forgets every record. */
  readonly forget: () => void
}

/** Reads nobody's record ahead: for a list that shows no more than its rows. */
export const noPreview: PersonPreview = {
  recall: () => null,
  want: () => undefined,
  stop: () => undefined,
  forget: () => undefined,
}

/** Builds a preview that tells of each record it has read. A record that cannot be read stays a row: choosing it says why. */
export function createPersonPreview(
  { bridge, newCallId, after }: Pick<Surroundings, 'bridge' | 'newCallId' | 'after'>,
  tell: (person: Person) => void,
): PersonPreview {
  const records = new Map<string, Person>()
  let current: string | null = null
  let cancelDwell = (): void => undefined

  const stop = (): void => {
    cancelDwell()
    if (current !== null) void bridge.cancelCall({ callId: current })
    current = null
  }

  const read = async (id: string): Promise<void> => {
    const callId = newCallId()
    current = callId
    const answer = await bridge.readPerson({ callId, id })
    if (current !== callId) return
    current = null
    if (!answer.ok) return
    remember(answer.value)
    tell(answer.value)
  }

  const remember = (person: Person): void => {
    records.delete(person.id)
    records.set(person.id, person)
    const [oldest] = records.keys()
    if (records.size > mostRecords && oldest !== undefined) records.delete(oldest)
  }

  const want = (id: string | null): void => {
    stop()
    if (id === null || records.has(id)) return
    cancelDwell = after(dwell, () => {
      void read(id)
    })
  }

  const forget = (): void => {
    stop()
    records.clear()
  }

  return { recall: (id) => records.get(id) ?? null, want, stop, forget }
}
