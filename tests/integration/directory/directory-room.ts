import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect } from 'vitest'
import type { ChangedPeople, SweepEnd, SweepOptions } from '../../../src-main/biostar/people-sweep.ts'
import { createDirectory, type Directory } from '../../../src-main/directory/directory.ts'
import type { SweepSource } from '../../../src-main/directory/directory-sweeps.ts'
import type { LogFields } from '../../../src-main/observe/log.ts'
import { startThread, threadFile, type Thread } from '../../../src-main/storage/thread.ts'
import type { DirectoryPerson, DirectoryState } from '../../../src-preload/contract/directory.ts'
import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import type { MortalDirectoryThread } from './mortal-directory-worker.ts'

const takenDown: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of takenDown.splice(0).toReversed()) await end()
})

/** A desk's data folder, removed after the test. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'directory-'))
  takenDown.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Everything of a folder as one row of bytes, names of files included. */
export async function bytesOf(folder: string): Promise<Buffer> {
  const names = await readdir(folder)
  return Buffer.concat([
    Buffer.from(names.join('\n')),
    ...(await Promise.all(names.map((name) => readFile(join(folder, name))))),
  ])
}

/** The server's list as a story tells it. */
export class ListedServer {
  people: readonly DirectoryPerson[] = []
  changed: ChangedPeople = { people: [], isAll: true, newest: 1 }
  /** What goes wrong with the next sweeps. */
  trouble: 'none' | 'unreachable' | 'incomplete' = 'none'
  sweeps = 0
  looks = 0
  /** Settles when the first page of a sweep has arrived; a story puts a new one here to wait for a later sweep. */
  firstPage = Promise.withResolvers<void>()
  /** Waited for after the first page of each sweep, which is given up meanwhile as every request is. */
  held: Promise<void> = Promise.resolve()

  readonly sweep = async ({ signal, onPage }: SweepOptions): Promise<Outcome<SweepEnd, { readonly kind: string }>> => {
    this.sweeps += 1
    const half = Math.ceil(this.people.length / 2)
    await onPage(this.people.slice(0, half))
    this.firstPage.resolve()
    await Promise.race([this.held, givenUp(signal)])
    if (signal?.aborted === true) return fail({ kind: 'cancelled' })
    if (this.trouble === 'unreachable') return fail({ kind: 'serverUnreachable' })
    await onPage(this.people.slice(half))
    return succeed({ isComplete: this.trouble === 'none', people: this.people.length, newest: 1 })
  }

  readonly changes: SweepSource['changes'] = async (): Promise<Outcome<ChangedPeople, { readonly kind: string }>> => {
    this.looks += 1
    return succeed(this.changed)
  }
}

async function givenUp(signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (signal?.aborted === true) resolve()
  signal?.addEventListener('abort', () => {
    resolve()
  })
  return promise
}

/** A timer that runs when the story says so. */
export class StoryTimer {
  waiting: { readonly milliseconds: number; readonly run: () => void } | null = null

  readonly start = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { milliseconds, run }
    this.waiting = timer
    return () => {
      if (this.waiting === timer) this.waiting = null
    }
  }
}

/** Everything round a directory. */
export interface Room {
  readonly directory: Directory
  readonly server: ListedServer
  readonly timer: StoryTimer
  readonly lines: readonly string[]
  /** Changes what the directory is told of the desk. */
  readonly desk: { server: string | null; scope: string | null; wanted: boolean; dataKey: Buffer | null; now: number }
  /** Ends the thread where it stands, as a crash does. Settles when it is gone. */
  readonly crash: () => Promise<void>
  /** Waits until the state satisfies a condition. */
  readonly until: (holds: (state: DirectoryState) => boolean) => Promise<DirectoryState>
  /** Waits for the next timer of the sweeps, lets so much time pass, runs it, and waits until that has been read. */
  readonly pass: (milliseconds: number) => Promise<void>
  readonly find: (text: string) => Promise<readonly string[]>
}

/** The key of a story's keychain. */
export const storyKey = randomBytes(32)

/** Puts a directory into a folder; a clerk who sees everybody is signed in unless told otherwise. */
export function openDirectory(folder: string, change: Partial<Room['desk']> = {}, server = new ListedServer()): Room {
  const desk = {
    server: 'biostar.example',
    scope: 'all',
    wanted: true,
    dataKey: storyKey,
    now: Date.UTC(2027, 2, 4, 10),
    ...change,
  }
  const timer = new StoryTimer()
  const lines: string[] = []
  const threads: Thread<MortalDirectoryThread>[] = []
  const directory = createDirectory({
    folder,
    dataKey: async () => desk.dataKey,
    sweep: server.sweep,
    changes: server.changes,
    server: () => desk.server,
    scope: () => desk.scope,
    wanted: () => desk.wanted,
    clock: () => desk.now,
    startTimer: timer.start,
    log: {
      write: (level: string, event: string, fields?: LogFields) =>
        void lines.push(JSON.stringify({ level, event, ...fields })),
    },
    startThread: () => {
      const thread = startThread<MortalDirectoryThread>(threadFile(import.meta.url, 'mortal-directory-worker'), null)
      threads.push(thread)
      return thread
    },
  })
  takenDown.push(() => directory.stop())
  const until = async (holds: (state: DirectoryState) => boolean): Promise<DirectoryState> => {
    if (holds(directory.state())) return directory.state()
    const { promise, resolve } = Promise.withResolvers<DirectoryState>()
    const end = directory.onChange((state) => {
      if (holds(state)) resolve(state)
    })
    const state = await promise
    end()
    return state
  }
  return {
    directory,
    server,
    timer,
    lines,
    desk,
    crash: async () => {
      expect(await threads.at(-1)?.ask('die')).toEqual(fail({ kind: 'threadGone' }))
    },
    until,
    pass: async (milliseconds) => {
      while (timer.waiting === null) await new Promise((resolve) => setImmediate(resolve))
      const due = timer.waiting
      timer.waiting = null
      desk.now += milliseconds
      due.run()
      // What was read has been passed on when the next reading waits for its time.
      while (timer.waiting === null) await new Promise((resolve) => setImmediate(resolve))
    },
    find: async (text) => (await directory.search(text, 100)).people.map(({ summary }) => summary.id),
  }
}

/** Whether a complete list is there and none is being read. */
export function isRested(state: DirectoryState): boolean {
  return state.kind === 'ready' && !state.isSweeping
}
