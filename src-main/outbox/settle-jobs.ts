import type { JobDecision } from '../../src-preload/contract/job.ts'
import type { BookView, Planned } from './job-book.ts'
import { advanceJob } from './job-machine.ts'
import { isSettled, knownPersonKey, personKeyOf, type JobRecord } from './job-record.ts'
import { hasOpen } from './job-steps.ts'
import { noteOf } from './journal-notes.ts'
import { withdrawalJob, type JobBirth } from './new-job.ts'
import type { Doer } from './outbox.ts'

/** What a decision led to. */
export type DecidedJob = 'decided' | 'outdated' | 'gone'

/**
 * What a clerk's decision changes. Who gives a creation up does not give up the later pictures of that person: the next job
 * creates them.
 */
export function planDecision(
  view: BookView,
  id: string,
  decision: JobDecision,
  facts: { readonly doer: Doer; readonly at: string; readonly keepUntil: string },
): Planned<DecidedJob> {
  const before = view.get(id)
  if (before === undefined) return { jobs: [], answer: 'gone' }
  const { at, keepUntil, doer } = facts
  const after = advanceJob(before, { kind: 'decided', decision, at, keepUntil })
  if (after === null) return { jobs: [], answer: isSettled(before) ? 'gone' : 'outdated' }
  return {
    jobs: [after, ...heirsOf(view, before, after), ...followersOf(view, before, decision, at)],
    entries: [
      noteOf(after, { kind: 'clerkDecided', job: id, decision: decision.kind }, at, { operatorId: doer.operatorId }),
    ],
    operatorId: doer.operatorId,
    answer: 'decided',
  }
}

function heirsOf(view: BookView, before: JobRecord, after: JobRecord): readonly JobRecord[] {
  const { draft } = before.person
  if (after.state.kind !== 'cancelled' || draft === null || !hasOpen(before, 'createPerson')) return []
  const heir = view.ofPerson(personKeyOf(before)).find(({ id, person }) => id !== before.id && person.id === null)
  if (heir === undefined) return []
  const inheritance = { kind: 'creationInherited', draft, begunWith: before.creationBegunWith } as const
  const inheriting = advanceJob(heir, inheritance)
  return inheriting === null ? [] : [inheriting]
}

/** The later jobs about somebody who was to be created go where the first one goes. */
function followersOf(view: BookView, before: JobRecord, decision: JobDecision, at: string): readonly JobRecord[] {
  if (decision.kind !== 'meanPerson' || before.person.id !== null) return []
  const { id, name, seen } = decision
  return view
    .ofPerson(personKeyOf(before))
    .filter((other) => other.id !== before.id)
    .map((other) => advanceJob(other, { kind: 'personMeant', person: { id, name, seen }, at }))
    .filter((other) => other !== null)
}

/** What a withdrawal led to. */
export interface Withdrawn {
  readonly id: string
  /** Jobs that are running: they end with the request under way. */
  readonly ending: readonly string[]
}

/**
 * What the withdrawal of a consent changes: everything that waits for the person is cancelled and its pictures destroyed, what
 * runs ends with its step, and a new job removes photo and visual faces on the server.
 */
export function planWithdrawal(
  view: BookView,
  person: { readonly id: string; readonly name: string },
  birth: JobBirth,
): Planned<Withdrawn> {
  const at = new Date(birth.now).toISOString()
  const job = withdrawalJob(birth, person.id, person.name)
  const theirs = view
    .ofPerson(knownPersonKey(birth.doer.server, person.id))
    .filter(({ purpose }) => purpose !== 'withdrawal')
  const ended = theirs.map((each) => advanceJob(each, { kind: 'withdrawn', at })).filter((each) => each !== null)
  const note = noteOf(job, { kind: 'consentWithdrawn', job: job.id, cancelledJobs: ended.length }, at)
  return {
    jobs: [job, ...ended],
    entries: [note],
    operatorId: birth.doer.operatorId,
    answer: { id: job.id, ending: ended.filter((each) => !isSettled(each)).map(({ id }) => id) },
  }
}
