import type { SeenPerson } from '../../src-preload/contract/job.ts'
import type { JobRecord } from './job-record.ts'
import { nextStepOf } from './job-steps.ts'

/** Somebody the server holds already, as the clerk saw them when they said that it is the person of a job. */
export interface MeantPerson {
  readonly id: string
  readonly name: string
  readonly seen: SeenPerson
}

/**
 * The job about whom the clerk means now: nobody is created, and what was known of another record is forgotten. Pictures, mail and
 * consent stay: they are the human's, whichever record was meant. A job that was to create somebody and nothing else is done.
 */
export function meantFor(record: JobRecord, { id, name, seen }: MeantPerson, at: string): JobRecord {
  const meant = {
    ...record,
    person: { ...record.person, id, name, draft: null, createdHere: false },
    steps: record.steps.filter((step) => step.name !== 'createPerson'),
    seen,
    comparedAt: at,
    found: null,
    replaces: null,
    faceBegun: null,
    creationBegunWith: null,
  }
  return nextStepOf(meant) === null ? { ...meant, state: { kind: 'done', at } } : meant
}
