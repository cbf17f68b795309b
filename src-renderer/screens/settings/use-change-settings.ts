import { useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { SettingsChange } from '../../../src-preload/contract/settings.ts'
import { useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'

/** What became of the last change to the settings. */
export type ChangeState =
  { readonly kind: 'none' } | { readonly kind: 'saved' } | { readonly kind: 'failed'; readonly failure: Failure }

/** Changes a setting at once; the screen shows the new value when it is on disk. */
export type ChangeSettings = (change: SettingsChange) => void

/** Changes settings and tells what became of it. */
export function useChangeSettings(): { readonly state: ChangeState; readonly change: ChangeSettings } {
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [state, setState] = useState<ChangeState>({ kind: 'none' })
  const save = async (change: SettingsChange): Promise<void> => {
    const answer = await bridge.changeSettings(change)
    setState(answer.ok ? { kind: 'saved' } : { kind: 'failed', failure: answer.failure })
    if (answer.ok) accept({ settings: answer.value })
  }
  return { state, change: (change) => void save(change) }
}
