import type { DatabaseSync } from 'node:sqlite'
import { openSealed, sealBytes } from './sealing.ts'
import type { StoredJob, StoredJobs } from './station-store.ts'

/** The jobs in the station's database; see `station-tables.ts`. Inside the store's thread only. */
export interface JobTable {
  /** Inserts a job, or replaces the one with its id in its place. */
  keep(job: StoredJob): void
  forget(id: string): void
  read(): StoredJobs
  /** Whether a job lies there exactly as it is here. */
  holds(job: StoredJob): boolean
}

/** What the record of a job is bound to. */
export function placeOfJob(id: string): string {
  return `job/${id}`
}

/** Opens the table of jobs. @param dataKey 32 bytes; seals the records */
export function openJobTable(database: DatabaseSync, dataKey: Uint8Array): JobTable {
  const upsert = database.prepare(`
    INSERT INTO jobs (id, settled, record) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET settled = excluded.settled, record = excluded.record, from_copy = 0
  `)
  const remove = database.prepare('DELETE FROM jobs WHERE id = ?')
  const all = database.prepare('SELECT id, settled, from_copy, record FROM jobs ORDER BY place')
  const one = database.prepare('SELECT settled, record FROM jobs WHERE id = ?')

  return {
    holds: ({ id, settled, record }) => {
      const row = one.get(id)
      const sealed = row?.['record']
      if (!(sealed instanceof Uint8Array) || row?.['settled'] !== (settled ? 1 : 0)) return false
      return openSealed(dataKey, placeOfJob(id), sealed)?.toString() === record
    },
    keep: ({ id, settled, record }) => {
      upsert.run(id, settled ? 1 : 0, sealBytes(dataKey, placeOfJob(id), Buffer.from(record)))
    },
    forget: (id) => {
      remove.run(id)
    },
    read: () => {
      const jobs: StoredJob[] = []
      const fromCopy: string[] = []
      let unreadable = 0
      for (const row of all.iterate()) {
        const id = String(row['id'])
        const sealed = row['record']
        const record = sealed instanceof Uint8Array ? openSealed(dataKey, placeOfJob(id), sealed) : null
        if (record === null) unreadable += 1
        else jobs.push({ id, settled: row['settled'] === 1, record: record.toString() })
        if (record !== null && row['from_copy'] === 1) fromCopy.push(id)
      }
      return { jobs, unreadable, fromCopy }
    },
  }
}
