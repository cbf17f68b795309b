import { useState } from 'react'
import { useSettings } from '../../application/station.ts'
import type { Capture } from '../../camera/capture/capture-types.ts'
import { useJudge, useJudgeState } from '../../camera/engine/judge-context.ts'
import type { Shooter } from '../../camera/guidance/guide.ts'
import { useGuidance } from '../../camera/guidance/use-guidance.ts'
import { useCameraState } from '../../camera/stream/camera-context.ts'
import { severityOf } from '../../camera/stream/health.ts'
import { useCameraHealth } from '../../camera/stream/use-camera-health.ts'
import type { KeptScan } from '../../flow/accepted.ts'
import { idOf, nameOf, storedPhotoOf, type Subject } from '../../flow/subject.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../../ui/screen.tsx'
import { isDialogOpen, useScreenKeys } from '../../ui/screen-keys.ts'
import { StoredPhotoFrame } from '../../ui/stored-photo.tsx'
import { ScanAtDevice } from '../device-scan/scan-at-device.tsx'
import { AutoCaptureSwitch, ShooterButton } from './auto-capture-choice.tsx'
import { CameraChoice } from './camera-choice.tsx'
import styles from './capture.module.css'
import { ChoosePicture } from './choose-picture.tsx'
import { GuidanceWords } from './guidance-words.tsx'
import { HealthNotice } from './health-notice.tsx'
import { Oval } from './oval.tsx'
import { PictureDrop } from './picture-drop.tsx'
import { readinessOf, spokenGuidance } from './spoken-guidance.ts'
import { Stage } from './stage.tsx'
import { usePictureFile } from './use-picture-file.ts'
import { useShutter } from './use-shutter.ts'

/** After a retake the person gets this long to change something before the station shoots by itself again. Ours, in milliseconds. */
const retakePause = 2_000

/** `onCaptured` receives the frozen frame; `onBack` leaves without one. */
export interface CaptureScreenProps {
  readonly subject: Subject
  /** Whether there already is a photo of this person that was not good enough. */
  readonly isRetake: boolean
  /** Whether the clerk has taken the shot of this person into the own hand. */
  readonly isByHand: boolean
  readonly onByHand: (isByHand: boolean) => void
  readonly onCaptured: (capture: Capture) => void
  /** The visual face was scanned at a device instead; `null` where the person has not agreed to one. */
  readonly onScanned: ((scan: KeptScan, replaces: string | null) => void) | null
  readonly onBack: () => void
}

/** The live picture with the one thing to change; it is taken by a press, or by the station at the right moment. */
export function CaptureScreen(props: CaptureScreenProps) {
  const { subject, isRetake, isByHand, onByHand, onCaptured, onScanned, onBack } = props
  const say = useSentences()
  const { picture } = useCameraState()
  const [video, setVideo] = useState<HTMLVideoElement | null>(null)
  const health = useCameraHealth(video)
  // A picture that is not what the camera sees now is nothing to steer by.
  const isCameraWell = severityOf(health) !== 'trouble'
  const judge = useJudge()
  const readiness = readinessOf(useJudgeState())
  const { autoCapture } = useSettings()
  const shooter: Shooter = autoCapture ? (isByHand ? 'clerkThisTime' : 'station') : 'clerkAlways'
  const shutter = useShutter(video, () => judge.bestOfBurst(), onCaptured)
  const pictureFile = usePictureFile((frame) => {
    onCaptured({ frame, takenAt: Date.now(), origin: 'file', judgement: null })
  })
  const guide = useGuidance({
    judge,
    video,
    // Whoever is busy with a file does not want the camera to shoot meanwhile.
    mayShoot: isCameraWell && pictureFile.state.kind === 'idle' && !pictureFile.isChoosing,
    shooter,
    pause: isRetake ? retakePause : 0,
    onMoment: () => !isDialogOpen() && shutter.take(),
  })
  const isTaken = shutter.state === 'taken'
  const spoken = spokenGuidance(guide.guidance, guide.autoCapture.kind, readiness, isTaken)
  const toggleShooter = (): void => {
    if (autoCapture) onByHand(!isByHand)
  }
  useScreenKeys({
    Enter: shutter.take,
    ' ': shutter.take,
    Escape: pictureFile.state.kind === 'idle' ? onBack : pictureFile.dismiss,
    m: toggleShooter,
    M: toggleShooter,
  })
  const name = nameOf(subject)

  return (
    <Screen
      title={name === '' ? say('capture.titleNameless', { id: idOf(subject) ?? '' }) : say('capture.title', { name })}
      lead={say('capture.lead')}
      width="full"
    >
      <div className={styles['layout']}>
        <div
          className={styles['stage']}
          data-picture={picture.kind}
          data-ready={video !== null}
          data-judge={readiness}
          data-instruction={guide.guidance.kind === 'told' ? guide.guidance.instruction : guide.guidance.kind}
          data-arming={guide.autoCapture.kind}
          data-verdicts={guide.verdicts}
          data-taken={isTaken}
          data-health={health.kind}
        >
          <PictureDrop pictureFile={pictureFile}>
            <Stage picture={picture} onVideo={setVideo}>
              {isCameraWell ? <Oval guide={guide} /> : null}
              {isCameraWell && video !== null ? <GuidanceWords spoken={spoken} /> : null}
              <HealthNotice health={health} />
            </Stage>
          </PictureDrop>
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
          <AutoCaptureSwitch />
          <ChoosePicture pictureFile={pictureFile}>{say('pictureFile.choose')}</ChoosePicture>
          {onScanned === null ? null : <ScanAtDevice subject={subject} purpose="store" onScan={onScanned} />}
        </aside>
        <div className={styles['actions']}>
          <Button kind="quiet" size="large" onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('capture.back')}
          </Button>
          <p className={styles['word']} role="status">
            {shutter.state === 'pressedTooSoon' ? say('capture.notReady') : ''}
          </p>
          {readiness === 'failed' ? null : <ShooterButton shooter={shooter} onToggle={toggleShooter} />}
          <Button
            // A disabled button cannot take the focus: once there is a picture a new one does.
            key={picture.kind}
            kind="primary"
            size="large"
            autoFocus
            isDisabled={picture.kind !== 'live'}
            onPress={shutter.take}
          >
            <Icon name="camera" />
            {say('capture.take')}
          </Button>
        </div>
      </div>
    </Screen>
  )
}
