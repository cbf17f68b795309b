import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../src-preload/contract/bridge.ts'
import type { FailureOf } from '../../src-preload/contract/calls.ts'
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
}

/** The station as the window knows it once main has told everything. */
export interface ReadyStation extends StationFactsShown {
  readonly kind: 'ready'
  /** How the settings came to be when the window opened. */
  readonly settingsOrigin: SettingsOrigin
  readonly facts: StationFacts
}

/** What the window knows of the station: nothing yet, everything, or why main could not tell. */
export type StationState =
  { readonly kind: 'starting' } | { readonly kind: 'failed'; readonly failure: FailureOf<'readServer'> } | ReadyStation

/** The station's state in this window, and the two ways in which it changes. */
export interface StationStore {
  readonly store: StoreApi<StationState>
  /** Listens to main and asks it for everything. Answers the function that ends the listening. */
  readonly start: () => () => void
  /** Takes over what a call has answered; the event that announces the same may come before or after. */
  readonly accept: (change: Partial<StationFactsShown>) => void
}

/**
 * Keeps a copy of what main knows about server, connection, session and settings.
 *
 * What main announces while the first questions are still open is newer than their answers, and wins.
 */
export function createStationStore(bridge: Bridge): StationStore {
  const store = createStore<StationState>(() => ({ kind: 'starting' }))
  let announced: Partial<StationFactsShown> = {}

  const accept = (change: Partial<StationFactsShown>): void => {
    const state = store.getState()
    if (state.kind === 'ready') store.setState({ ...state, ...change }, true)
    else announced = { ...announced, ...change }
  }

  const read = async (isWanted: () => boolean): Promise<void> => {
    const [facts, settings, server, session, connection] = await Promise.all([
      bridge.describeStation({}),
      bridge.readSettings({}),
      bridge.readServer({}),
      bridge.readSession({}),
      bridge.checkConnection({}),
    ])
    if (!isWanted()) return
    const failed = [facts, settings, server, session, connection].find((answer) => !answer.ok)
    if (failed !== undefined && !failed.ok) store.setState({ kind: 'failed', failure: failed.failure }, true)
    if (!facts.ok || !settings.ok || !server.ok || !session.ok || !connection.ok) return
    store.setState(
      {
        kind: 'ready',
        facts: facts.value,
        settings: settings.value.settings,
        settingsOrigin: settings.value.origin,
        server: server.value,
        session: session.value,
        connection: connection.value,
        ...announced,
      },
      true,
    )
  }

  const start = (): (() => void) => {
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
    ]
    void read(() => isWanted)
    return () => {
      isWanted = false
      for (const end of ends) end()
    }
  }

  return { store, start, accept }
}
