import { useEffect, useRef, useState } from 'react'
import type { ProfilePhoto } from '../../camera/capture/capture-types.ts'
import type { Crop } from '../../camera/photo/crop.ts'
import { encodeProfilePhoto } from '../../camera/photo/encode-profile-photo.ts'

/** The profile photo of a crop: being made, made, or impossible within the bytes a device has. */
export type EncodedPhoto =
  | { readonly kind: 'encoding' }
  | { readonly kind: 'ready'; readonly photo: ProfilePhoto; readonly crop: Crop }
  | { readonly kind: 'tooLarge' }

/** A crop that rests this long is encoded: long enough not to encode at every step of a drag, too short to wait for. */
const restMilliseconds = 120

/**
 * Encodes the first crop at once, since nobody is dragging it, and every other when it has come to rest. The photo is
 * always the one of the crop that is shown.
 */
export function useEncodedPhoto(frame: ImageBitmap, crop: Crop): EncodedPhoto {
  const [encoded, setEncoded] = useState<EncodedPhoto>({ kind: 'encoding' })
  const first = useRef(crop)
  useEffect(() => {
    let isCurrent = true
    const encode = async (): Promise<void> => {
      const photo = await encodeProfilePhoto(frame, crop)
      if (isCurrent) setEncoded(photo === null ? { kind: 'tooLarge' } : { kind: 'ready', photo, crop })
    }
    const timer = setTimeout(() => void encode(), crop === first.current ? 0 : restMilliseconds)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [frame, crop])
  return encoded.kind === 'ready' && encoded.crop !== crop ? { kind: 'encoding' } : encoded
}
