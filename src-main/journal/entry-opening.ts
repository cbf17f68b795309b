import { z } from 'zod'
import type { JournalEntry } from '../../src-preload/contract/journal.ts'
import { bindingOf, digestOf, type ChainRow } from './chain.ts'
import { readFacts, readPerson, searchedWords, unreadableFacts, type SealedFacts } from './entry-words.ts'
import type { HeldPersonKey, PersonKeys } from './person-keys.ts'
import { openPart } from './sealed-part.ts'

/** What opens entries. Keeps the keys it has read: make one for each reading, so that no destroyed key is used. */
export interface EntryOpening {
  /** The facts; `null` when they do not open. */
  factsOf(row: ChainRow): SealedFacts | null
  personOf(row: ChainRow): JournalEntry['person']
  /** What a text is looked for in. */
  wordsOf(row: ChainRow): readonly string[]
  /** Whether the facts were sealed by this station for this very place. */
  isGenuine(row: ChainRow): boolean
}

const momentSchema = z.iso.datetime()

/** Begins a reading of entries. */
export function beginOpening(factsKey: Buffer, keys: PersonKeys): EntryOpening {
  const held = new Map<string, HeldPersonKey>()
  const keyOf = (name: string): HeldPersonKey => {
    const reading = held.get(name) ?? keys.read(name)
    held.set(name, reading)
    return reading
  }
  const open = (row: ChainRow): string | null => {
    const personDigest = row.person === null ? null : digestOf(row.person)
    return openPart(factsKey, bindingOf({ ...row, personDigest }), row.facts)
  }

  const openPerson = (row: ChainRow): OpenedPerson => {
    if (row.personKey === null || row.person === null) return { kind: 'nobody' }
    const reading = keyOf(Buffer.from(row.personKey).toString('hex'))
    if (reading.kind === 'absent') return { kind: 'erased' }
    if (reading.kind === 'damaged') return { kind: 'unreadable' }
    const json = openPart(reading.key, personBinding(row.number), row.person)
    return json === null ? { kind: 'unreadable' } : { kind: 'json', json }
  }

  return {
    isGenuine: (row) => open(row) !== null,
    wordsOf: (row) => {
      const person = openPerson(row)
      return searchedWords(open(row), person.kind === 'json' ? person.json : null)
    },
    factsOf: (row) => {
      const json = open(row)
      return json === null ? null : readFacts(json)
    },
    personOf: (row) => {
      const opened = openPerson(row)
      if (opened.kind !== 'json') return opened
      const person = readPerson(opened.json)
      return person === null ? { kind: 'unreadable' } : { kind: 'person', person }
    },
  }
}

type OpenedPerson =
  { readonly kind: 'nobody' | 'erased' | 'unreadable' } | { readonly kind: 'json'; readonly json: string }

/** What the personal part of an entry is bound to. */
export function personBinding(number: number): Buffer {
  return Buffer.from(`vestibule/journal/person/1/${String(number)}`)
}

/** An entry as it is read. What does not open is said, not left out. */
export function entryOf(row: ChainRow, opening: EntryOpening): JournalEntry {
  const { station, server, operatorId, facts } = opening.factsOf(row) ?? unreadableFacts
  return {
    number: row.number,
    // A moment that was changed into something else is no moment; the check of the chain tells where.
    at: momentSchema.safeParse(row.at).data ?? new Date(0).toISOString(),
    station,
    server,
    operatorId,
    facts,
    person: opening.personOf(row),
  }
}
