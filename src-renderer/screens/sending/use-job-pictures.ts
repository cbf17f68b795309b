import { useEffect, useState } from 'react'
import type { InputOf } from '../../../src-preload/contract/calls.ts'
import type { Job } from '../../../src-preload/contract/job.ts'
import { useBridge } from '../../bridge.ts'
import type { Order } from '../../flow/enrollment.ts'
import type { PictureBytes } from '../../ui/memory-image.tsx'

/** The pictures a job goes out with, as far as this window has them or the station still holds them. */
export interface JobPictures {
  readonly profilePhoto: PictureBytes | null
  readonly facePicture: PictureBytes | null
}

/** The pictures of a job: those this window has handed over, else those the station holds, which are read to be looked at. */
export function useJobPictures(job: Job, { accepted }: Order): JobPictures {
  const { profilePhoto = null, facePicture = null, scannedFace } = accepted?.outputs ?? {}
  return {
    profilePhoto: usePictureOf(job, 'profilePhoto', jpegOf(profilePhoto)),
    facePicture: usePictureOf(job, 'facePicture', jpegOf(facePicture) ?? scannedFace?.picture ?? null),
  }
}

function usePictureOf(
  { id, pictures }: Job,
  name: InputOf<'readJobPicture'>['picture'],
  atHand: PictureBytes | null,
): PictureBytes | null {
  const bridge = useBridge()
  const [read, setRead] = useState<PictureBytes | null>(null)
  const isWanted = atHand === null && pictures[name]
  useEffect(() => {
    if (!isWanted) return undefined
    let isCurrent = true
    const readNow = async (): Promise<void> => {
      const answer = await bridge.readJobPicture({ job: id, picture: name })
      // A picture that cannot be read is told by the job itself; here its place shows the initials.
      if (isCurrent && answer.ok) setRead(answer.value)
    }
    void readNow()
    return () => {
      isCurrent = false
      setRead(null)
    }
  }, [bridge, id, name, isWanted])
  return atHand ?? read
}

/** What the station encodes is JPEG. */
function jpegOf(made: { readonly bytes: Uint8Array } | null): PictureBytes | null {
  return made === null ? null : { bytes: made.bytes, type: 'image/jpeg' }
}
