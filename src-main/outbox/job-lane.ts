import type { JobStepName } from '../../src-preload/contract/job.ts'
import type { EnrollmentServer } from '../biostar/enrollment-server.ts'
import type { Clock } from '../domain/clock.ts'
import type { TerminalScope } from '../domain/terminal-scope.ts'
import type { Log } from '../observe/log.ts'
import { traceOf } from '../observe/trace.ts'
import type { StationStore } from '../storage/station-store.ts'
import { afterFailure } from './after-failure.ts'
import { planAfterStep, type StepEndFacts } from './after-step.ts'
import type { JobBook } from './job-book.ts'
import { advanceJob } from './job-machine.ts'
import type { JobRecord } from './job-record.ts'
import { nextStepOf } from './job-steps.ts'
import type { PatientWriting } from './patient-writing.ts'
import { performStep } from './steps/perform-step.ts'
import type { StepEnd, StepWork } from './steps/step-work.ts'

/** What one job is worked through with. */
export interface JobLaneParts {
  readonly book: JobBook
  readonly writing: PatientWriting
  readonly store: Pick<StationStore, 'readPicture'>
  readonly client: EnrollmentServer
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  readonly factsNow: () => StepEndFacts
  /** Gives the request under way up: consent was withdrawn. */
  readonly signal: AbortSignal
  /** Is told that the server has answered, before that is written down. */
  readonly onAnswered: () => void
  /** Hears how each step ended, once it is on the disk, and says whether the next one may begin. */
  readonly onStepEnd: (end: StepEnd, after: JobRecord) => boolean
  /** Waits for a turn to talk to the server; `false` when nothing is to be begun any more, and then there is none. */
  readonly takeTurn: () => Promise<boolean>
  /** Gives the turn back. */
  readonly endTurn: () => void
}

/**
 * Works one job through, step by step, until it is done, has to wait or asks.
 *
 * Before a step that may not simply be repeated, and after every step, the job is on the disk as it stands. The beginning of
 * a step that may be repeated is not written: nothing follows from it, and a day's backlog costs half as many writes.
 *
 * While the end of a step goes to the disk, and while the photo comes from there, somebody else may talk to the server. Not
 * after a failure, which may concern everybody, and not after a mail: the fewer of them are in doubt after a crash, the
 * better.
 */
export async function workThrough(id: string, parts: JobLaneParts): Promise<void> {
  const { book, writing } = parts
  const readPicture = await readAhead(id, parts)
  while (await parts.takeTurn()) {
    const step = await begin(id, parts)
    if (step === null) return parts.endTurn()
    const end = await attempt(step, { ...workOn(id, step, parts), readPicture }, parts)
    if (showsServer(step, end)) parts.onAnswered()
    const facts = parts.factsNow()
    const isTurnOver = end.kind === 'succeeded' && step !== 'sendMail'
    if (isTurnOver) parts.endTurn()
    const saved = await writing.write((view) => planAfterStep(view, id, step, end, facts))
    const mayGoOn = saved.written && saved.answer !== null && parts.onStepEnd(end, saved.answer)
    if (!isTurnOver) parts.endTurn()
    if (!mayGoOn || book.get(id)?.state.kind !== 'queued') return
  }
}

/** Has the profile photo, at most 16 KB, ready for a job that begins with it; what was not there is looked for again. */
async function readAhead(id: string, { book, store }: JobLaneParts): Promise<StepWork['readPicture']> {
  const record = book.get(id)
  const isFirst = record !== undefined && nextStepOf(record) === 'uploadPhoto'
  const ahead = isFirst ? await store.readPicture(id, 'profilePhoto') : null
  return async (role) => (role === 'profilePhoto' && ahead?.kind === 'picture' ? ahead : store.readPicture(id, role))
}

async function begin(id: string, { book }: JobLaneParts): Promise<JobStepName | null> {
  let step: JobStepName | null = null
  const begun = await book.pass(id, (record) => {
    step = record.state.kind === 'running' ? null : nextStepOf(record)
    return step === null ? null : advanceJob(record, { kind: 'begun', step, stage: null })
  })
  return begun === null ? null : step
}

function workOn(id: string, step: JobStepName, parts: JobLaneParts): Omit<StepWork, 'readPicture'> {
  const { book, writing, client, clock, signal } = parts
  const record = (): JobRecord => {
    const now = book.get(id)
    if (now === undefined) throw new Error('A job was forgotten while it was running.')
    return now
  }
  return {
    client,
    record,
    now: clock,
    options: {
      signal,
      ...(record().terminals === undefined ? {} : { terminals: scopeOf(id, record, book) }),
      onStage(stage) {
        const shown = advanceJob(record(), { kind: 'begun', step, stage })
        if (shown !== null) book.show(shown)
      },
    },
    async intend(event) {
      const written = await writing.write((view) => {
        const before = view.get(id)
        const after = before === undefined ? null : advanceJob(before, event)
        return after === null ? null : { jobs: [after], answer: after }
      })
      return written.written && written.answer !== null
    },
    async note(event) {
      await book.pass(id, (before) => advanceJob(before, event))
    },
  }
}

/** What the operations of a job are told of its terminals, and where they note how far they are. */
function scopeOf(id: string, record: () => JobRecord, book: JobBook): TerminalScope {
  return {
    name: record().person.name,
    progress: () => record().terminals ?? { chosen: null, left: [] },
    async note(progress) {
      await book.pass(id, (before) => advanceJob(before, { kind: 'terminalsNoted', progress }))
    },
  }
}

/** An exception is a bug of ours; the job stays, and the clerk sees it. */
async function attempt(step: JobStepName, work: StepWork, { log, newId }: JobLaneParts): Promise<StepEnd> {
  try {
    return await performStep(step, work)
  } catch (error) {
    const reference = newId().slice(0, 8)
    log.write('failure', 'step ended unexpectedly', { operation: step, reference, trace: traceOf(error) })
    return { kind: 'failed', failure: { kind: 'unexpected', reference } }
  }
}

/** Whether the end of a step shows that the server is there and well, whatever it said. */
function showsServer(step: JobStepName, end: StepEnd): boolean {
  return end.kind !== 'pictureLost' && (end.kind !== 'failed' || afterFailure(step, end.failure) === 'ask')
}
