import { useEffect, useState } from 'react'
import { useSentences } from '../i18n/sentences.ts'
import { hueOf, initialsOf } from './avatar-look.ts'
import styles from './avatar.module.css'
import { classNames } from './class-names.ts'

/** `seed` decides the colour and should be the person's id. `photo` lives in memory only and is let go with the component. */
export interface AvatarProps {
  readonly name: string
  readonly seed: string
  readonly size?: 'small' | 'normal' | 'large'
  readonly photo?: { readonly bytes: Uint8Array; readonly type: 'image/jpeg' | 'image/png' } | null
}

/** A person's photo, or their initials on a colour that stays the same for the same person. */
export function Avatar({ name, seed, size = 'normal', photo = null }: AvatarProps) {
  const say = useSentences()
  const address = usePhotoAddress(photo)
  const look = classNames(styles['avatar'], styles[size])
  if (address !== null)
    return <img className={look} src={address} alt={say('ui.photoOf', { name })} draggable={false} />
  return (
    <span className={look} data-hue={hueOf(seed)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** An address under which the page can show a photo from memory; revoked when the photo changes or the component goes. */
export function usePhotoAddress(
  photo: { readonly bytes: Uint8Array; readonly type: 'image/jpeg' | 'image/png' } | null,
): string | null {
  const [address, setAddress] = useState<string | null>(null)
  const bytes = photo?.bytes ?? null
  const type = photo?.type ?? null
  useEffect(() => {
    if (bytes === null || type === null) {
      setAddress(null)
      return undefined
    }
    const created = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
    setAddress(created)
    return () => {
      URL.revokeObjectURL(created)
    }
  }, [bytes, type])
  return address
}
