import type { Job, Keeping } from '../../src-preload/contract/job.ts'
import type { JobRecord } from './job-record.ts'

/** A job as the window sees it: without what only the main process needs to go on. */
export function jobOf(record: JobRecord, kept: Keeping['kind']): Job {
  const { id, purpose, person, savedAt, steps, state, attempts, held } = record
  return {
    id,
    purpose,
    personId: person.id,
    provisional: person.provisional,
    name: person.name,
    savedAt,
    steps,
    state,
    attempts,
    pictures: held,
    draft: person.draft,
    kept,
  }
}
