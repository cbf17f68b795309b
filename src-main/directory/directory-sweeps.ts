import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { assertNever, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ChangedPeople, SweepEnd, SweepOptions } from '../biostar/people-sweep.ts'
import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import type { ListFacts } from './directory-thread.ts'

/** What is read: everybody, or who was changed since. */
type Reading = 'list' | 'changes'

/** Why a sweep gave no list. */
export type SweepFailure = { readonly kind: string }

/** How the server's list is read. */
export interface SweepSource {
  /** Reads everybody; see `BioStarClient.sweepPeople`. */
  readonly sweep: (options: SweepOptions) => Promise<Outcome<SweepEnd, SweepFailure>>
  /** Reads who was changed since; see `BioStarClient.readChangedPeople`. */
  readonly changes: (
    newest: number,
    options: { readonly signal: AbortSignal },
  ) => Promise<Outcome<ChangedPeople, SweepFailure>>
}

/** Where a list goes. Each answers whether it arrived; a list that did not is dropped. */
export interface SweepTarget {
  readonly begin: () => Promise<boolean>
  readonly addPage: (people: readonly DirectoryPerson[]) => Promise<boolean>
  readonly finish: (facts: Omit<ListFacts, 'scope'>) => Promise<boolean>
  readonly drop: () => Promise<void>
  readonly learn: (people: readonly DirectoryPerson[]) => void
  /** When the last complete list ended and how far it reached; `null` without one. */
  readonly lastList: () => Omit<ListFacts, 'scope'> | null
}

/** What the sweeps are made of. */
export interface DirectorySweepsParts extends SweepSource {
  readonly target: SweepTarget
  readonly clock: Clock
  readonly startTimer: StartTimer
  readonly log: Log
  /** Hears that a sweep began or ended. */
  readonly onChange: () => void
}

/** Keeps the copy fresh while somebody is signed in. */
export interface DirectorySweeps {
  readonly isSweeping: () => boolean
  /** Sweeps now, and from time to time from then on. */
  readonly start: () => void
  /** The server is there again: sweeps now, unless that was done a moment ago. */
  readonly renew: () => void
  /** Gives up what is under way. Nothing more is read until the next start. */
  readonly stop: () => Promise<void>
}

/**
 * From the end of one complete sweep to the next, in milliseconds. Only a sweep tells who is gone. A hundred thousand people are
 * two hundred requests, so half an hour keeps it below one request in nine seconds, and nobody looks for who has left.
 */
export const sweepEvery = 30 * 60_000

/** From one look for changes to the next: one small request, so that a person created at another desk is soon here. */
export const lookEvery = 3 * 60_000

/** After a sweep that failed: long enough not to press a server in trouble, which also calls by itself when it is back. */
export const tryAgainAfter = 5 * 60_000

/** A server that comes and goes is not swept more often than this. */
export const shortestGap = 60_000

/** Makes the sweeps of one copy. */
export function createDirectorySweeps(parts: DirectorySweepsParts): DirectorySweeps {
  const { sweep, changes, target, clock, startTimer, log, onChange } = parts
  let running: { readonly what: Reading; readonly giveUp: AbortController; readonly done: Promise<void> } | null = null
  let isListWanted = false
  let callOff: (() => void) | null = null
  let isStarted = false
  let lastBegan = Number.NEGATIVE_INFINITY
  let newest: number | null = null

  /** Reads one list to its end; answers whether it became the copy. */
  const readList = async (signal: AbortSignal): Promise<boolean> => {
    if (!(await target.begin())) return false
    let hasArrived = true
    const stop = new AbortController()
    const read = await sweep({
      signal: AbortSignal.any([signal, stop.signal]),
      onPage: async (people) => {
        hasArrived &&= await target.addPage(people)
        if (!hasArrived) stop.abort()
      },
    })
    if (read.ok && read.value.isComplete && hasArrived && !signal.aborted) {
      newest = read.value.newest
      log.write('information', 'people swept', { count: read.value.people })
      return target.finish({ sweptAt: new Date(clock()).toISOString(), newest })
    }
    log.write('information', 'people not swept', { kind: read.ok ? 'incomplete' : read.failure.kind })
    await target.drop()
    return false
  }

  const lookForChanges = async (signal: AbortSignal): Promise<void> => {
    const since = newest ?? target.lastList()?.newest ?? null
    if (since === null) return
    const read = await changes(since, { signal })
    if (!read.ok || signal.aborted) return
    newest = Math.max(since, read.value.newest ?? since)
    target.learn(read.value.people)
  }

  const isDue = (): boolean => {
    const last = target.lastList()
    if (last === null) return true
    const age = clock() - Date.parse(last.sweptAt)
    // A clock that was set back makes the list younger than now: it is read again rather than believed.
    return age >= sweepEvery || age < 0
  }

  const readNow = async (what: Reading, signal: AbortSignal): Promise<number> => {
    switch (what) {
      case 'list':
        return (await readList(signal)) ? lookEvery : tryAgainAfter
      case 'changes':
        await lookForChanges(signal)
        return lookEvery
      default:
        return assertNever(what, 'something to read was never named')
    }
  }

  const run = (what: Reading): void => {
    if (running !== null) {
      isListWanted ||= what === 'list'
      return
    }
    callOff?.()
    callOff = null
    isListWanted = false
    if (what === 'list') lastBegan = clock()
    const giveUp = new AbortController()
    const work = async (): Promise<void> => {
      const pause = await readNow(what, giveUp.signal)
      running = null
      if (what === 'list') onChange()
      if (!isStarted) return
      if (isListWanted) run('list')
      else wait(pause)
    }
    running = { what, giveUp, done: work() }
    if (what === 'list') onChange()
  }

  const wait = (milliseconds: number): void => {
    callOff = startTimer(milliseconds, () => {
      callOff = null
      run(isDue() ? 'list' : 'changes')
    })
  }

  return {
    isSweeping: () => running?.what === 'list',
    start() {
      isStarted = true
      newest = null
      run('list')
    },
    renew() {
      if (isStarted && Math.abs(clock() - lastBegan) >= shortestGap) run('list')
    },
    async stop() {
      isStarted = false
      isListWanted = false
      callOff?.()
      callOff = null
      const under = running
      under?.giveUp.abort()
      await under?.done
    },
  }
}
