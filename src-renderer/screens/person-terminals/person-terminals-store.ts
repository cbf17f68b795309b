import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../src-preload/contract/bridge.ts'
import { isTerminalThere } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { Terminals } from '../../../src-preload/contract/terminal.ts'
import type { PersonAtTerminals } from '../../application/open-person-terminals.ts'
import {
  faceSource,
  unfinished,
  type Deed,
  type DeedOutcome,
  type PersonTerminals,
  type Presence,
} from './person-terminals.ts'

/** One person at the terminals: its state, and what moves it. */
export interface PersonTerminalsStore {
  readonly store: StoreApi<PersonTerminals>
  /** Reads the record and asks the terminals, until the function it answers is called: then nothing more is done. */
  readonly start: () => () => void
  /** Asks for everything anew. */
  readonly readAgain: () => void
  readonly choose: (terminals: ReadonlySet<string>) => void
  readonly copyFace: (isCopying: boolean) => void
  /** Does it at the chosen terminals. */
  readonly run: (deed: Deed) => Promise<void>
  /** Does the last deed again where it has not done all, and nowhere else. */
  readonly retry: () => Promise<void>
  readonly stop: () => void
}

/** What the store needs from outside. */
export interface PersonTerminalsParts {
  readonly bridge: Pick<
    Bridge,
    | 'readTerminals'
    | 'readPersonOnTerminal'
    | 'prepareForTerminals'
    | 'putOnTerminal'
    | 'removeFromTerminal'
    | 'cancelCall'
  > & { readonly on: Pick<Bridge['on'], 'terminalsChanged'> }
  readonly newCallId: () => string
  readonly person: PersonAtTerminals
}

/** How many terminals are asked at a time what they hold: a slow one holds up no other. Ours. */
const askedAtOnce = 6

/** How many are changed at a time: few enough that "stop" stops most. Ours. */
const changedAtOnce = 3

/** Asks the terminals for one person and changes them there. It has a state of its own: no enrollment is touched. */
export function createPersonTerminalsStore({ bridge, newCallId, person }: PersonTerminalsParts): PersonTerminalsStore {
  const store = createStore<PersonTerminals>(() => ({
    ground: { kind: 'reading' },
    terminals: { kind: 'reading' },
    failure: null,
    presences: new Map(),
    chosen: new Set(),
    isCopying: true,
    deed: null,
  }))
  const asking = new Set<string>()
  const changing = new Set<string>()
  let isWanted = false
  /** Counts deeds, so that what was given up changes nothing any more. */
  let turn = 0
  let readers = 0

  const giveUp = (calls: Set<string>): void => {
    for (const callId of calls) void bridge.cancelCall({ callId })
    calls.clear()
  }
  const calling = async <Answer>(calls: Set<string>, ask: (callId: string) => Promise<Answer>): Promise<Answer> => {
    const callId = newCallId()
    calls.add(callId)
    const answer = await ask(callId)
    calls.delete(callId)
    return answer
  }
  const setPresence = (id: string, presence: Presence): void => {
    store.setState(({ presences }) => ({ presences: new Map(presences).set(id, presence) }))
  }
  const settle = (id: string, outcome: DeedOutcome): void => {
    store.setState(({ deed }) =>
      deed === null ? {} : { deed: { ...deed, outcomes: new Map(deed.outcomes).set(id, outcome) } },
    )
  }

  const askOne = async (terminal: string): Promise<void> => {
    setPresence(terminal, { kind: 'asking' })
    const answer = await calling(asking, (callId) => bridge.readPersonOnTerminal({ callId, terminal, id: person.id }))
    if (!isWanted) return
    if (answer.ok) setPresence(terminal, { kind: 'told', there: answer.value })
    else if (answer.failure.kind === 'terminalUnreachable') setPresence(terminal, { kind: 'unreachable' })
    else setPresence(terminal, { kind: 'unknown', failure: answer.failure })
  }
  /** Asks whoever waits to be asked; more come while it runs. */
  const askWaiting = async (): Promise<void> => {
    readers += 1
    for (;;) {
      const next = [...store.getState().presences].find(([, { kind }]) => kind === 'waiting')
      if (next === undefined || !isWanted) break
      await askOne(next[0])
    }
    readers -= 1
  }
  const askAll = (): void => {
    const waiting = [...store.getState().presences.values()].filter(({ kind }) => kind === 'waiting').length
    const more = Math.min(askedAtOnce - readers, waiting)
    for (let started = 0; started < more; started += 1) void askWaiting()
  }

  /** Whoever is connected and has not told is asked; whoever is away and has not told is told to be away. */
  const accept = (terminals: Terminals): void => {
    const presences = new Map(store.getState().presences)
    if (terminals.kind === 'read')
      for (const { id, state } of terminals.terminals) {
        const kind = presences.get(id)?.kind
        if (isTerminalThere(state)) {
          if (kind === undefined || kind === 'unreachable') presences.set(id, { kind: 'waiting' })
        } else if (kind === undefined || kind === 'waiting') presences.set(id, { kind: 'unreachable' })
      }
    store.setState({ terminals, presences })
    askAll()
  }
  const readTerminals = async (again: boolean): Promise<void> => {
    const answer = await calling(asking, (callId) => bridge.readTerminals({ callId, again }))
    if (!isWanted) return
    store.setState({ failure: answer.ok ? null : answer.failure })
    if (answer.ok) accept(answer.value)
  }
  const prepare = async (): Promise<void> => {
    store.setState({ ground: { kind: 'reading' } })
    const { id, consent } = person
    const facePicture = person.facePicture === null ? null : new Uint8Array(person.facePicture)
    const answer = await calling(asking, (callId) => bridge.prepareForTerminals({ callId, id, facePicture, consent }))
    if (!isWanted) return
    store.setState({
      ground: answer.ok ? { kind: 'ready', prepared: answer.value } : { kind: 'failed', failure: answer.failure },
    })
  }

  const changeOne = async (deed: Deed, terminal: string, own: number): Promise<void> => {
    settle(terminal, { kind: 'running' })
    const outcome = deed === 'put' ? await put(terminal) : await remove(terminal)
    if (turn !== own) return
    settle(terminal, outcome)
    if (outcome.kind !== 'failed') await askOne(terminal)
  }
  const put = async (terminal: string): Promise<DeedOutcome> => {
    const state = store.getState()
    if (state.ground.kind !== 'ready') return { kind: 'failed', failure: { kind: 'orderOutdated' } }
    const { order, hasFace } = state.ground.prepared
    const copyFaceFrom = hasFace || !state.isCopying ? null : (faceSource(state)?.id ?? null)
    const answer = await calling(changing, (callId) => bridge.putOnTerminal({ callId, terminal, order, copyFaceFrom }))
    return answer.ok ? { kind: 'put', result: answer.value } : { kind: 'failed', failure: answer.failure }
  }
  const remove = async (terminal: string): Promise<DeedOutcome> => {
    const { id, name } = person
    const answer = await calling(changing, (callId) => bridge.removeFromTerminal({ callId, terminal, id, name }))
    return answer.ok ? { kind: 'removed', did: answer.value.did } : { kind: 'failed', failure: answer.failure }
  }
  const runAt = async (deed: Deed, terminals: readonly string[], before: ReadonlyMap<string, DeedOutcome>) => {
    giveUp(changing)
    turn += 1
    const own = turn
    const waiting = terminals.map((id) => [id, { kind: 'waiting' }] as const)
    store.setState({ deed: { kind: deed, isRunning: true, outcomes: new Map([...before, ...waiting]) } })
    const left = [...terminals]
    const isCurrent = (): boolean => turn === own
    const work = async (): Promise<void> => {
      while (isCurrent()) {
        const next = left.shift()
        if (next === undefined) return
        await changeOne(deed, next, own)
      }
    }
    await Promise.all(Array.from({ length: changedAtOnce }, work))
    store.setState((state) =>
      turn === own && state.deed !== null ? { deed: { ...state.deed, isRunning: false } } : {},
    )
  }

  return {
    store,
    start: () => {
      isWanted = true
      const end = bridge.on.terminalsChanged(accept)
      void prepare()
      void readTerminals(false)
      return () => {
        isWanted = false
        turn += 1
        end()
        giveUp(asking)
        giveUp(changing)
      }
    },
    readAgain: () => {
      store.setState({ presences: new Map() })
      void prepare()
      void readTerminals(true)
    },
    choose: (chosen) => {
      store.setState({ chosen })
    },
    copyFace: (isCopying) => {
      store.setState({ isCopying })
    },
    run: async (deed) => {
      const { terminals, chosen } = store.getState()
      if (terminals.kind !== 'read' || chosen.size === 0) return
      const ids = terminals.terminals.map(({ id }) => id).filter((id) => chosen.has(id))
      await runAt(deed, ids, new Map())
    },
    retry: async () => {
      const { deed } = store.getState()
      if (deed === null) return
      const isOutdated = [...deed.outcomes.values()].some(
        (outcome) => outcome.kind === 'failed' && outcome.failure.kind === 'orderOutdated',
      )
      if (isOutdated) await prepare()
      await runAt(deed.kind, unfinished(store.getState()), deed.outcomes)
    },
    stop: () => {
      const { deed } = store.getState()
      if (deed?.isRunning !== true) return
      turn += 1
      giveUp(changing)
      const outcomes = [...deed.outcomes].map(([id, outcome]): [string, DeedOutcome] => {
        const { kind } = outcome
        return kind === 'waiting' || kind === 'running'
          ? [id, { kind: 'stopped', left: kind === 'running' }]
          : [id, outcome]
      })
      store.setState({ deed: { ...deed, isRunning: false, outcomes: new Map(outcomes) } })
    },
  }
}
