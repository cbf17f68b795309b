import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useDesk } from '../../flow/desk-context.ts'
import type { Groups } from '../../flow/groups-store.ts'

/** The groups of the server as far as the operator may use them; asked for when the first screen wants them. */
export function useGroups(): Groups {
  const { groups } = useDesk()
  useEffect(() => {
    groups.read()
  }, [groups])
  return useStore(groups.store)
}
