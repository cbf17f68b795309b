import { useRef, useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { InputOf } from '../../../src-preload/contract/calls.ts'
import { newCallId } from '../../application/call-id.ts'
import { useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'

/** Where a sign-in stands. `refused` means the server did not take the password; `failed` that it was never asked in the end. */
export type SignInState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** One sign-in at a time, which can be given up. */
export interface SigningIn {
  readonly state: SignInState
  readonly start: (credentials: Omit<InputOf<'signIn'>, 'callId'>) => Promise<SignInState>
  readonly stop: () => void
  /** Takes the last failure off the screen. */
  readonly forget: () => void
}

/** The failures after which the same password is not worth trying again. */
const refusals: ReadonlySet<Failure['kind']> = new Set([
  'wrongCredentials',
  'accountLocked',
  'accountRefused',
  'deskPasswordWrong',
  'deskClosed',
  'deskPasswordGone',
])

/** What a failed sign-in means for the password that was typed; a sign-in that was given up is no failure. */
export function stateAfter(failure: Failure): SignInState {
  if (failure.kind === 'cancelled') return { kind: 'idle' }
  return { kind: refusals.has(failure.kind) ? 'refused' : 'failed', failure }
}

/** Signs a clerk in and tells where that stands. */
export function useSignIn(): SigningIn {
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [state, setState] = useState<SignInState>({ kind: 'idle' })
  const running = useRef<string | null>(null)
  return {
    state,
    start: async (credentials) => {
      if (running.current !== null) return state
      const callId = newCallId()
      running.current = callId
      setState({ kind: 'running' })
      const answer = await bridge.signIn({ ...credentials, callId })
      running.current = null
      const after: SignInState = answer.ok ? { kind: 'idle' } : stateAfter(answer.failure)
      setState(after)
      if (answer.ok) accept({ session: answer.value })
      return after
    },
    stop: () => {
      if (running.current !== null) void bridge.cancelCall({ callId: running.current })
    },
    forget: () => {
      setState({ kind: 'idle' })
    },
  }
}
