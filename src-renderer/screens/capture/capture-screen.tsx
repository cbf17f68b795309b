import { useRef, useState, type RefObject } from 'react'
import { useCamera, useCameraState } from '../../camera/stream/camera-context.ts'
import type { CameraPicture } from '../../camera/stream/camera.ts'
import type { Capture } from '../../camera/capture/capture-types.ts'
import { idOf, nameOf, storedPhotoOf, type Subject } from '../../flow/subject.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { StoredPhotoFrame } from '../../ui/stored-photo.tsx'
import { CameraChoice } from './camera-choice.tsx'
import { CameraPreview, type PreviewHandle } from './camera-preview.tsx'
import styles from './capture.module.css'

/** `onCaptured` receives the frozen frame; `onBack` leaves without one. */
export interface CaptureScreenProps {
  readonly subject: Subject
  readonly onCaptured: (capture: Capture) => void
  readonly onBack: () => void
}

/** The live picture, and one button that freezes it. */
export function CaptureScreen({ subject, onCaptured, onBack }: CaptureScreenProps) {
  const say = useSentences()
  const { picture } = useCameraState()
  const preview = useRef<PreviewHandle>(null)
  const [readiness, setReadiness] = useState<'waiting' | 'ready' | 'pressedTooSoon'>('waiting')
  const name = nameOf(subject)

  const take = (): void => {
    const capture = preview.current?.freeze() ?? null
    if (capture === null) setReadiness('pressedTooSoon')
    else onCaptured(capture)
  }
  useScreenKeys({ Enter: take, ' ': take, Escape: onBack })

  return (
    <Screen
      title={name === '' ? say('capture.titleNameless', { id: idOf(subject) }) : say('capture.title', { name })}
      lead={say('capture.lead')}
      width="wide"
    >
      <div className={styles['layout']}>
        <div className={styles['stage']} data-picture={picture.kind} data-ready={readiness === 'ready'}>
          <Stage
            picture={picture}
            preview={preview}
            onReady={() => {
              setReadiness('ready')
            }}
          />
        </div>
        <aside className={styles['side']}>
          <StoredPhotoFrame
            photo={storedPhotoOf(subject)}
            label={say('capture.stored')}
            absentText={say('capture.noneStored')}
            unknownText={say('capture.unknownStored')}
            unreadableText={say('capture.unreadableStored')}
          />
          <CameraChoice />
        </aside>
        <div className={styles['actions']}>
          <Button kind="quiet" size="large" onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('capture.back')}
          </Button>
          <p className={styles['word']} role="status">
            {readiness === 'pressedTooSoon' ? say('capture.notReady') : ''}
          </p>
          <Button
            // A disabled button cannot take the focus: once there is a picture a new one does.
            key={picture.kind}
            kind="primary"
            size="large"
            autoFocus
            isDisabled={picture.kind !== 'live'}
            onPress={take}
          >
            <Icon name="camera" />
            {say('capture.take')}
          </Button>
        </div>
      </div>
    </Screen>
  )
}

interface StageProps {
  readonly picture: CameraPicture
  readonly preview: RefObject<PreviewHandle | null>
  readonly onReady: () => void
}

function Stage({ picture, preview, onReady }: StageProps) {
  const say = useSentences()
  const { camera, preferredLabel } = useCamera()
  switch (picture.kind) {
    case 'live':
      return <CameraPreview stream={picture.stream} ref={preview} onReady={onReady} />
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
