import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { ChainHead, ChainRow } from './chain.ts'

/**
 * The journal's tables, one step for each version of the database.
 *
 * Nothing in them can be read but how many entries there are, when each was written, and which belong to one person.
 */
export const journalMigrations: readonly string[] = [
  `CREATE TABLE journal_entries (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    facts BLOB NOT NULL,
    person_key BLOB,
    person BLOB,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
  ) STRICT;
  CREATE INDEX journal_entries_by_person ON journal_entries (person_key) WHERE person_key IS NOT NULL;
  CREATE TABLE journal_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    last INTEGER NOT NULL,
    hash BLOB NOT NULL,
    public_key BLOB NOT NULL,
    signature BLOB NOT NULL
  ) STRICT;`,
]

/** Where to look for entries: all bounds are optional. */
export interface RowBounds {
  /** Numbers below this one. */
  readonly below: number | null
  /** At or after this moment; ISO 8601 in UTC with milliseconds, as the table has it. */
  readonly from: string | null
  /** Before this moment. */
  readonly until: string | null
}

/** The journal's tables as rows, without knowing what is sealed in them. */
export interface JournalRows {
  /** Oldest first, numbers above this one. A changed number may be any integer; one too large to be exact is `NaN`. */
  upwards(above: number | null, limit: number | null): Iterable<ChainRow>
  /** Newest first. */
  downwards(bounds: RowBounds): Iterable<ChainRow>
  /** The numbers of the same, without what is sealed. */
  numbers(bounds: RowBounds): Iterable<number>
  head(): ChainHead | null
  /** The highest number of a row; 0 without any. */
  highest(): number
  /** How many rows there are; reads all of them. */
  count(): number
  /** The entry of this number. */
  row(number: number): ChainRow | null
  countOf(personKey: Uint8Array): number
  insert(row: ChainRow): void
  writeHead(head: ChainHead): void
}

// Numbers are read as text: an integer that was changed to one beyond 2^53 would make the driver throw.
const columns = 'CAST(number AS TEXT) AS number, at, facts, person_key, person, previous, hash'

/** Reads the journal's tables; works on a database that was opened for reading only. */
export function readJournalRows(database: DatabaseSync): Omit<JournalRows, 'insert' | 'writeHead'> {
  const upwards = database.prepare(
    `SELECT ${columns} FROM journal_entries WHERE journal_entries.number > coalesce(?, -9223372036854775808)
     ORDER BY journal_entries.number LIMIT coalesce(?, -1)`,
  )
  const bounded = `FROM journal_entries
     WHERE journal_entries.number < coalesce(?, 9223372036854775807) AND at >= coalesce(?, '') AND at < coalesce(?, '~')
     ORDER BY journal_entries.number DESC`
  const downwards = database.prepare(`SELECT ${columns} ${bounded}`)
  const numbers = database.prepare(`SELECT CAST(number AS TEXT) AS number ${bounded}`)
  const head = database.prepare(
    'SELECT CAST(last AS TEXT) AS last, hash, public_key, signature FROM journal_head WHERE one = 1',
  )
  const highest = database.prepare('SELECT CAST(coalesce(max(number), 0) AS TEXT) AS highest FROM journal_entries')
  const one = database.prepare(`SELECT ${columns} FROM journal_entries WHERE journal_entries.number = ?`)
  const all = database.prepare('SELECT count(*) AS count FROM journal_entries')
  const ofPerson = database.prepare('SELECT count(*) AS count FROM journal_entries WHERE person_key = ?')

  return {
    upwards: function* (above, limit) {
      for (const row of upwards.iterate(above, limit)) yield rowOf(row)
    },
    downwards: function* ({ below, from, until }) {
      for (const row of downwards.iterate(below, from, until)) yield rowOf(row)
    },
    numbers: function* ({ below, from, until }) {
      for (const row of numbers.iterate(below, from, until)) yield integerIn(row['number'])
    },
    head: () => {
      const row = head.get()
      if (row === undefined) return null
      return {
        last: integerIn(row['last']),
        hash: bytesIn(row['hash']),
        publicKey: bytesIn(row['public_key']),
        signature: bytesIn(row['signature']),
      }
    },
    count: () => Number(all.get()?.['count']),
    highest: () => integerIn(highest.get()?.['highest']),
    row: (number) => {
      const row = one.get(number)
      return row === undefined ? null : rowOf(row)
    },
    countOf: (personKey) => Number(ofPerson.get(personKey)?.['count']),
  }
}

/** Reads and writes the journal's tables. Rows are only ever added. */
export function openJournalRows(database: DatabaseSync): JournalRows {
  const insert = database.prepare(
    'INSERT INTO journal_entries (number, at, facts, person_key, person, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const writeHead = database.prepare(
    `INSERT INTO journal_head (one, last, hash, public_key, signature) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET last = excluded.last, hash = excluded.hash, public_key = excluded.public_key,
       signature = excluded.signature`,
  )
  return {
    ...readJournalRows(database),
    insert: ({ number, at, facts, personKey, person, previous, hash }) => {
      insert.run(number, at, facts, personKey, person, previous, hash)
    },
    writeHead: ({ last, hash, publicKey, signature }) => {
      writeHead.run(last, hash, publicKey, signature)
    },
  }
}

function rowOf(row: Record<string, SQLOutputValue>): ChainRow {
  return {
    number: integerIn(row['number']),
    at: typeof row['at'] === 'string' ? row['at'] : '',
    facts: bytesIn(row['facts']),
    personKey: row['person_key'] === null ? null : bytesIn(row['person_key']),
    person: row['person'] === null ? null : bytesIn(row['person']),
    previous: bytesIn(row['previous']),
    hash: bytesIn(row['hash']),
  }
}

function integerIn(value: SQLOutputValue | undefined): number {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : Number.NaN
}

/** A STRICT table has nothing but bytes there; anything else was forced in, and is as wrong as no bytes. */
function bytesIn(value: SQLOutputValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array()
}
