import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MailLanguage } from '../../src-preload/contract/mail.ts'
import type { Action } from './actions.ts'
import { advance } from './advance.ts'
import { createCallRunner } from './call-runner.ts'
import { firstEnrollment, type Enrollment } from './enrollment.ts'
import { releaseCaptures } from './release-captures.ts'
import type { Surroundings } from './surroundings.ts'
import { wantedCalls } from './wanted-calls.ts'

/** The enrollment of one desk: its state, and the one way to change it. */
export interface EnrollmentStore {
  readonly store: StoreApi<Enrollment>
  readonly dispatch: (action: Action) => void
  /** Listens to the main process until the function it answers is called. The state outlives the listening. */
  readonly start: () => () => void
}

/**
 * Joins the pure flow to the main process: after every action, what the new state asks for is set going.
 *
 * @param readMailLanguage the language of the mobile-enrollment mail as it is set now
 * @param owner the user id of the operator whose work this is. When somebody else signs in, nothing of it is resumed: it
 *   would be done in the other one's name in the moment before the window takes the desk away.
 */
export function createEnrollmentStore(
  surroundings: Pick<Surroundings, 'bridge' | 'newCallId'>,
  readMailLanguage: () => MailLanguage,
  owner: string,
): EnrollmentStore {
  const store = createStore<Enrollment>(() => firstEnrollment)
  let runner: ReturnType<typeof createCallRunner> | null = null

  const settle = (): void => {
    runner?.run(wantedCalls(store.getState(), readMailLanguage()))
  }

  const dispatch = (action: Action): void => {
    const before = store.getState()
    const after = advance(before, action)
    store.setState(after, true)
    releaseCaptures(before, after)
    settle()
  }

  const start = (): (() => void) => {
    const current = createCallRunner(surroundings, dispatch)
    runner = current
    const endListening = surroundings.bridge.on.sessionChanged((session) => {
      if (session.kind !== 'signedOut' && session.operator.userId !== owner) return
      dispatch({ kind: 'sessionChanged', session })
    })
    dispatch({ kind: 'deskOpened' })
    return () => {
      endListening()
      runner = null
      current.end()
    }
  }

  return { store, dispatch, start }
}
