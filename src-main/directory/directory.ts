import type { DirectoryAnswer, DirectoryPerson, DirectoryState } from '../../src-preload/contract/directory.ts'
import { assertNever, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import { startThread, threadFile, type Thread, type ThreadFailure } from '../storage/thread.ts'
import { removeCopy } from './copy-files.ts'
import { createDirectorySweeps, type SweepSource } from './directory-sweeps.ts'
import type { CopyPlace, DirectoryThread, ListFacts } from './directory-thread.ts'

/** What may have happened that the copy should hear of. */
export type DirectoryOccasion = 'signedIn' | 'signedOut' | 'reachable' | 'paired' | 'resumed' | 'settingsChanged'

/** The station's own copy of the people list, so that people are found while the server cannot be asked. */
export interface Directory {
  state(): DirectoryState
  /** Finds people, best first. Never fails: without a copy it finds nobody and says why in the state. */
  search(text: string, limit: number): Promise<DirectoryAnswer>
  /** Calls back when what `state` answers has changed. Answers the function that ends it. */
  onChange(listener: (state: DirectoryState) => void): () => void
  /** Takes note of people the server has just told of: found, read or created. */
  learn(people: readonly DirectoryPerson[]): void
  /** Takes note of somebody who is gone. */
  forget(id: string): void
  wake(occasion: DirectoryOccasion): void
  /** Writes what is not written yet, and ends the thread. */
  stop(): Promise<void>
}

/** What the copy is made of. */
export interface DirectoryParts extends SweepSource {
  /** The station's data folder. */
  readonly folder: string
  /** The data key, 32 bytes; `null` where nothing may be kept: then there is no copy, not even in memory. */
  readonly dataKey: () => Promise<Buffer | null>
  /** The paired server as one text; `null` without one. */
  readonly server: () => string | null
  /** What the clerk who is signed in may see, as one text; `null` while nobody is. Clerks with another scope get another copy. */
  readonly scope: () => string | null
  /** The setting `keepDirectory`. */
  readonly wanted: () => boolean
  readonly clock: Clock
  readonly startTimer: StartTimer
  readonly log: Log
  /** Starts the thread; `startDirectoryThread`, or another in tests. */
  readonly startThread: () => Thread<DirectoryThread>
}

/** Starts the thread that holds the people. */
export function startDirectoryThread(): Thread<DirectoryThread> {
  return startThread<DirectoryThread>(threadFile(import.meta.url, 'directory-worker'), null)
}

/** A thread that has died so often since the start does so because of what it holds: it is not started again. Ours. */
const mostDeaths = 3

/** What is there of a copy. `people`: how many there are; `facts`: `null` before the first complete list. */
type Copy =
  | { readonly kind: 'off'; readonly why: Extract<DirectoryState, { kind: 'off' }>['why'] }
  /** `isDamaged`: there was one, which could not be opened; told until a list takes its place. */
  | { readonly kind: 'open'; readonly people: number; readonly facts: ListFacts | null; readonly isDamaged: boolean }

/** What there is before the first list. */
const nobody: Copy = { kind: 'open', people: 0, facts: null, isDamaged: false }

/** Makes the copy and opens what is on the disk. */
export function createDirectory(parts: DirectoryParts): Directory {
  const { folder, log } = parts
  const listeners = new Set<(state: DirectoryState) => void>()
  let copy: Copy = nobody
  let opened: CopyPlace | null = null
  /** Whose eyes the people in memory are for; `null` while there are none. */
  let owner: string | null = null
  let thread: Thread<DirectoryThread> | null = null
  let deaths = 0
  let isStopped = false
  let last: Promise<unknown> = Promise.resolve()
  let told = ''

  const announce = (): void => {
    const now = state()
    if (JSON.stringify(now) === told) return
    told = JSON.stringify(now)
    for (const listener of listeners) listener(now)
  }
  const become = (next: Copy): void => {
    copy = next
    announce()
  }
  const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }

  /** Asks the thread; `null` where it did not answer. One that died is started again, and opens what is on the disk. */
  const ask = async <Value>(
    question: (to: Thread<DirectoryThread>) => Promise<Outcome<Value, ThreadFailure>>,
  ): Promise<Value | null> => {
    const asked = thread
    if (asked === null) return null
    const answered = await question(asked)
    if (answered.ok) return answered.value
    if (thread !== asked || isStopped) return null
    log.write('failure', 'people thread failed', {
      kind: answered.failure.kind,
      ...(answered.failure.kind === 'threadFailed' ? { trace: answered.failure.trace } : {}),
    })
    if (answered.failure.kind === 'threadGone') {
      ;[thread, opened, owner] = [null, null, null]
      deaths += 1
      if (copy.kind === 'open') become(nobody)
      void inTurn(settle)
    }
    return null
  }

  const isForThisClerk = (): boolean => owner !== null && owner === parts.scope()

  const sweeps = createDirectorySweeps({
    ...parts,
    target: {
      async begin() {
        const scope = parts.scope()
        if (opened === null || scope === null) return false
        owner = scope
        return (await ask(async (to) => to.ask('beginList'))) !== null
      },
      addPage: async (people) => (await ask(async (to) => to.ask('addPage', people))) === true,
      async finish(facts) {
        if (owner === null) return false
        const listFacts = { ...facts, scope: owner }
        const finished = await ask(async (to) => to.ask('finishList', listFacts))
        if (finished === null) return false
        if (finished.notSaved !== null) log.write('warning', 'people not kept', { reason: finished.notSaved.reason })
        if (copy.kind === 'open') become({ kind: 'open', people: finished.people, facts: listFacts, isDamaged: false })
        return true
      },
      async drop() {
        await ask(async (to) => to.ask('dropList'))
      },
      learn,
      lastList: () => (copy.kind === 'open' && isForThisClerk() ? copy.facts : null),
    },
    onChange: announce,
  })

  function state(): DirectoryState {
    if (copy.kind === 'off') return copy
    if (copy.isDamaged) return { kind: 'off', why: 'damaged' }
    const isSweeping = sweeps.isSweeping()
    if (copy.facts === null || (parts.scope() !== null && !isForThisClerk())) return { kind: 'empty', isSweeping }
    return { kind: 'ready', people: copy.people, sweptAt: copy.facts.sweptAt, isSweeping }
  }

  /** @param remove whether the files go as well: they do where nobody wants them any more */
  const close = async (why: Extract<Copy, { kind: 'off' }>['why'], remove: 'remove' | 'leave'): Promise<void> => {
    await sweeps.stop()
    const open = thread
    if (opened !== null) await ask(async (to) => to.ask('close'))
    ;[thread, opened, owner] = [null, null, null]
    await open?.stop()
    if (remove === 'remove') await removeCopy(folder)
    become({ kind: 'off', why })
  }

  /** Opens the copy of a place that is not open yet. */
  const open = async (place: CopyPlace): Promise<void> => {
    await sweeps.stop()
    thread ??= parts.startThread()
    const standing = await ask(async (to) => to.ask('open', place))
    if (standing === null) return
    opened = place
    if (standing.kind === 'ready') {
      owner = standing.facts.scope
      become({ kind: 'open', people: standing.people, facts: standing.facts, isDamaged: false })
      return
    }
    owner = null
    if (standing.why !== 'absent') log.write('warning', 'people copy not opened', { kind: standing.why })
    const isDamaged = standing.why !== 'absent' && standing.why !== 'otherServer'
    become({ kind: 'open', people: 0, facts: null, isDamaged })
  }

  /** Brings what is open in line with what is wanted, paired and possible. Answers whether a copy can be used. */
  const settle = async (): Promise<boolean> => {
    if (isStopped) return false
    const server = parts.server()
    if (!parts.wanted() || server === null) {
      deaths = 0
      await close(parts.wanted() ? 'noServer' : 'notWanted', 'remove')
      return false
    }
    const dataKey = await parts.dataKey()
    if (dataKey === null || deaths >= mostDeaths) {
      await close(dataKey === null ? 'cannotKeep' : 'damaged', 'leave')
      return false
    }
    const isOpen = opened?.server === server && dataKey.equals(opened.dataKey)
    const scope = parts.scope()
    const isForOthers = isOpen && owner !== null && scope !== null && owner !== scope
    // The people somebody else may see are gone from memory and disk before this clerk's are read.
    if (isForOthers) {
      await sweeps.stop()
      await ask(async (to) => to.ask('remove', folder))
    }
    if (!isOpen || isForOthers) await open({ folder, dataKey, server })
    if (opened === null || scope === null) return false
    if (owner !== null && owner !== scope) return settle()
    if (!isOpen || isForOthers) sweeps.start()
    return true
  }

  function learn(people: readonly DirectoryPerson[]): void {
    if (people.length === 0 || !isForThisClerk()) return
    void ask(async (to) => to.ask('learn', people)).then(note)
  }

  const note = (people: number | null): void => {
    if (people !== null && copy.kind === 'open') become({ ...copy, people })
  }

  void inTurn(settle)

  return {
    state,
    async search(text, limit) {
      const found = isForThisClerk() ? await ask(async (to) => to.ask('search', text, limit)) : null
      return { people: [...(found?.people ?? [])], hasMore: found?.hasMore ?? false, state: state() }
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    learn,
    forget(id) {
      if (owner !== null) void ask(async (to) => to.ask('forget', id)).then(note)
    },
    wake(occasion) {
      switch (occasion) {
        case 'signedIn':
          void inTurn(async () => {
            const wasOpen = opened
            if ((await settle()) && opened === wasOpen) sweeps.start()
          })
          return
        case 'signedOut':
          void inTurn(async () => sweeps.stop()).then(announce)
          return
        case 'reachable':
        case 'resumed':
          sweeps.renew()
          return
        case 'paired':
        case 'settingsChanged':
          void inTurn(settle)
          return
        default:
          assertNever(occasion, 'an occasion was never named')
      }
    },
    async stop() {
      await inTurn(async () => {
        isStopped = true
        await sweeps.stop()
        if (opened !== null) await ask(async (to) => to.ask('close'))
        await thread?.stop()
      })
    },
  }
}
