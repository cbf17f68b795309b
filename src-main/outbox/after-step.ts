import type { JobStepName } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { JobEvent } from './job-event.ts'
import type { BookView, Planned } from './job-book.ts'
import { advanceJob } from './job-machine.ts'
import { heldAfterUpload } from './held-after-upload.ts'
import { isSettled, personKeyOf, type JobRecord } from './job-record.ts'
import { noteOf } from './journal-notes.ts'
import { purgeJob } from './new-job.ts'
import { purgeDay } from './purge-day.ts'
import type { StepEnd } from './steps/step-work.ts'
import { covers, takeOver } from './take-over.ts'

/** What the end of a step is judged with. */
export interface StepEndFacts {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly random: number
  readonly delays: number
  /** Days after a visit when the photo goes; `null` is never. */
  readonly visitorPhotoDays: number | null
  readonly newId: () => string
}

/** The event that the end of a step is to its job. */
export function eventOf(step: JobStepName, end: StepEnd, { now, random, delays }: StepEndFacts): JobEvent {
  const at = new Date(now).toISOString()
  switch (end.kind) {
    case 'succeeded':
      return { kind: 'succeeded', step, at, result: end.result }
    case 'failed':
      return { kind: 'failed', step, failure: end.failure, nothingLeft: end.nothingLeft === true, now, delays, random }
    case 'personChanged':
    case 'pictureLost':
    case 'postponed':
      return end
    default:
      return assertNever(end, 'StepEnd grew a kind that eventOf does not know')
  }
}

/**
 * What the end of a step changes: the job itself, and the other jobs of the same person. They learn of an id and of a photo
 * that this station has stored; a newer picture takes over from a job that did not get through; and a visitor's photo gets its
 * purge.
 */
export function planAfterStep(
  view: BookView,
  id: string,
  step: JobStepName,
  end: StepEnd,
  facts: StepEndFacts,
): Planned<JobRecord> | null {
  const before = view.get(id)
  const after = before === undefined ? null : advanceJob(before, eventOf(step, end, facts))
  if (before === undefined || after === null) return null
  const at = new Date(facts.now).toISOString()
  const others = othersOf(view, before, after)
  const told = others.map((other) => tell(other, after, end, at)).filter((other) => other !== null)
  const entries = end.kind === 'postponed' ? [purgeNote(after, at)] : []
  const purge = purgeOf(after, others, end, facts)
  const newer = isSettled(after)
    ? undefined
    : others.findLast((other) => isBehind(other, after) && covers(other, after))
  if (newer !== undefined) {
    const current = told.find((other) => other.id === newer.id) ?? newer
    const taken = takeOver(after, current, at)
    return {
      jobs: [...told.filter((other) => other.id !== newer.id), taken.older, taken.newer, ...purge],
      movePictures: taken.moved.map((role) => ({ from: after.id, to: newer.id, role })),
      entries: [...entries, ...purge.map((job) => purgeNote(job, at))],
      answer: taken.older,
    }
  }
  return {
    jobs: [after, ...told, ...purge],
    entries: [...entries, ...purge.map((job) => purgeNote(job, at))],
    answer: after,
  }
}

/** The other jobs of the person, under the name they had before and the one they have now. */
function othersOf(view: BookView, before: JobRecord, after: JobRecord): readonly JobRecord[] {
  const keys = new Set([personKeyOf(before), personKeyOf(after)])
  return [...keys].flatMap((key) => view.ofPerson(key)).filter(({ id }) => id !== after.id)
}

function isBehind(other: JobRecord, record: JobRecord): boolean {
  return other.savedAt >= record.savedAt
}

function tell(other: JobRecord, after: JobRecord, end: StepEnd, at: string): JobRecord | null {
  if (end.kind !== 'succeeded') return null
  const { result } = end
  if (result.step === 'createPerson') return advanceJob(other, { kind: 'personKnown', id: result.id, at })
  const digest = after.digests.profilePhoto
  if (result.step !== 'uploadPhoto' || digest === null) return null
  return advanceJob(other, { kind: 'photoStored', digest, held: heldAfterUpload(result, digest) })
}

/** The purge of a visitor this station has created, unless there is one. */
function purgeOf(
  after: JobRecord,
  others: readonly JobRecord[],
  end: StepEnd,
  { now, visitorPhotoDays, newId }: StepEndFacts,
): readonly JobRecord[] {
  const { person, digests } = after
  const stored = end.kind === 'succeeded' && end.result.step === 'uploadPhoto' ? end.result : null
  if (stored === null || !person.createdHere || person.draft === null || digests.profilePhoto === null) return []
  if (visitorPhotoDays === null || others.some(({ purge }) => purge !== null)) return []
  const due = purgeDay(person.draft.expiry, visitorPhotoDays)
  if (due === null) return []
  const birth = {
    id: newId(),
    now,
    doer: { server: after.server, operatorId: after.operatorId ?? '' },
    pictureHours: 0,
  }
  const { storedAs } = stored
  const photo = { digest: digests.profilePhoto, ...(storedAs === undefined ? {} : { storedAs }) }
  return [purgeJob(birth, after, { ...photo, due, days: visitorPhotoDays })]
}

function purgeNote(job: JobRecord, at: string) {
  const { due = at, digest: profilePhoto = '', storedAs } = job.purge ?? {}
  const photo = { profilePhoto, ...(storedAs === undefined ? {} : { storedAs }) }
  return noteOf(job, { kind: 'purgeDue', at: due, ...photo }, at, { operatorId: null })
}
