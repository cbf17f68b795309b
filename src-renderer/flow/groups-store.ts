import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FailureOf } from '../../src-preload/contract/calls.ts'
import type { AccessGroup, UserGroupRow } from '../../src-preload/contract/person-change.ts'
import type { Surroundings } from './surroundings.ts'

/** A list of groups: nobody has asked for it, it is on its way, there, or refused. */
export type GroupList<Row, Problem> =
  | { readonly kind: 'notRead' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly groups: readonly Row[] }
  | { readonly kind: 'failed'; readonly failure: Problem }

/** The groups of the server as far as the operator may use them. */
export interface Groups {
  readonly access: GroupList<AccessGroup, FailureOf<'readAccessGroups'>>
  readonly user: GroupList<UserGroupRow, FailureOf<'readUserGroups'>>
}

/** The groups of one desk, asked for once in a session and again after a failure. */
export interface GroupsStore {
  readonly store: StoreApi<Groups>
  /** Asks for what is not there and not on its way. */
  readonly read: () => void
  /** Asks anew for everything: groups are made and renamed while a station runs. */
  readonly refresh: () => void
  /** Listens to the session until the function it answers is called. */
  readonly start: () => () => void
}

const nothingRead: Groups = { access: { kind: 'notRead' }, user: { kind: 'notRead' } }

/** Builds the groups of one desk. Old lists stay until the new ones are there. */
export function createGroupsStore({ bridge, newCallId }: Pick<Surroundings, 'bridge' | 'newCallId'>): GroupsStore {
  const store = createStore<Groups>(() => nothingRead)
  /** Names the lists of one session: what comes for an earlier one is dropped. */
  let session = 0

  const readAccess = async (): Promise<void> => {
    const asked = session
    if (store.getState().access.kind !== 'read') store.setState({ access: { kind: 'reading' } })
    const answer = await bridge.readAccessGroups({ callId: newCallId() })
    if (asked !== session) return
    if (answer.ok) store.setState({ access: { kind: 'read', groups: answer.value.groups } })
    else if (store.getState().access.kind !== 'read')
      store.setState({ access: { kind: 'failed', failure: answer.failure } })
  }

  const readUser = async (): Promise<void> => {
    const asked = session
    if (store.getState().user.kind !== 'read') store.setState({ user: { kind: 'reading' } })
    const answer = await bridge.readUserGroups({ callId: newCallId() })
    if (asked !== session) return
    if (answer.ok) store.setState({ user: { kind: 'read', groups: answer.value.groups } })
    else if (store.getState().user.kind !== 'read')
      store.setState({ user: { kind: 'failed', failure: answer.failure } })
  }

  const isMissing = ({ kind }: { readonly kind: string }): boolean => kind === 'notRead' || kind === 'failed'

  const forget = (): void => {
    session += 1
    store.setState(nothingRead)
  }

  return {
    store,
    read: () => {
      const { access, user } = store.getState()
      if (isMissing(access)) void readAccess()
      if (isMissing(user)) void readUser()
    },
    refresh: () => {
      void readAccess()
      void readUser()
    },
    start: () =>
      bridge.on.sessionChanged(({ kind }) => {
        // The next session may be another operator's, with other groups.
        if (kind === 'signedOut') forget()
      }),
  }
}
