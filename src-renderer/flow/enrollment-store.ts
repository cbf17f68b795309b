import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Settings } from '../../src-preload/contract/settings.ts'
import type { Action } from './actions.ts'
import { advance } from './advance.ts'
import { concerns } from './advance-job.ts'
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

/** The settings that the flow goes by. */
export type FlowSettings = Pick<Settings, 'mailLanguage' | 'askForConsent'>

/**
 * Joins the pure flow to the main process: after every action, what the new state asks for is set going.
 *
 * @param readSettings the settings as they are now: the language of the mobile-enrollment mail, and whether consent is asked for
 * @param owner the user id of the operator whose work this is. When somebody else signs in, nothing of it is resumed: it
 *   would be done in the other one's name in the moment before the window takes the desk away.
 */
export function createEnrollmentStore(
  surroundings: Pick<Surroundings, 'bridge' | 'newCallId'>,
  readSettings: () => FlowSettings,
  owner: string,
): EnrollmentStore {
  const store = createStore<Enrollment>(() => firstEnrollment)
  let runner: ReturnType<typeof createCallRunner> | null = null

  const settle = (): void => {
    runner?.run(wantedCalls(store.getState(), readSettings().mailLanguage))
  }

  const dispatch = (action: Action): void => {
    const before = store.getState()
    const after = advance({ ...before, asksForConsent: readSettings().askForConsent }, action)
    store.setState(after, true)
    releaseCaptures(before, after)
    settle()
  }

  const start = (): (() => void) => {
    const current = createCallRunner(surroundings, dispatch)
    runner = current
    const ends = [
      surroundings.bridge.on.sessionChanged((session) => {
        if (session.kind !== 'signedOut' && session.operator.userId !== owner) return
        dispatch({ kind: 'sessionChanged', session })
      }),
      surroundings.bridge.on.jobChanged((job) => {
        // Thousands may pass while a queue is worked off: only one this desk can be about is worth a turn of the flow.
        if (concerns(store.getState(), job)) dispatch({ kind: 'jobChanged', job })
      }),
    ]
    dispatch({ kind: 'deskOpened' })
    return () => {
      for (const stop of ends) stop()
      runner = null
      current.end()
    }
  }

  return { store, dispatch, start }
}
