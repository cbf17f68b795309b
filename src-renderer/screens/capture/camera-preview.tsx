import { useEffect, type RefObject } from 'react'
import { useSentences } from '../../i18n/sentences.ts'
import styles from './capture.module.css'

/** `video` is handed out so that the screen can freeze its frame. */
export interface CameraPreviewProps {
  readonly stream: MediaStream
  readonly video: RefObject<HTMLVideoElement | null>
  readonly onReady: () => void
}

/** The live picture as in a mirror, because that is how people steer themselves, with an oval where the face belongs. */
export function CameraPreview({ stream, video, onReady }: CameraPreviewProps) {
  const say = useSentences()
  useEffect(() => {
    const element = video.current
    if (element === null) return undefined
    element.srcObject = stream
    // Playing is refused only when the element goes away at once; the next element plays by itself.
    element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [stream, video])
  return (
    <>
      <video
        ref={video}
        className={styles['video']}
        muted
        playsInline
        disablePictureInPicture
        aria-label={say('capture.preview')}
        onLoadedData={onReady}
      />
      <svg className={styles['oval']} viewBox="0 0 300 400" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
        <defs>
          <mask id="oval-mask">
            <rect x="-1000" y="-1000" width="2300" height="2400" fill="white" />
            <ellipse cx="150" cy="185" rx="93" ry="124" fill="black" />
          </mask>
        </defs>
        <rect x="-1000" y="-1000" width="2300" height="2400" className={styles['shade']} mask="url(#oval-mask)" />
        <ellipse cx="150" cy="185" rx="93" ry="124" className={styles['line']} />
      </svg>
    </>
  )
}
