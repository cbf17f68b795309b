import { createContext, useContext } from 'react'
import type { NamedThing } from '../../src-preload/contract/door-event.ts'

/** Opens the door events over the desk, for one person or, with `null`, for everybody. */
export type OpenDoorEvents = (person: NamedThing | null) => void

/** Hands the way to the door events to the screens of the desk; `null` where the account may not read them. */
export const DoorEventsContext = createContext<OpenDoorEvents | null>(null)

/** The way to the door events, or `null` where there is none. */
export function useOpenDoorEvents(): OpenDoorEvents | null {
  return useContext(DoorEventsContext)
}
