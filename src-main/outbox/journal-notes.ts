import type { JournalFacts } from '../../src-preload/contract/journal.ts'
import type { NewJournalEntry } from '../journal/journal-table.ts'
import type { JobRecord } from './job-record.ts'

/** An entry about the person of a job. */
export function noteOf(
  record: JobRecord,
  facts: JournalFacts,
  at: string,
  { operatorId = record.operatorId, words = null }: { operatorId?: string | null; words?: string | null } = {},
): NewJournalEntry {
  const { server, person } = record
  return {
    at,
    server,
    operatorId,
    facts,
    person: { server, id: person.id, job: person.standIn, name: person.name, overrideWords: words },
  }
}

/**
 * What the journal tells of a job that went from one state to another: steps that are done, refusals that need a clerk, and how
 * it ended.
 */
export function notesOfChange(
  before: JobRecord | null,
  after: JobRecord,
  at: string,
  operatorId: string | null = after.operatorId,
): readonly NewJournalEntry[] {
  const job = after.id
  const notes: NewJournalEntry[] = []
  for (const step of after.steps) {
    const earlier = before?.steps.find(({ name }) => name === step.name)
    if (step.state.kind === 'done' && earlier?.state.kind !== 'done')
      notes.push(noteOf(after, { kind: 'stepDone', job, purpose: after.purpose, result: step.state.result }, at))
  }
  const { state } = after
  if (before === null || state === before.state) return notes
  if (state.kind === 'needsClerk' && state.question.kind === 'stepFailed') {
    const { step, failure } = state.question
    notes.push(noteOf(after, { kind: 'stepRefused', job, step, failure }, at))
  }
  if (state.kind === 'superseded')
    notes.push(noteOf(after, { kind: 'jobSuperseded', job, by: state.by }, at, { operatorId }))
  if (state.kind === 'cancelled')
    notes.push(noteOf(after, { kind: 'jobCancelled', job, why: state.why }, at, { operatorId }))
  return notes
}

/** That the keys of a job's pictures are destroyed with this change. */
export function noteOfShredding(record: JobRecord, at: string): NewJournalEntry {
  return noteOf(record, { kind: 'picturesShredded', job: record.id }, at, { operatorId: null })
}
