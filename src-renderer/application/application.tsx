import { Desk } from '../flow/desk.tsx'
import { Loading } from '../ui/spinner.tsx'
import { useStationState } from './station.ts'

/** The whole window. */
export function Application() {
  const state = useStationState()
  return state.kind === 'ready' ? <Desk isCovered={false} /> : <Loading />
}
