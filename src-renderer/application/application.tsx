import { Starting, StartFailed } from '../screens/starting/starting.tsx'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { useStationState } from './station.ts'
import { StationFrame } from './station-frame.tsx'

/** The whole window: what the station's state asks for, and nothing else. */
export function Application() {
  const state = useStationState()
  switch (state.kind) {
    case 'starting':
      return <Starting />
    case 'failed':
      return <StartFailed failure={state.failure} />
    case 'ready':
      return <StationFrame station={state} />
    default:
      return assertNever(state, 'the station has a state that was never named')
  }
}
