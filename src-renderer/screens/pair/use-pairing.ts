import { useRef, useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { ServerProbe, Trust } from '../../../src-preload/contract/server.ts'
import { newCallId } from '../../application/call-id.ts'
import { useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'

/** Where a pairing stands: an address to type, a look under way, what was seen, and the confirmation under way. */
export type PairingState =
  | { readonly kind: 'typing'; readonly failure: Failure | null }
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly probe: ServerProbe; readonly failure: Failure | null }
  | { readonly kind: 'confirming'; readonly probe: ServerProbe }

/** A pairing and what moves it on. */
export interface Pairing {
  readonly state: PairingState
  readonly look: (address: string) => Promise<void>
  readonly stopLooking: () => void
  readonly startOver: () => void
  readonly confirm: (trust: Trust['kind']) => Promise<void>
}

/** The failures after which what was seen is worth nothing and has to be looked at again. */
const outdated: ReadonlySet<Failure['kind']> = new Set(['probeOutdated', 'certificateChanged'])

/** What a refused confirmation leaves: what was seen, or only the address when the look is worth nothing any more. */
export function stateAfterRefusal(probe: ServerProbe, failure: Failure): PairingState {
  return outdated.has(failure.kind) ? { kind: 'typing', failure } : { kind: 'found', probe, failure }
}

/** Looks at a server and pairs the station with it. */
export function usePairing(): Pairing {
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [state, setState] = useState<PairingState>({ kind: 'typing', failure: null })
  const running = useRef<string | null>(null)
  return {
    state,
    look: async (address) => {
      const callId = newCallId()
      running.current = callId
      setState({ kind: 'looking' })
      const answer = await bridge.probeServer({ callId, address })
      if (running.current !== callId) return
      running.current = null
      if (answer.ok) setState({ kind: 'found', probe: answer.value, failure: null })
      else setState({ kind: 'typing', failure: answer.failure.kind === 'cancelled' ? null : answer.failure })
    },
    stopLooking: () => {
      if (running.current !== null) void bridge.cancelCall({ callId: running.current })
      running.current = null
      setState({ kind: 'typing', failure: null })
    },
    startOver: () => {
      setState({ kind: 'typing', failure: null })
    },
    confirm: async (trust) => {
      if (state.kind !== 'found') return
      const { probe } = state
      setState({ kind: 'confirming', probe })
      const answer = await bridge.pairServer({ probeId: probe.probeId, trust })
      if (answer.ok) accept({ server: answer.value })
      else setState(stateAfterRefusal(probe, answer.failure))
    },
  }
}
