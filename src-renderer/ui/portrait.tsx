import type { ReactNode } from 'react'
import { useSentences } from '../i18n/sentences.ts'
import { hueOf, initialsOf } from './avatar-look.ts'
import avatarStyles from './avatar.module.css'
import { classNames } from './class-names.ts'
import { MemoryImage, type PictureBytes } from './memory-image.tsx'
import styles from './portrait.module.css'

/** `seed` decides the colour of the initials and should be the person's id. `caption` says why there is no picture. */
export interface PortraitProps {
  readonly name: string
  readonly seed: string
  readonly picture: PictureBytes | null
  readonly caption?: ReactNode
  /** What the picture shows, when "Photo of …" says too little. */
  readonly alt?: string
}

/** A person's photo as the hero of the screen, or their initials in its place and size. */
export function Portrait({ name, seed, picture, caption, alt }: PortraitProps) {
  const say = useSentences()
  return (
    <figure className={styles['portrait']}>
      {picture === null ? (
        <span
          className={classNames(avatarStyles['avatar'], styles['initials'])}
          data-hue={hueOf(seed)}
          aria-hidden="true"
        >
          {initialsOf(name)}
        </span>
      ) : (
        <MemoryImage className={styles['photo']} picture={picture} alt={alt ?? say('ui.photoOf', { name })} />
      )}
      {caption === undefined || caption === null ? null : (
        <figcaption className={styles['caption']}>{caption}</figcaption>
      )}
    </figure>
  )
}
