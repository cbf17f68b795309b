import type { StoredPhoto } from '../../../src-preload/contract/person.ts'
import { MemoryImage } from '../../ui/memory-image.tsx'
import styles from './stored-photo.module.css'

/** `absentText` and its neighbours stand in the frame where there is no picture to show. */
export interface StoredPhotoFrameProps {
  readonly photo: StoredPhoto
  readonly label: string
  readonly absentText: string
  readonly unknownText: string
  readonly unreadableText: string
}

/** The photo the server holds, or in words why there is none to see. */
export function StoredPhotoFrame(props: StoredPhotoFrameProps) {
  const { photo, label, absentText, unknownText, unreadableText } = props
  const words = { absent: absentText, unknown: unknownText, unreadable: unreadableText }
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>{label}</figcaption>
      <div className={styles['frame']}>
        {photo.kind === 'present' ? (
          <MemoryImage className={styles['photo']} picture={photo} alt={label} />
        ) : (
          <p className={styles['words']}>{words[photo.kind]}</p>
        )}
      </div>
    </figure>
  )
}
