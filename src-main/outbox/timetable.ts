import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import { createAgenda, type Appointment } from './agenda.ts'
import { isDue } from './backoff.ts'
import type { JobBook } from './job-book.ts'
import { advanceJob } from './job-machine.ts'
import { holdsPictures, isSettled, personKeyOf, type JobRecord } from './job-record.ts'
import { isTooOld } from './next-of-person.ts'
import type { PatientWriting } from './patient-writing.ts'

/** Knows which jobs wait, and wakes when a moment has come. */
export interface Timetable {
  /** The jobs that wait for something, by their ids; not the purges whose day has not come. */
  waiting(): Iterable<string>
  /** Looks at everything whose moment has come. */
  look(): void
  /** Sets the timer to the next moment. */
  set(): void
  stop(): void
}

/** What the timetable needs. */
export interface TimetableParts {
  readonly book: JobBook
  readonly clock: Clock
  readonly startTimer: StartTimer
  readonly writing: PatientWriting
  /** When the server may be tried again; `null` when it may be at any time. */
  readonly opensAt: () => number | null
  /** A person has a job whose moment has come. */
  readonly onTurn: (key: string) => void
  readonly onTick: () => void
}

/** A clock may jump and a computer may sleep: nothing is trusted to wait longer than this, in milliseconds. Ours. */
const longestSleep = 60_000

/** How many moments are looked at in one go, so that the main process stays free. Ours. */
const mostAtOnce = 200

/** Finished jobs are kept this long, in milliseconds, so that whoever comes back after a shift still sees them: a day. */
export const finishedKept = 24 * 3_600_000

/** Keeps the timetable of all jobs in the book. */
export function keepTimetable(parts: TimetableParts): Timetable {
  const { book, clock, startTimer, writing } = parts
  const agenda = createAgenda()
  const waiting = new Set<string>()
  let callOff: () => void = () => undefined
  let setFor: number | null = null
  let isStopped = false

  const enter = (before: JobRecord | null, after: JobRecord): void => {
    const { id: job, state } = after
    if (state.kind === 'waiting' && state.why !== null) waiting.add(job)
    else waiting.delete(job)
    if (state.kind === 'waiting' && state.until !== null && state !== before?.state)
      agenda.add({ at: Date.parse(state.until), job, what: 'turn' })
    if (holdsPictures(after) && (before === null || before.keepUntil !== after.keepUntil || !holdsPictures(before)))
      agenda.add({ at: Date.parse(after.keepUntil), job, what: 'age' })
    if (isSettled(after) && (before === null || !isSettled(before)))
      agenda.add({ at: clock() + finishedKept, job, what: 'forget' })
  }

  const keep = ({ job, what }: Appointment, now: number): void => {
    const record = book.get(job)
    if (record === undefined) return
    if (what === 'turn') parts.onTurn(personKeyOf(record))
    else if (what === 'age') askAboutAge(record, now)
    else void book.commit(() => ({ jobs: [], forget: [job], answer: null }))
  }

  const askAboutAge = (record: JobRecord, now: number): void => {
    if (!isTooOld(record, now)) return
    // What is running, or asks something else, is looked at again when it has come to rest.
    if (record.state.kind === 'running' || record.state.kind === 'needsClerk') {
      agenda.add({ at: now + longestSleep, job: record.id, what: 'age' })
      return
    }
    void writing.write((view) => {
      const before = view.get(record.id)
      const after = before === undefined ? null : advanceJob(before, { kind: 'tooOld' })
      return after === null ? null : { jobs: [after], answer: null }
    })
  }

  const look = (): void => {
    const now = clock()
    for (const appointment of agenda.takeDue(now, mostAtOnce)) keep(appointment, now)
    for (const id of waiting) {
      const record = book.get(id)
      if (record?.state.kind === 'waiting' && record.state.until !== null && isDue(record.state.until, now))
        parts.onTurn(personKeyOf(record))
    }
  }

  const set = (): void => {
    if (isStopped) return
    const now = clock()
    const opensAt = parts.opensAt() ?? 0
    // What may be tried already was just tried; a moment that has passed wakes nobody a second time.
    const opening = opensAt > now ? opensAt : Infinity
    const earliest = Math.min(agenda.next() ?? Infinity, opening)
    if (earliest === Infinity && waiting.size === 0) return
    const at = Math.max(now, Math.min(earliest, now + longestSleep))
    if (setFor !== null && setFor <= at && setFor > now) return
    callOff()
    setFor = at
    callOff = startTimer(at - now, () => {
      setFor = null
      look()
      parts.onTick()
    })
  }

  book.onChange((before, after) => {
    if (after !== null) enter(before, after)
    else if (before !== null) waiting.delete(before.id)
    set()
  })
  for (const record of book.all()) enter(null, record)

  return {
    waiting: () => waiting,
    look,
    set,
    stop() {
      isStopped = true
      callOff()
    },
  }
}
