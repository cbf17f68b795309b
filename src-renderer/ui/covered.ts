import { createContext, useContext } from 'react'

/**
 * Tells what is below that another screen lies over it. Dialogs and lists float above the whole window, so they must go while their
 * screen is covered: a lock that leaves somebody's name floating over it locks nothing.
 */
export const CoveredContext = createContext(false)

/** Whether another screen lies over this one. */
export function useIsCovered(): boolean {
  return useContext(CoveredContext)
}
