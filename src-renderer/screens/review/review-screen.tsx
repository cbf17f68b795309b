import { useEffect, useRef, useState, type ReactNode } from 'react'
import { largestProfilePhotoBytes } from '../../../src-preload/contract/photo.ts'
import type { Capture, ProfilePhoto } from '../../camera/capture/capture-types.ts'
import { firstCrop, heightOf, portionOf, resizeCrop } from '../../camera/photo/crop.ts'
import { idOf, nameOf, storedPhotoOf, type Subject } from '../../flow/subject.ts'
import { numberOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PhotoFrame } from '../../ui/photo-frame.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { StoredPhotoFrame } from '../../ui/stored-photo.tsx'
import { CropFrame } from './crop-frame.tsx'
import { useEncodedPhoto, type EncodedPhoto } from './encoded-photo.ts'
import styles from './review.module.css'
import { SizeSlider } from './size-slider.tsx'

/** `options` stand above the buttons: what else is to happen with the photo. */
export interface ReviewScreenProps {
  readonly subject: Subject
  readonly capture: Capture
  readonly options?: ReactNode
  readonly onAccept: (photo: ProfilePhoto) => void
  readonly onRetake: () => void
  readonly onBack: () => void
}

/** The frozen frame with its crop, and the photo as the server will get it beside the one it holds. */
export function ReviewScreen(props: ReviewScreenProps) {
  const { subject, capture, options, onAccept, onRetake, onBack } = props
  const say = useSentences()
  const { frame } = capture
  const face = capture.judgement?.face ?? null
  const [crop, setCrop] = useState(() => firstCrop(frame, face))
  const encoded = useEncodedPhoto(frame, crop, face, false)
  const stored = storedPhotoOf(subject)
  const accept = useAcceptOnceReady(encoded, onAccept)
  useScreenKeys({ Enter: accept, r: onRetake, R: onRetake, Escape: onBack })

  return (
    <Screen title={say('review.title')} lead={say('review.lead')} width="wide">
      <div className={styles['layout']}>
        <div className={styles['editor']}>
          <CropFrame frame={frame} crop={crop} onChange={setCrop} />
          <SizeSlider
            label={say('review.size')}
            value={portionOf(crop, frame)}
            onChange={(portion) => {
              setCrop(resizeCrop(crop, heightOf(portion, crop.angle, frame), frame))
            }}
          />
        </div>
        <div className={styles['photos']}>
          <StoredPhotoFrame
            photo={stored}
            label={say('review.before')}
            absentText={say('review.noneBefore')}
            unknownText={say('review.unknownBefore')}
            unreadableText={say('review.unreadableBefore')}
          />
          <NewPhoto subject={subject} encoded={encoded} />
        </div>
        <div className={styles['decision']}>
          {options}
          <div className={styles['actions']}>
            <Button kind="quiet" size="large" onPress={onBack}>
              <Icon name="arrowLeft" />
              {say('review.back')}
            </Button>
            <Button size="large" onPress={onRetake}>
              <Icon name="camera" />
              {say('review.retake')}
            </Button>
            <Button
              kind="primary"
              size="large"
              autoFocus
              isDisabled={encoded.kind === 'tooLarge' || encoded.kind === 'failed'}
              onPress={accept}
            >
              <Icon name="check" />
              {say(stored.kind === 'present' || stored.kind === 'unreadable' ? 'review.replace' : 'review.accept')}
            </Button>
          </div>
        </div>
      </div>
    </Screen>
  )
}

/** Accepting before the photo is made is remembered and done when it is: no key press is lost. */
function useAcceptOnceReady(encoded: EncodedPhoto, onAccept: (photo: ProfilePhoto) => void): () => void {
  const [isWaiting, setIsWaiting] = useState(false)
  const isDone = useRef(false)
  const finish = useRef<(photo: ProfilePhoto) => void>(() => undefined)
  useEffect(() => {
    finish.current = (photo) => {
      if (isDone.current) return
      isDone.current = true
      onAccept(photo)
    }
  })
  useEffect(() => {
    if (isWaiting && encoded.kind === 'ready') finish.current(encoded.photo)
  }, [isWaiting, encoded])
  return () => {
    setIsWaiting(true)
  }
}

function NewPhoto({ subject, encoded }: { readonly subject: Subject; readonly encoded: EncodedPhoto }) {
  const say = useSentences()
  const [last, setLast] = useState<ProfilePhoto | null>(null)
  if (encoded.kind === 'ready' && encoded.photo !== last) setLast(encoded.photo)
  const photo = encoded.kind === 'tooLarge' || encoded.kind === 'failed' ? null : last
  const name = nameOf(subject)
  return (
    <div data-photo={encoded.kind}>
      <PhotoFrame
        isNew
        label={say('review.after')}
        picture={photo === null ? null : { bytes: photo.bytes, type: 'image/jpeg' }}
        alt={name === '' ? say('review.newPhotoOfNameless', { id: idOf(subject) }) : say('review.newPhotoOf', { name })}
        words=""
      >
        {encoded.kind === 'tooLarge' || encoded.kind === 'failed' ? (
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
          >
            {photo === null
              ? say('review.encoding')
              : say('review.facts', {
                  width: photo.width,
                  height: photo.height,
                  bytes: numberOf(photo.bytes.byteLength),
                  most: numberOf(largestProfilePhotoBytes),
                })}
          </p>
        )}
      </PhotoFrame>
    </div>
  )
}
