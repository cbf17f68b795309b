import { hkdfSync } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { JournalEntry, JournalFacts, JournalVerdict } from '../../src-preload/contract/journal.ts'
import type { KeyCabinet } from '../storage/key-cabinet.ts'
import { beginning, bindingOf, digestOf, hashOf, headMessage, linkOf, type ChainRow } from './chain.ts'
import { beginChainCheck } from './chain-check.ts'
import { beginOpening, entryOf, personBinding } from './entry-opening.ts'
import { writeFacts, writePerson } from './entry-words.ts'
import { headProofOf, proofOf, sliceMessage, type JournalSlice } from './export-proof.ts'
import { openJournalRows } from './journal-rows.ts'
import { openSearch } from './journal-search.ts'
import { keepPersonKeys, type PersonName } from './person-keys.ts'
import { sealPart } from './sealed-part.ts'
import { openStationKey } from './station-key.ts'

/** Whom a new entry is about. At least one of `id` and `job` is there. */
export interface EntryPerson {
  readonly server: string
  /**
   * `null` while the server has not given an id; then the job stands for the person. An id that was only asked for is `null`
   * too: it may be another person's, whose key would then open this entry.
   */
  readonly id: string | null
  /** As soon as an entry carries both, erasing the id erases what was written under the job. */
  readonly job: string | null
  readonly name: string
  readonly overrideWords: string | null
}

/** An entry before it has a number. */
export interface NewJournalEntry {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly server: string | null
  readonly operatorId: string | null
  readonly facts: JournalFacts
  readonly person: EntryPerson | null
}

/** What is looked for in the journal; see the contract's `readJournal`. */
export interface JournalQuery {
  readonly text: string
  /** At or after this moment. */
  readonly from: string | null
  /** Before this moment. */
  readonly until: string | null
  readonly below: number | null
  readonly limit: number
}

/** Entries, newest first. */
export interface JournalPage {
  readonly entries: readonly JournalEntry[]
  /** Whether there are more, or may be: when not everything was looked at. */
  readonly hasMore: boolean
  /**
   * A search looks at a part of the journal at a time: the number down to which it looked, to ask again below; `null` when it
   * found enough or came to the beginning. `readJournalPage` asks until then.
   */
  readonly lookedDownTo: number | null
}

/** The journal's table in the station's database. Synchronous; used inside the store's thread only. */
export interface JournalTable {
  /**
   * Adds entries inside the transaction of the caller, and signs the new head.
   *
   * Keys of people who had none are made first. When the transaction comes to nothing they stay behind, open nothing, and are
   * used by the next entry about the same person.
   */
  append(entries: readonly NewJournalEntry[]): void
  page(query: JournalQuery): JournalPage
  /**
   * Entries above a number, oldest first, at most 1,000 of them, with what proves them: for an export, which asks again above
   * the last one until there are no more.
   */
  slice(above: number): JournalSlice
  /**
   * Checks the journal a part at a time, so that saving work never waits for it: yields between two parts, and returns the
   * verdict. Entries that are added meanwhile are checked as well.
   *
   * @param lastNumber the number of the last entry as the keychain knows it; `null` when it does not know
   */
  verify(lastNumber: number | null): Generator<void, JournalVerdict>
  /** The number of the last entry; 0 without any. */
  head(): number
  /** Destroys the keys of a person, at once and outside every transaction. Answers how many entries they opened. */
  erase(person: { readonly server: string; readonly id: string }): number
  /** The same for whom an entry is about, who may have no id. An entry about nobody, or about somebody erased, closes none. */
  eraseByEntry(number: number): number
}

/** What the table is made of. */
export interface JournalTableParts {
  readonly database: DatabaseSync
  readonly keys: KeyCabinet
  /** 32 bytes. Seals facts, and names people by HMAC. */
  readonly dataKey: Buffer
  /** Ed25519 private key in PKCS#8 PEM: signs the head. */
  readonly stationKey: string
  /** The station's own name for itself. */
  readonly station: string
  /**
   * The number of the last entry as the keychain knows it; `null` when it does not know. New entries are numbered above it, so
   * that work which goes on after the end was cut off, or an older copy was put back, does not hide what is missing.
   */
  readonly lastNumber: number | null
}

/** How many entries a slice has at most: about 1 MB, and some ten milliseconds in which the store does nothing else. */
const entriesOfASlice = 1_000

/** How many entries are checked at a time: some fifteen milliseconds, in which the store does nothing else. */
const entriesOfAPart = 500

/** Opens the journal in a database whose tables are there: see `journalMigrations`. */
export function openJournalTable(parts: JournalTableParts): JournalTable {
  const { database, dataKey, station } = parts
  const rows = openJournalRows(database)
  const stationKey = openStationKey(parts.stationKey)
  const factsKey = derivedKey(dataKey, 'facts')
  const search = openSearch(rows)
  const people = keepPersonKeys(parts.keys, derivedKey(dataKey, 'marks'))

  const head = (): number => Math.max(rows.head()?.last || 0, rows.highest() || 0)

  /** Seals one entry behind another. The personal part comes first, because the facts are bound to all the rest. */
  const seal = (entry: NewJournalEntry, number: number, previous: Uint8Array): ChainRow => {
    const { facts, server, operatorId } = entry
    const at = momentOf(entry.at)
    const person = entry.person === null ? null : sealPerson(entry.person, facts, number)
    const bound = { number, at, personKey: person?.key ?? null, personDigest: person?.digest ?? null, previous }
    const sealed = sealPart(factsKey, bindingOf(bound), writeFacts({ station, server, operatorId, facts }))
    return {
      number,
      at,
      facts: sealed,
      personKey: person?.key ?? null,
      person: person?.sealed ?? null,
      previous,
      hash: hashOf({ ...bound, factsDigest: digestOf(sealed) }),
    }
  }

  const sealPerson = (person: EntryPerson, facts: JournalFacts, number: number) => {
    const { name, key } = people.keyFor(namesOf(person, facts))
    const sealed = sealPart(key, personBinding(number), writePerson(person))
    return { key: Buffer.from(name, 'hex'), sealed, digest: digestOf(sealed) }
  }

  const entriesOf = (destroyed: readonly string[]): number => {
    search.forget()
    return destroyed.reduce((sum, name) => sum + rows.countOf(Buffer.from(name, 'hex')), 0)
  }

  return {
    append: (entries) => {
      if (entries.length === 0) return
      const [current, highest] = [rows.head(), rows.highest()]
      let last = Math.max(current?.last || 0, highest || 0, parts.lastNumber ?? 0)
      let hash = current?.hash ?? rows.row(highest)?.hash ?? beginning
      for (const entry of entries) {
        last += 1
        const row = seal(entry, last, hash)
        rows.insert(row)
        hash = row.hash
      }
      const signed = { last, hash, publicKey: stationKey.publicKey }
      rows.writeHead({ ...signed, signature: stationKey.sign(headMessage(signed)) })
    },
    page: ({ text, from, until, below, limit }) => {
      const opening = beginOpening(factsKey, people)
      const bounds = {
        below,
        from: from === null ? null : momentOf(from),
        until: until === null ? null : momentOf(until),
      }
      if (text.trim() !== '') {
        const { rows: found, ...rest } = search.look(text.trim(), bounds, limit, opening)
        return { entries: found.map((row) => entryOf(row, opening)), ...rest }
      }
      const entries: JournalEntry[] = []
      for (const row of rows.downwards(bounds)) {
        if (entries.length === limit) return { entries, hasMore: true, lookedDownTo: null }
        entries.push(entryOf(row, opening))
      }
      return { entries, hasMore: false, lookedDownTo: null }
    },
    slice: (above) => {
      const opening = beginOpening(factsKey, people)
      const found = [...rows.upwards(above, entriesOfASlice + 1)]
      const entries = found.slice(0, entriesOfASlice).map((row) => {
        const entry = entryOf(row, opening)
        return { entry, proof: proofOf(linkOf(row), entry) }
      })
      const current = rows.head()
      return {
        entries,
        signature: stationKey.sign(sliceMessage(entries.map(({ proof }) => proof))).toString('hex'),
        head: current === null ? null : headProofOf(current),
        hasMore: found.length > entriesOfASlice,
      }
    },
    verify: function* (lastNumber) {
      const check = beginChainCheck()
      for (;;) {
        const opening = beginOpening(factsKey, people)
        // As long as everything fits, the entries are numbered from 1 without gaps.
        const above = check.entries() === 0 ? null : check.entries()
        const part = [...rows.upwards(above, entriesOfAPart)]
        const isWhole = part.every((row) => check.follow({ ...linkOf(row), isGenuine: () => opening.isGenuine(row) }))
        if (!isWhole) check.count(rows.count() - check.entries())
        // The head is read in the same turn as the last entry: nothing is added in between.
        if (!isWhole || part.length < entriesOfAPart)
          return check.end({ head: rows.head(), lastNumber, publicKey: stationKey.publicKey })
        yield
      }
    },
    head,
    erase: ({ server, id }) => entriesOf(people.destroy({ kind: 'id', server, id })),
    eraseByEntry: (number) => {
      const key = rows.row(number)?.personKey ?? null
      return key === null ? 0 : entriesOf(people.destroyByKey(Buffer.from(key).toString('hex')))
    },
  }
}

/** By what the person of an entry is known, the surest first. */
function namesOf({ server, id, job }: EntryPerson, facts: JournalFacts): readonly [PersonName, ...PersonName[]] {
  const byId: readonly PersonName[] = id === null ? [] : [{ kind: 'id', server, id }]
  const byJob: readonly PersonName[] = job === null ? [] : [{ kind: 'job', job }]
  // A job that took the place of another is about the same person.
  const byNext: readonly PersonName[] = facts.kind === 'jobSuperseded' ? [{ kind: 'job', job: facts.by }] : []
  const [first, ...rest] = [...byId, ...byJob, ...byNext]
  if (first === undefined)
    throw new Error('This cannot happen: an entry is about a person without an id and without a job')
  return [first, ...rest]
}

/** A moment as the table has it, so that texts compare as times do. */
function momentOf(at: string): string {
  return new Date(at).toISOString()
}

function derivedKey(dataKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', `vestibule/journal/${purpose}/1`, 32))
}
