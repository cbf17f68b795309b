import { useSentences } from '../i18n/sentences.ts'
import { hueOf, initialsOf } from './avatar-look.ts'
import styles from './avatar.module.css'
import { classNames } from './class-names.ts'
import { MemoryImage, type PictureBytes } from './memory-image.tsx'

/** `seed` decides the colour and should be the person's id. `photo` lives in memory only and is let go with the component. */
export interface AvatarProps {
  readonly name: string
  readonly seed: string
  readonly size?: 'small' | 'normal' | 'large'
  readonly photo?: PictureBytes | null
}

/** A person's photo, or their initials on a colour that stays the same for the same person. */
export function Avatar({ name, seed, size = 'normal', photo = null }: AvatarProps) {
  const say = useSentences()
  const look = classNames(styles['avatar'], styles[size])
  if (photo !== null) return <MemoryImage className={look} picture={photo} alt={say('ui.photoOf', { name })} />
  return (
    <span className={look} data-hue={hueOf(seed)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
