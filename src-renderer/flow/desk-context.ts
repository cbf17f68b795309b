import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Action } from './actions.ts'
import type { Enrollment } from './enrollment.ts'
import type { EnrollmentStore } from './enrollment-store.ts'
import type { GroupsStore } from './groups-store.ts'
import type { JobsState, JobsStore } from './jobs-store.ts'
import type { PeopleSearch, PeopleSearchStore } from './people-search-store.ts'
import type { PersonEdit, PersonEditStore } from './person-edit-store.ts'
import type { SimilarPeopleStore } from './similar-people-store.ts'
import type { Surroundings } from './surroundings.ts'

/** What the screens of the desk share. */
export interface DeskParts {
  readonly enrollment: EnrollmentStore
  readonly search: PeopleSearchStore
  readonly jobs: JobsStore
  readonly edit: PersonEditStore
  readonly groups: GroupsStore
  readonly similar: SimilarPeopleStore
  readonly surroundings: Surroundings
}

/** Hands the desk's parts to its screens. */
export const DeskContext = createContext<DeskParts | null>(null)

/** The desk's parts. Throws outside a desk, which is a bug. */
export function useDesk(): DeskParts {
  const parts = useContext(DeskContext)
  if (parts === null) throw new Error('This cannot happen: a screen of the desk stands outside it.')
  return parts
}

/** A part of the enrollment's state. */
export function useEnrollment<Part>(select: (enrollment: Enrollment) => Part): Part {
  return useStore(useDesk().enrollment.store, select)
}

/** The one way to change the enrollment. */
export function useDispatch(): (action: Action) => void {
  return useDesk().enrollment.dispatch
}

/** A part of the search's state. */
export function usePeopleSearch<Part>(select: (search: PeopleSearch) => Part): Part {
  return useStore(useDesk().search.store, select)
}

/** The jobs of this station. */
export function useJobs(): JobsState {
  return useStore(useDesk().jobs.store)
}

/** The record that is being changed, if one is. */
export function usePersonEdit(): PersonEdit {
  return useStore(useDesk().edit.store)
}
