import type { StoredPhoto } from '../../../src-preload/contract/person.ts'
import { usePhotoAddress } from '../../ui/avatar.tsx'
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
  const address = usePhotoAddress(photo.kind === 'present' ? photo : null)
  const words = { absent: absentText, unknown: unknownText, unreadable: unreadableText, present: '' }
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>{label}</figcaption>
      <div className={styles['frame']}>
        {address === null ? (
          <p className={styles['words']}>{words[photo.kind]}</p>
        ) : (
          <img className={styles['photo']} src={address} alt={label} draggable={false} />
        )}
      </div>
    </figure>
  )
}
