import type { Failure } from '../../src-preload/contract/failures.ts'
import type { EnrollmentServer } from '../biostar/enrollment-server.ts'
import type { SessionEnd } from '../biostar/session.ts'
import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import type { StationStore } from '../storage/station-store.ts'
import { afterFailure, endsWithSignIn } from './after-failure.ts'
import type { JobBook } from './job-book.ts'
import { workThrough } from './job-lane.ts'
import { personKeyOf, type JobRecord } from './job-record.ts'
import { createLaneTurns } from './lane-turns.ts'
import { nextOfPerson } from './next-of-person.ts'
import type { Occasion } from './outbox.ts'
import { createPatientWriting } from './patient-writing.ts'
import { createPeopleQueue } from './people-queue.ts'
import { createServerGate } from './server-gate.ts'
import type { StepEnd } from './steps/step-work.ts'
import { keepTimetable } from './timetable.ts'

/** The conversation with the paired server, and the name under which jobs belong to it. */
export interface OutboxLink {
  readonly client: EnrollmentServer
  /** As it is typed, `host` or `host:port`. */
  readonly server: string
  /** With a device gateway, the terminals that were chosen for this desk (`null`: none in particular); left out with a server. */
  readonly terminals?: { readonly chosen: readonly string[] | null }
}

/** What the runner needs. */
export interface RunnerParts {
  readonly book: JobBook
  readonly store: Pick<StationStore, 'readPicture'>
  readonly client: () => OutboxLink | null
  readonly clock: Clock
  readonly startTimer: StartTimer
  readonly random: () => number
  readonly newId: () => string
  readonly log: Log
  readonly visitorPhotoDays: () => number | null
  /** Is told when `paused` may have changed. */
  readonly onPause: () => void
}

/** Does what the jobs want, a few people at a time, and each person's jobs one after another. */
export interface Runner {
  /** Why nothing at all is sent at the moment; `null` when it is. */
  paused(): Failure | null
  /** Lets the jobs of a person go before the backlog: somebody stands at the desk, until a few others have come after them. */
  prefer(key: string): void
  wake(occasion: Occasion): void
  /** Gives the request under way for a job up; the job itself says what becomes of it. */
  giveUp(job: string): void
  /** Lets what is under way end, and begins nothing more. */
  stop(): Promise<void>
}

/**
 * Jobs that talk to the server at the same time. The transport has four turns; one is left to the clerk, whose search does
 * not stand in line behind a backlog. Measured with `npm run bench:outbox`.
 */
export const lanes = 3

/**
 * Jobs of the backlog that are in hand at the same time: those that talk, those that wait for their turn with the photo ready,
 * and those whose end is on its way to the disk. These go there together, so that a slow disk costs a backlog little. After a
 * crash so many uploads at most are looked at once more. Measured with `npm run bench:outbox`.
 */
export const mostInHand = 12

/** After a request that was given up for no reason of the job, in milliseconds: a client that was closed is being replaced. Ours. */
const breath = 1_000

/** Begins to work. The jobs in the book are looked at in the order in which they were saved. */
export function startRunner(parts: RunnerParts): Runner {
  const { book, clock, startTimer, random, log } = parts
  const gate = createServerGate()
  const people = createPeopleQueue(lanes)
  const busy = new Set<string>()
  const running = new Map<string, AbortController>()
  const turns = createLaneTurns(lanes)
  const hurried = new Set<string>()
  const underWay = new Set<Promise<void>>()
  let pause: Failure | null = null
  let isProbing = false
  let isPumpPlanned = false
  let isStopping = false
  let breathUntil = 0
  let awakeSince = Number.NEGATIVE_INFINITY

  const writing = createPatientWriting({
    book,
    startTimer,
    random,
    onTrouble: () => {
      parts.onPause()
      pump()
    },
  })

  const timetable = keepTimetable({
    book,
    clock,
    startTimer,
    writing,
    opensAt: () => Math.max(gate.opensAt() ?? 0, breathUntil) || null,
    onTurn: (key) => people.add(key),
    onTick: () => pump(),
  })

  book.onChange((before, after) => {
    if (after !== null && !busy.has(personKeyOf(after))) {
      people.add(personKeyOf(after))
      pumpSoon()
    }
    if (after === null || after.state.kind !== 'waiting') hurried.delete((after ?? before)?.id ?? '')
  })

  /** After everything that changes together has changed. */
  const pumpSoon = (): void => {
    if (isPumpPlanned) return
    isPumpPlanned = true
    queueMicrotask(() => {
      isPumpPlanned = false
      pump()
    })
  }

  const absence = (): Failure | null => {
    const link = parts.client()
    if (link === null) return { kind: 'notPaired' }
    const standing = link.client.standing()
    return standing.kind === 'signedIn' ? null : absences[standing.reason]
  }

  const paused = (): Failure | null => writing.trouble() ?? pause ?? absence() ?? gate.failure()

  /** Takes the next person something can be done for now; whoever is preferred does not wait for a hand to be free. */
  const takeNext = (server: string, now: number): { readonly record: JobRecord; readonly isUrgent: boolean } | null => {
    const isFree = (key: string): boolean => !busy.has(key)
    for (;;) {
      const taken = people.take(server, running.size < mostInHand ? 'anybody' : 'preferred', isFree)
      if (taken === null) return null
      const next = nextOfPerson(book.ofPerson(taken.key), now, (id) => hurried.has(id))
      if (next.kind === 'run') return { record: next.record, isUrgent: taken.isPreferred }
    }
  }

  const isBarred = (now: number): boolean =>
    isStopping || writing.trouble() !== null || pause !== null || absence() !== null || now < breathUntil

  const mayBegin = (now: number): boolean => {
    if (isBarred(now)) return false
    const state = gate.state(now)
    return state === 'open' || (state === 'probe' && !isProbing && running.size === 0)
  }

  const pump = (): void => {
    const link = parts.client()
    while (mayBegin(clock())) {
      const next = link === null ? null : takeNext(link.server, clock())
      if (next === null || link === null) break
      isProbing = gate.failure() !== null
      const done = work(next, link)
      underWay.add(done)
      void done.finally(() => underWay.delete(done))
    }
    timetable.set()
  }

  const work = async (
    { record, isUrgent }: NonNullable<ReturnType<typeof takeNext>>,
    { client, server }: OutboxLink,
  ): Promise<void> => {
    const key = personKeyOf(record)
    const keys = new Set([key])
    const giveUp = new AbortController()
    const isProbe = isProbing
    let begunAt = clock()
    busy.add(key)
    running.set(record.id, giveUp)
    hurried.delete(record.id)
    await workThrough(record.id, {
      book,
      writing,
      store: parts.store,
      client,
      clock,
      log,
      newId: parts.newId,
      signal: giveUp.signal,
      factsNow: () => ({
        now: clock(),
        random: random(),
        delays: gate.delays(),
        visitorPhotoDays: parts.visitorPhotoDays(),
        newId: parts.newId,
      }),
      onAnswered: heardFromServer,
      onStepEnd(end, after) {
        learn(end, after, begunAt)
        // A person who was just created may be one somebody else is worked on as.
        const now = personKeyOf(after)
        const isTaken = now !== key && !keys.has(now) && busy.has(now)
        keys.add(now)
        if (!isTaken) busy.add(now)
        else keys.delete(now)
        return !isTaken && !isStopping && pause === null && gate.failure() === null && parts.client()?.server === server
      },
      async takeTurn() {
        await turns.take(isUrgent)
        begunAt = clock()
        const isWanted = !isBarred(begunAt) && (isProbe || gate.failure() === null)
        if (isWanted && parts.client()?.server === server) return true
        turns.giveBack()
        return false
      },
      endTurn() {
        turns.giveBack()
        pumpSoon()
      },
    })
    isProbing = false
    running.delete(record.id)
    for (const each of keys) {
      busy.delete(each)
      if (book.ofPerson(each).length > 0) people.add(each)
    }
    pump()
  }

  /** What the end of a step says about the server and the session. */
  const learn = (end: StepEnd, after: JobRecord, begunAt: number): void => {
    if (end.kind !== 'failed') return undefined
    const { failure } = end
    switch (afterFailure('uploadPhoto', failure)) {
      case 'pause':
        // Somebody has signed in or paired meanwhile: what a request from before met is over.
        if (begunAt < awakeSince) return hurry(after.id)
        pause = failure
        log.write('warning', 'outbox paused', { kind: failure.kind })
        return parts.onPause()
      case 'later': {
        const until = after.state.kind === 'waiting' ? Date.parse(after.state.until ?? '') : Number.NaN
        gate.failed(failure, begunAt, clock(), Number.isNaN(until) ? clock() + breath : until)
        return parts.onPause()
      }
      case 'again':
        // A request that was given up because consent was withdrawn says nothing about the client.
        if (after.state.kind === 'queued') breathUntil = clock() + breath
        return undefined
      case 'ask':
        return undefined
    }
  }

  const heardFromServer = (): void => {
    if (!gate.open()) return
    hurryWaiting()
    parts.onPause()
  }

  const hurryWaiting = (): void => {
    for (const id of timetable.waiting()) hurry(id)
  }

  const hurry = (id: string): void => {
    const record = book.get(id)
    if (record === undefined) return
    hurried.add(id)
    people.add(personKeyOf(record))
  }

  const wake = (occasion: Occasion): void => {
    if (isStopping) return undefined
    if (occasion === 'signedOut') return parts.onPause()
    breathUntil = 0
    if (occasion !== 'resumed') awakeSince = clock()
    switch (occasion) {
      case 'resumed':
        timetable.look()
        break
      case 'signedIn':
        if (pause !== null && endsWithSignIn(pause)) pause = null
        gate.open()
        break
      case 'reachable':
        // Nothing is sent to a certificate that is not the paired one, so trying is no risk.
        if (pause !== null && !endsWithSignIn(pause)) pause = null
        gate.open()
        break
      case 'paired':
      case 'asked':
        pause = null
        gate.open()
        writing.hurry()
        break
    }
    if (occasion !== 'resumed') hurryWaiting()
    parts.onPause()
    pump()
  }

  for (const record of book.all()) people.add(personKeyOf(record))
  timetable.look()
  pump()
  return {
    paused,
    prefer(key) {
      people.prefer(key)
      pump()
    },
    wake,
    giveUp(job) {
      running.get(job)?.abort()
    },
    async stop() {
      isStopping = true
      timetable.stop()
      writing.stop()
      await Promise.all(underWay)
    },
  }
}

const absences: Readonly<Record<SessionEnd, Failure>> = {
  notYet: { kind: 'signInRequired', reason: 'neverSignedIn' },
  byClerk: { kind: 'signInRequired', reason: 'signedOut' },
  sessionEnded: { kind: 'signInRequired', reason: 'sessionEnded' },
  passwordRefused: { kind: 'signInRequired', reason: 'passwordRefused' },
  accountInUse: { kind: 'accountInUse' },
}
