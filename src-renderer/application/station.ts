import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { offersOf, type Offers } from '../../src-preload/contract/rules/offers.ts'
import type { Operator } from '../../src-preload/contract/session.ts'
import type { Settings } from '../../src-preload/contract/settings.ts'
import type { ReadyStation, StationState, StationStore } from './station-store.ts'

/** Hands the station's state to the components below. */
export const StationContext = createContext<StationStore | null>(null)

/** The store itself, for `accept`. Throws outside a `StationContext`, which is a bug. */
export function useStationStore(): StationStore {
  const store = useContext(StationContext)
  if (store === null) throw new Error('This cannot happen: a component that shows the station stands outside it.')
  return store
}

/** The station's state, whatever it is. */
export function useStationState(): StationState {
  return useStore(useStationStore().store)
}

/** A part of the ready station. Only for components that are shown once it is ready; elsewhere it throws, which is a bug. */
export function useStation<Part>(select: (station: ReadyStation) => Part): Part {
  return useStore(useStationStore().store, (state) => {
    if (state.kind !== 'ready')
      throw new Error('This cannot happen: a screen of the ready station is shown before it is.')
    return select(state)
  })
}

/** The settings of this station. */
export function useSettings(): Settings {
  return useStation((station) => station.settings)
}

/** What there is at this station besides finding, creating and enrolling people. */
export function useOffers(): Offers {
  return useStation((station) => offersOf(station.server))
}

/** Whether people are kept on terminals, without a server. `false` as long as the station is not ready, and needs no ready one. */
export function useIsAtTerminals(): boolean {
  return useStore(useStationStore().store, (state) => state.kind === 'ready' && offersOf(state.server).terminalChoice)
}

/** The operator at the desk, signed in or locked; `null` when nobody is. */
export function useOperator(): Operator | null {
  return useStation((station) => (station.session.kind === 'signedOut' ? null : station.session.operator))
}
