import { useState } from 'react'
import { largestProfilePhotoBytes } from '../../../src-preload/contract/photo.ts'
import type { ProfilePhoto } from '../../camera/capture/capture-types.ts'
import { idOf, nameOf, type Subject } from '../../flow/subject.ts'
import { numberOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Notice } from '../../ui/notice.tsx'
import { PhotoFrame } from '../../ui/photo-frame.tsx'
import type { EncodedPhoto } from './encoded-photo.ts'
import styles from './review.module.css'

/** `isWished`: whether it is going to be the profile photo. */
export interface NewPhotoProps {
  readonly subject: Subject
  readonly encoded: EncodedPhoto
  readonly isWished: boolean
}

/** The profile photo exactly as the server would get it, with what was spent on it. */
export function NewPhoto({ subject, encoded, isWished }: NewPhotoProps) {
  const say = useSentences()
  const [last, setLast] = useState<ProfilePhoto | null>(null)
  if (encoded.kind === 'ready' && encoded.photo !== last) setLast(encoded.photo)
  const isImpossible = encoded.kind === 'tooLarge' || encoded.kind === 'failed'
  const photo = isImpossible ? null : last
  const name = nameOf(subject)
  return (
    <div data-photo={encoded.kind} data-wished={isWished} className={styles['new']}>
      <PhotoFrame
        isNew={isWished}
        label={say('review.after')}
        picture={photo === null ? null : { bytes: photo.bytes, type: 'image/jpeg' }}
        alt={
          name === ''
            ? say('review.newPhotoOfNameless', { id: idOf(subject) ?? '' })
            : say('review.newPhotoOf', { name })
        }
        words=""
      />
      <div className={styles['made']}>
        {isImpossible ? (
          <Notice
            tone="failure"
            title={say(`review.${encoded.kind}.title`)}
            safe={say(`review.${encoded.kind}.safe`)}
            next={say(`review.${encoded.kind}.next`)}
          />
        ) : (
          <p
            className={styles['facts']}
            data-bytes={encoded.kind === 'ready' ? encoded.photo.bytes.byteLength : undefined}
            data-similarity={encoded.kind === 'ready' ? (encoded.photo.similarity ?? 'unknown') : undefined}
          >
            {isWished ? factsOf(photo, say) : say('review.notAsked')}
          </p>
        )}
      </div>
    </div>
  )
}

function factsOf(photo: ProfilePhoto | null, say: Sentences): string {
  if (photo === null) return say('review.encoding')
  const { width, height, bytes, similarity } = photo
  const size = say('review.facts', {
    width,
    height,
    bytes: numberOf(bytes.byteLength),
    most: numberOf(largestProfilePhotoBytes),
  })
  if (similarity === null) return size
  // Rounded down: a photo is never said to be closer to the picture than it is.
  return `${size}, ${say('review.similarity', { percent: Math.floor(similarity * 100) })}`
}
