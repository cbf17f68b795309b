import { useState } from 'react'
import type { Settings } from '../../../src-preload/contract/settings.ts'
import { useSettings } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import type { AllowedOutputs } from '../../flow/accepted.ts'

/** What the clerk wishes to be made of pictures. */
export type Wishes = Pick<Settings, 'storeProfilePhoto' | 'registerVisualFace' | 'smoothBackground'>

/**
 * The clerk's wishes as they were last time, and a way to change them for now and for the next time. What somebody has not
 * agreed to is not wished for them, and stays wished for the next person.
 */
export function useWishes(allowed: AllowedOutputs): {
  readonly wishes: Wishes
  readonly change: (change: Partial<Wishes>) => void
} {
  const bridge = useBridge()
  const settings = useSettings()
  const [changed, setChanged] = useState<Partial<Wishes>>({})
  const { storeProfilePhoto, registerVisualFace, smoothBackground } = { ...settings, ...changed }
  return {
    wishes: {
      storeProfilePhoto: storeProfilePhoto && allowed.profilePhoto,
      registerVisualFace: registerVisualFace && allowed.facePicture,
      smoothBackground,
    },
    change: (change) => {
      setChanged({ ...changed, ...change })
      // Should it not reach the disk, it holds for now all the same; the settings screen tells of the disk.
      void bridge.changeSettings(change)
    },
  }
}
