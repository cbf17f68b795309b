import type { StoredPhoto } from '../../src-preload/contract/person.ts'
import { PhotoFrame } from './photo-frame.tsx'

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
  const words = { present: '', absent: absentText, unknown: unknownText, unreadable: unreadableText }
  return (
    <PhotoFrame label={label} picture={photo.kind === 'present' ? photo : null} alt={label} words={words[photo.kind]} />
  )
}
