import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { ConnectionState } from '../../src-preload/contract/server.ts'
import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'
import { evidenceOf, type AwayFailure, type Evidence } from './connection-evidence.ts'
import { versionFromInfo } from './server-version.ts'
import type { Transport } from './transport.ts'
import { versionFileQuestion } from './version-file.ts'

/** Knows whether the server answers, and tells whoever asked to be told. */
export interface ConnectionMonitor {
  /** What is known now. */
  state(): ConnectionState
  /**
   * Begins to watch a server, forgets the one before, and asks at once. Answers the transport to use from now on: every
   * exchange through it counts as evidence, so that a busy desk is never probed.
   */
  watch(server: { readonly host: string; readonly transport: Transport }): Transport
  /**
   * The same for a device gateway in the place of a server: `ask` asks it something simple. Answers the function by which whoever
   * sees the connection come or go has it asked at once.
   */
  watchGateway(ask: () => Promise<Evidence>): () => void
  /** Ends the watch: no server is paired. */
  unwatch(): void
  /** Asks the server now, or waits for the question that is under way. Never rejects. */
  check(): Promise<ConnectionState>
  /** Learns the server's version from whoever was told, for example in the answer to a login. */
  learnVersion(version: string): void
  /** Calls back when the kind, the failure or the version changes. Answers the function that ends it. */
  onChange(listener: (state: ConnectionState) => void): () => void
}

/** What the monitor needs from outside. */
export interface ConnectionMonitorParts {
  readonly clock: Clock
  readonly startTimer: StartTimer
  readonly log: Log
}

/** While nothing else happens: often enough for an indicator to be believed, seldom enough for 200 desks. */
const quietInterval = 20_000

/** While the server is away, by how often it was missed: soon at first, then no oftener than in quiet times. */
const retryIntervals: readonly number[] = [5_000, 5_000, 10_000, quietInterval]

/** Who takes longer over so small a file is as good as away: the clerk would be waiting. Ours. */
const question = versionFileQuestion(8_000)

/** One server under watch. A new pairing makes a new one, so that late news of the old server is nobody's. */
interface Watch {
  /** Asks the server something simple. */
  readonly ask: (watch: Watch) => Promise<Evidence>
  version: string | null
  missed: number
  underWay: number
  asking: Promise<void> | null
  cancelTimer: () => void
}

/** Makes the monitor. It begins with no server. */
export function createConnectionMonitor({ clock, startTimer, log }: ConnectionMonitorParts): ConnectionMonitor {
  let state: ConnectionState = { kind: 'unpaired' }
  let current: Watch | null = null
  const listeners = new Set<(state: ConnectionState) => void>()

  function become(next: ConnectionState): void {
    const news = newsIn(next) !== newsIn(state)
    state = next
    if (!news) return
    const failure = next.kind === 'unreachable' ? { reason: next.failure.kind } : {}
    log.write('information', 'connection changed', { kind: next.kind, ...failure })
    for (const listener of listeners) listener(next)
  }

  function schedule(watch: Watch): void {
    watch.cancelTimer()
    if (watch !== current) return
    const wait = watch.missed === 0 ? quietInterval : (retryIntervals[watch.missed - 1] ?? quietInterval)
    watch.cancelTimer = startTimer(wait, () => {
      // An exchange under way is about to tell more than a question of ours could.
      if (watch.underWay > 0) schedule(watch)
      else void ask(watch)
    })
  }

  function there(watch: Watch, milliseconds: number): void {
    watch.missed = 0
    become({ kind: 'reachable', at: now(), milliseconds: Math.max(0, milliseconds), version: watch.version })
    schedule(watch)
  }

  function away(watch: Watch, failure: AwayFailure): void {
    watch.missed += 1
    become({ kind: 'unreachable', at: now(), failure })
    schedule(watch)
  }

  function now(): string {
    return new Date(clock()).toISOString()
  }

  /** Hears of an exchange that somebody else had. */
  function overhear(watch: Watch, evidence: Evidence, milliseconds: number): void {
    if (watch !== current) return
    if (evidence.kind === 'there') there(watch, milliseconds)
    if (evidence.kind === 'away') away(watch, evidence.failure)
    if (evidence.kind === 'doubt') void ask(watch)
  }

  function ask(watch: Watch): Promise<void> {
    watch.asking ??= askOnce(watch).finally(() => {
      watch.asking = null
    })
    return watch.asking
  }

  async function askOnce(watch: Watch): Promise<void> {
    watch.cancelTimer()
    const begun = clock()
    const evidence = await watch.ask(watch)
    if (watch !== current) return
    if (evidence.kind === 'there') there(watch, clock() - begun)
    else if (evidence.kind === 'nothing') schedule(watch)
    else away(watch, evidence.failure)
  }

  function begin(askServer: Watch['ask']): Watch {
    current?.cancelTimer()
    const watch: Watch = {
      ask: askServer,
      version: null,
      missed: 0,
      underWay: 0,
      asking: null,
      cancelTimer: () => undefined,
    }
    current = watch
    become({ kind: 'checking' })
    void ask(watch)
    return watch
  }

  function unwatch(): void {
    current?.cancelTimer()
    current = null
    become({ kind: 'unpaired' })
  }

  return {
    state: () => state,
    watch({ host, transport }) {
      const watch = begin(async (asked) => {
        const sent = await transport.send(question)
        if (sent.ok && sent.value.status === 200) asked.version ??= versionFromInfo(sent.value.text)
        return evidenceOf(sent, host)
      })
      return {
        async send(request) {
          watch.underWay += 1
          const begun = clock()
          try {
            const sent = await transport.send(request)
            overhear(watch, evidenceOf(sent, host), clock() - begun)
            return sent
          } finally {
            watch.underWay -= 1
          }
        },
        close: () => transport.close(),
      }
    },
    watchGateway(askGateway) {
      const watch = begin(askGateway)
      return () => {
        if (watch === current) void ask(watch)
      }
    },
    unwatch,
    async check() {
      const watch = current
      if (watch === null) return state
      if (state.kind === 'unreachable') become({ kind: 'checking' })
      await ask(watch)
      return state
    },
    learnVersion(version) {
      if (current === null) return
      current.version = version
      if (state.kind === 'reachable') become({ ...state, version })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** What a listener wants to hear of; the time and the milliseconds alone are no news. */
function newsIn(state: ConnectionState): string {
  switch (state.kind) {
    case 'unpaired':
    case 'checking':
      return state.kind
    case 'reachable':
      return JSON.stringify([state.kind, state.version])
    case 'unreachable':
      return JSON.stringify([state.kind, state.failure])
    default:
      return assertNever(state, 'a state of the connection without news')
  }
}
