import { useEffect, useRef } from 'react'
import { useSentences } from '../../i18n/sentences.ts'
import styles from './capture.module.css'

/** `onVideo` is called with the element once its first frame is there, and with `null` when it goes. */
export interface CameraPreviewProps {
  readonly stream: MediaStream
  readonly onVideo: (video: HTMLVideoElement | null) => void
}

/** The live picture as in a mirror, because that is how people steer themselves. */
export function CameraPreview({ stream, onVideo }: CameraPreviewProps) {
  const say = useSentences()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (element === null) return undefined
    element.srcObject = stream
    // Playing is refused only when the element goes away at once; the next element plays by itself.
    element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
      onVideo(null)
    }
  }, [stream, onVideo])
  return (
    <video
      ref={video}
      className={styles['video']}
      muted
      playsInline
      disablePictureInPicture
      aria-label={say('capture.preview')}
      onLoadedData={(event) => {
        onVideo(event.currentTarget)
      }}
    />
  )
}
