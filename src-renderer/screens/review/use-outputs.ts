import { useEffect, useState } from 'react'
import type { PhotoMaker } from '../../camera/photo/photo-maker.ts'
import { usePhotoMaker } from '../../camera/photo/photo-maker-context.ts'
import type { KeptScan, Outputs } from '../../flow/accepted.ts'
import type { EncodedPhoto } from './encoded-photo.ts'
import type { Wishes } from './use-wishes.ts'

type FacePictureMade = Awaited<ReturnType<PhotoMaker['makeFacePicture']>>

/** The picture for the visual face: not wished for, being made, or made as far as it could be. */
export type FaceMaking = { readonly kind: 'notWished' } | { readonly kind: 'making' } | FacePictureMade

/** What has become of everything the clerk has ticked. */
export type OutputsMaking =
  | { readonly kind: 'nothingWished' }
  | { readonly kind: 'making' }
  | { readonly kind: 'ready'; readonly outputs: Outputs }
  /** One of them could not be made. */
  | { readonly kind: 'impossible' }

/** Makes the picture for the visual face as soon as it is wished for, and keeps it should the wish come and go. */
export function useFaceMaking(frame: ImageBitmap, isWished: boolean): FaceMaking {
  const maker = usePhotoMaker()
  const [made, setMade] = useState<FacePictureMade | null>(null)
  const isNeeded = isWished && made === null
  useEffect(() => {
    if (!isNeeded) return undefined
    let isCurrent = true
    const make = async (): Promise<void> => {
      const answer = await maker.makeFacePicture(frame)
      if (isCurrent) setMade(answer)
    }
    void make()
    return () => {
      isCurrent = false
    }
  }, [maker, frame, isNeeded])
  if (!isWished) return { kind: 'notWished' }
  return made ?? { kind: 'making' }
}

/** Joins what is made of a picture to what is ticked: only that is waited for, and only that goes out. A scan is the visual face if there is one. */
export function outputsOf(
  wishes: Pick<Wishes, 'storeProfilePhoto' | 'registerVisualFace'>,
  photo: EncodedPhoto,
  face: FaceMaking,
  scan: KeptScan | null = null,
): OutputsMaking {
  const { storeProfilePhoto } = wishes
  const scannedFace = wishes.registerVisualFace && scan !== null ? { scannedFace: scan } : {}
  const registerVisualFace = wishes.registerVisualFace && scan === null
  if (!storeProfilePhoto && !wishes.registerVisualFace) return { kind: 'nothingWished' }
  if (storeProfilePhoto && (photo.kind === 'tooLarge' || photo.kind === 'failed')) return { kind: 'impossible' }
  if (registerVisualFace && face.kind === 'failed') return { kind: 'impossible' }
  if (storeProfilePhoto && photo.kind !== 'ready') return { kind: 'making' }
  if (registerVisualFace && face.kind !== 'made') return { kind: 'making' }
  return {
    kind: 'ready',
    outputs: {
      profilePhoto: storeProfilePhoto && photo.kind === 'ready' ? photo.photo : null,
      facePicture: registerVisualFace && face.kind === 'made' ? face.picture : null,
      ...scannedFace,
    },
  }
}
