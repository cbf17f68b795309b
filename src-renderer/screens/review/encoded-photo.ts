import { useEffect, useRef, useState } from 'react'
import type { ProfilePhoto } from '../../camera/capture/capture-types.ts'
import type { FaceGeometry } from '../../camera/judgement/geometry.ts'
import type { Crop } from '../../camera/photo/crop.ts'
import { usePhotoMaker } from '../../camera/photo/photo-maker-context.ts'
import type { ProfilePhotoWish } from '../../camera/photo/photo-messages.ts'

/** The profile photo of a crop: being made, made, impossible within the bytes a device has, or not made for want of a worker. */
export type EncodedPhoto =
  | { readonly kind: 'encoding' }
  | { readonly kind: 'ready'; readonly photo: ProfilePhoto }
  | { readonly kind: 'tooLarge' }
  /** The next change of the crop tries again. */
  | { readonly kind: 'failed' }

/** A crop that rests this long is encoded: long enough not to encode at every step of a drag, too short to wait for. */
const restMilliseconds = 120

/**
 * Encodes the first crop at once, since nobody is dragging it, and every other when it has come to rest. The photo is
 * always the one of what is shown: this crop of this frame, smoothed as wished.
 */
export function useEncodedPhoto(
  frame: ImageBitmap,
  crop: Crop,
  face: FaceGeometry | null,
  smooth: boolean,
): EncodedPhoto {
  const maker = usePhotoMaker()
  const [made, setMade] = useState<{ readonly wish: ProfilePhotoWish; readonly encoded: EncodedPhoto } | null>(null)
  const lastCrop = useRef(crop)
  useEffect(() => {
    let isCurrent = true
    const make = async (): Promise<void> => {
      const wish = { frame, crop, face, smooth }
      const encoded = await maker.makeProfilePhoto(wish)
      // An overtaken wish has a successor, which answers in its place.
      if (isCurrent && encoded.kind !== 'overtaken')
        setMade({ wish, encoded: encoded.kind === 'made' ? { kind: 'ready', photo: encoded.photo } : encoded })
    }
    const timer = setTimeout(() => void make(), crop === lastCrop.current ? 0 : restMilliseconds)
    lastCrop.current = crop
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [maker, frame, crop, face, smooth])
  const isOfThis =
    made?.wish.frame === frame && made.wish.crop === crop && made.wish.face === face && made.wish.smooth === smooth
  return isOfThis ? made.encoded : { kind: 'encoding' }
}
