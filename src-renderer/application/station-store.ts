import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../src-preload/contract/bridge.ts'
import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { DirectoryState } from '../../src-preload/contract/directory.ts'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { GatewayState } from '../../src-preload/contract/gateway.ts'
import type { OutboxState } from '../../src-preload/contract/job.ts'
import type { ConnectionState, ServerState } from '../../src-preload/contract/server.ts'
import type { SessionState } from '../../src-preload/contract/session.ts'
import type { Settings, SettingsOrigin } from '../../src-preload/contract/settings.ts'
import type { StationFacts } from '../../src-preload/contract/station.ts'

/** What main announces and the window keeps a copy of. */
export interface StationFactsShown {
  readonly server: ServerState
  readonly connection: ConnectionState
  readonly session: SessionState
  readonly settings: Settings
  readonly outbox: OutboxState
  readonly directory: DirectoryState
  readonly gateway: GatewayState
}

/** The station as the window knows it once main has told everything. */
export interface ReadyStation extends StationFactsShown {
  readonly kind: 'ready'
  /** How the settings came to be when the window opened. */
  readonly settingsOrigin: SettingsOrigin
  readonly facts: StationFacts
  /** The changed certificate that has stopped the line; it stays so while the server is asked again. */
  readonly stopped: Failure<'certificateChanged'> | null
}

/** What the window knows of the station: nothing yet, everything, or why main could not tell. */
export type StationState =
  { readonly kind: 'starting' } | { readonly kind: 'failed'; readonly failure: FailureOf<'readServer'> } | ReadyStation

/** The station's state in this window, and the two ways in which it changes. */
export interface StationStore {
  readonly store: StoreApi<StationState>
  /** Listens to main and asks it for everything, afresh each time. Answers the function that ends the listening. */
  readonly start: () => () => void
  /** Takes over what a call has answered; the event that announces the same may come before or after. */
  readonly accept: (change: Partial<StationFactsShown>) => void
}

/**
 * Keeps a copy of what main knows about server, connection, session, settings, saved work, the list of people and the device gateway.
 *
 * What main announces while the first questions are still open is newer than their answers, and wins.
 */
export function createStationStore(bridge: Bridge): StationStore {
  const store = createStore<StationState>(() => ({ kind: 'starting' }))
  let announced: Partial<StationFactsShown> = {}
  let stop = (): void => undefined

  const accept = (change: Partial<StationFactsShown>): void => {
    const state = store.getState()
    if (state.kind === 'ready') store.setState(changed(state, change), true)
    // Kept for the moment when the first answers, which are older, have come.
    else announced = { ...announced, ...change }
  }

  const check = async (isWanted: () => boolean): Promise<void> => {
    const answer = await bridge.checkConnection({})
    if (isWanted() && answer.ok) accept({ connection: answer.value })
  }

  const read = async (isWanted: () => boolean): Promise<void> => {
    // A server that is down answers this only when time is up; the window does not wait for it.
    void check(isWanted)
    const [facts, settings, server, session, outbox, directory, gateway] = await Promise.all([
      bridge.describeStation({}),
      bridge.readSettings({}),
      bridge.readServer({}),
      bridge.readSession({}),
      bridge.readOutbox({}),
      bridge.readDirectory({}),
      bridge.readGateway({}),
    ])
    if (!isWanted()) return
    const failed = [facts, settings, server, session, outbox, directory, gateway].find((answer) => !answer.ok)
    if (failed !== undefined && !failed.ok) store.setState({ kind: 'failed', failure: failed.failure }, true)
    if (!facts.ok || !settings.ok || !server.ok || !session.ok || !outbox.ok || !directory.ok || !gateway.ok) return
    const ready: ReadyStation = {
      kind: 'ready',
      facts: facts.value,
      settings: settings.value.settings,
      settingsOrigin: settings.value.origin,
      server: server.value,
      session: session.value,
      outbox: outbox.value,
      directory: directory.value,
      gateway: gateway.value,
      connection: { kind: server.value.kind === 'unpaired' ? 'unpaired' : 'checking' },
      stopped: null,
    }
    store.setState(changed(ready, announced), true)
  }

  const start = (): (() => void) => {
    stop()
    let isWanted = true
    announced = {}
    store.setState({ kind: 'starting' }, true)
    const ends = [
      bridge.on.serverChanged((server) => {
        accept({ server })
      }),
      bridge.on.connectionChanged((connection) => {
        accept({ connection })
      }),
      bridge.on.sessionChanged((session) => {
        accept({ session })
      }),
      bridge.on.settingsChanged((settings) => {
        accept({ settings })
      }),
      bridge.on.outboxChanged((outbox) => {
        accept({ outbox })
      }),
      bridge.on.directoryChanged((directory) => {
        accept({ directory })
      }),
      bridge.on.gatewayChanged((gateway) => {
        accept({ gateway })
      }),
    ]
    void read(() => isWanted)
    stop = () => {
      isWanted = false
      for (const end of ends) end()
    }
    return stop
  }

  return { store, start, accept }
}

function changed(station: ReadyStation, change: Partial<StationFactsShown>): ReadyStation {
  const next = { ...station, ...change }
  return { ...next, stopped: stoppedBy(station.stopped, next) }
}

function stoppedBy(
  previous: ReadyStation['stopped'],
  { server, connection }: StationFactsShown,
): ReadyStation['stopped'] {
  if (server.kind === 'unpaired') return null
  if (connection.kind === 'checking') return previous
  return connection.kind === 'unreachable' && connection.failure.kind === 'certificateChanged'
    ? connection.failure
    : null
}
