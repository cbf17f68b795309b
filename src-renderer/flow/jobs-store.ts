import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { Job } from '../../src-preload/contract/job.ts'
import type { Surroundings } from './surroundings.ts'

/** Every job the main process tells of: not read yet, there, or refused. */
export type JobsState =
  | { readonly kind: 'reading' }
  /** In the order in which they were saved. */
  | { readonly kind: 'read'; readonly jobs: readonly Job[] }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'readJobs'> }

/** The jobs of this station as the window knows them. */
export interface JobsStore {
  readonly store: StoreApi<JobsState>
  /** Asks for all jobs again. */
  readonly read: () => void
  /** Listens until the function it answers is called. */
  readonly start: () => () => void
}

/**
 * How long announcements are gathered before the list is drawn anew, in milliseconds. While ten thousand jobs are worked off,
 * each of them announces itself several times; ten lists a second look alive and leave the window free.
 */
export const gathering = 100

/**
 * Keeps a copy of the jobs the main process has. They are read when somebody signs in and then kept up to date by what is
 * announced; when somebody has signed out nothing of them is left.
 */
export function createJobsStore({ bridge, after }: Pick<Surroundings, 'bridge' | 'after'>): JobsStore {
  const store = createStore<JobsState>(() => ({ kind: 'reading' }))
  const jobs = new Map<string, Job>()
  /** What was announced while a reading was under way is newer than its answer. */
  let announced: Map<string, Job> | null = null
  let cancelDrawing: (() => void) | null = null
  let newest = 0

  const draw = (): void => {
    cancelDrawing = null
    // The jobs come in the order of saving, and a new one is the last: the map keeps that order.
    store.setState({ kind: 'read', jobs: [...jobs.values()] }, true)
  }

  const stopDrawing = (): void => {
    cancelDrawing?.()
    cancelDrawing = null
  }

  const readNow = async (): Promise<void> => {
    newest += 1
    const reading = newest
    announced = new Map()
    const answer = await bridge.readJobs({})
    if (reading !== newest) return
    const meanwhile = announced
    announced = null
    if (!answer.ok) {
      // A list that is there already is worth more than the news that it could not be read again.
      if (store.getState().kind !== 'read') store.setState({ kind: 'failed', failure: answer.failure }, true)
      return
    }
    jobs.clear()
    for (const job of answer.value.jobs) jobs.set(job.id, job)
    for (const job of meanwhile.values()) jobs.set(job.id, job)
    stopDrawing()
    draw()
  }

  const forget = (): void => {
    newest += 1
    announced = null
    stopDrawing()
    jobs.clear()
    store.setState({ kind: 'reading' }, true)
  }

  const start = (): (() => void) => {
    const ends = [
      bridge.on.jobChanged((job) => {
        announced?.set(job.id, job)
        if (store.getState().kind !== 'read') return
        jobs.set(job.id, job)
        cancelDrawing ??= after(gathering, draw)
      }),
      bridge.on.sessionChanged((session) => {
        if (session.kind === 'signedIn') void readNow()
        else if (session.kind === 'signedOut') forget()
      }),
    ]
    void readNow()
    return () => {
      for (const end of ends) end()
      forget()
    }
  }

  return { store, read: () => void readNow(), start }
}
