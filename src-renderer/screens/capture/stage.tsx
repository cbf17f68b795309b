import type { ReactNode } from 'react'
import { useCamera } from '../../camera/stream/camera-context.ts'
import type { CameraPicture } from '../../camera/stream/camera.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { CameraPreview, type CameraPreviewProps } from './camera-preview.tsx'
import styles from './capture.module.css'

/** `children` lie over the live picture. */
export interface StageProps extends Pick<CameraPreviewProps, 'onVideo'> {
  readonly picture: CameraPicture
  readonly children: ReactNode
}

/** The live picture, or why there is none. */
export function Stage({ picture, onVideo, children }: StageProps) {
  const say = useSentences()
  const { camera, preferredLabel } = useCamera()
  switch (picture.kind) {
    case 'live':
      return (
        <>
          <CameraPreview stream={picture.stream} onVideo={onVideo} />
          {children}
        </>
      )
    case 'troubled':
      return (
        <div className={styles['trouble']}>
          <Notice
            tone="failure"
            title={say(`capture.trouble.${picture.trouble}.title`)}
            safe={say(`capture.trouble.${picture.trouble}.safe`)}
            next={say(`capture.trouble.${picture.trouble}.next`)}
            action={
              <Button
                onPress={() => {
                  void camera.open(preferredLabel)
                }}
              >
                {say('capture.retry')}
              </Button>
            }
          />
        </div>
      )
    case 'off':
    case 'opening':
      return (
        <p className={styles['opening']} role="status">
          <Spinner size="small" /> {say('capture.opening')}
        </p>
      )
    default:
      return picture satisfies never
  }
}
