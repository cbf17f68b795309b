import { createContext, useContext } from 'react'
import type { Bridge } from '../src-preload/contract/bridge.ts'
import type { bridgeName } from '../src-preload/contract/names.ts'

declare global {
  interface Window {
    readonly [bridgeName]: Bridge
  }
}

/** The bridge to the main process as the preload put it into this window. Only `main.tsx` takes it; components ask `useBridge`. */
export function takeBridge(): Bridge {
  return window.vestibule
}

/** Hands the bridge to the components below, so that a test can hand them a small fake instead. */
export const BridgeContext = createContext<Bridge | null>(null)

/** The bridge to the main process. Throws outside a `BridgeContext`, which is a bug. */
export function useBridge(): Bridge {
  const given = useContext(BridgeContext)
  if (given === null) throw new Error('This cannot happen: a component that speaks to main stands outside the bridge.')
  return given
}
