import { useEffect, useState } from 'react'
import { useCameraState } from './camera-context.ts'
import type { CameraHealth } from './health.ts'
import { createVideoSampler } from './video-sampler.ts'
import { watchHealth } from './watch-health.ts'

const healthy: CameraHealth = { kind: 'healthy' }

/**
 * Watches the camera through the element that shows it and says what is wrong with its picture.
 *
 * @param video the element with the live picture; `null` while there is none. A state, not a ref: the watch begins when it appears
 * @returns healthy while nothing was found, also while the camera is not open: what keeps it from opening is a `CameraTrouble`
 */
export function useCameraHealth(video: HTMLVideoElement | null): CameraHealth {
  const { picture } = useCameraState()
  const live = picture.kind === 'live' ? picture : null
  const [found, setFound] = useState<{ readonly of: typeof live; readonly health: CameraHealth } | null>(null)
  useEffect(() => {
    if (video === null || live === null) return undefined
    const sampler = createVideoSampler(video, () => performance.now())
    const stop = watchHealth({
      look: () => sampler.look(),
      labels: { wanted: live.wanted, used: live.label },
      every,
      onHealth: (health) => {
        setFound({ of: live, health })
      },
    })
    return () => {
      stop()
      sampler.close()
    }
  }, [video, live])
  // A finding belongs to the stream it was made on.
  return found !== null && found.of === live && live !== null ? found.health : healthy
}

function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds)
  return () => {
    clearInterval(timer)
  }
}
