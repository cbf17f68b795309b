import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { MemoryImage, type PictureBytes } from './memory-image.tsx'
import styles from './photo-frame.module.css'

/** `words` stand in the frame where there is no picture; `children` below it. */
export interface PhotoFrameProps {
  readonly label: string
  readonly picture: PictureBytes | null
  readonly alt: string
  readonly words: string
  /** Whether this is the photo the screen is about. */
  readonly isNew?: boolean
  readonly children?: ReactNode
}

/** A 3:4 frame with its name above: for photos that stand side by side. */
export function PhotoFrame({ label, picture, alt, words, isNew = false, children }: PhotoFrameProps) {
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>{label}</figcaption>
      <div className={classNames(styles['frame'], isNew && styles['new'])}>
        {picture === null ? (
          <p className={styles['words']}>{words}</p>
        ) : (
          <MemoryImage className={styles['photo']} picture={picture} alt={alt} />
        )}
      </div>
      {children}
    </figure>
  )
}
