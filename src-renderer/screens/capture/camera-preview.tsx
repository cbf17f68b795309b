import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import type { Capture } from '../../camera/capture/capture-types.ts'
import { freezeFrame } from '../../camera/capture/freeze-frame.ts'
import { useSentences } from '../../i18n/sentences.ts'
import styles from './capture.module.css'

/** What a preview can do for the screen around it. */
export interface PreviewHandle {
  /** Freezes what the person sees now; `null` while there is no frame yet. */
  freeze(): Capture | null
}

/** `onReady` is called when the first frame is there. */
export interface CameraPreviewProps {
  readonly stream: MediaStream
  readonly ref: Ref<PreviewHandle>
  readonly onReady: () => void
}

/** The live picture as in a mirror, because that is how people steer themselves, with an oval where the face belongs. */
export function CameraPreview({ stream, ref, onReady }: CameraPreviewProps) {
  const say = useSentences()
  const video = useRef<HTMLVideoElement>(null)
  useImperativeHandle(
    ref,
    () => ({ freeze: () => (video.current === null ? null : freezeFrame(video.current, Date.now())) }),
    [],
  )
  useEffect(() => {
    const element = video.current
    if (element === null) return undefined
    element.srcObject = stream
    // Playing is refused only when the element goes away at once; the next element plays by itself.
    element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [stream])
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
