import { createContext, useContext } from 'react'
import type { ConsentRecord } from '../../src-preload/contract/consent.ts'

/** Whose terminals are opened, and the picture of their face that was just accepted, with the consent it was accepted with. */
export interface PersonAtTerminals {
  readonly id: string
  readonly name: string
  readonly facePicture: Uint8Array | null
  readonly consent: ConsentRecord | null
}

/** Opens the terminals of a person over the desk. */
export type OpenPersonTerminals = (person: PersonAtTerminals) => void

/** Hands the way to a person's terminals to the screens of the desk; `null` where there is no gateway. */
export const PersonTerminalsContext = createContext<OpenPersonTerminals | null>(null)

/** The way to a person's terminals, or `null` where there is none. */
export function useOpenPersonTerminals(): OpenPersonTerminals | null {
  return useContext(PersonTerminalsContext)
}
