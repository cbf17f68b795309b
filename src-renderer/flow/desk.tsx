import { useEffect, useState } from 'react'
import type { MailLanguage } from '../../src-preload/contract/mail.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { StationState } from '../application/station-store.ts'
import { useSettings, useStationStore } from '../application/station.ts'
import { defaultSettings } from '../../src-preload/contract/settings.ts'
import { useBridge } from '../bridge.ts'
import { JudgeProvider } from '../camera/engine/judge-provider.tsx'
import { PhotoMakerProvider } from '../camera/photo/photo-maker-provider.tsx'
import { CameraProvider } from '../camera/stream/camera-provider.tsx'
import { createSurroundings } from '../desk-surroundings.ts'
import { CaptureScreen } from '../screens/capture/capture-screen.tsx'
import { CreateScreen } from '../screens/create/create-screen.tsx'
import { FindScreen } from '../screens/find/find-screen.tsx'
import { ReviewScreen } from '../screens/review/review-screen.tsx'
import { MailSwitch } from '../screens/sending/mail-switch.tsx'
import { OutcomeScreen } from '../screens/sending/outcome-screen.tsx'
import { DeskContext, useDispatch, useEnrollment, type DeskParts } from './desk-context.ts'
import { DeskQuestion } from './desk-question.tsx'
import { createEnrollmentStore } from './enrollment-store.ts'
import { createPeopleSearchStore } from './people-search-store.ts'
import { isSameSubject, type Subject } from './subject.ts'

/**
 * `owner` is the user id of the operator whose desk this is. `isCovered` is true while the lock, the settings or another
 * screen lies over the desk: no keys, no camera light.
 */
export interface DeskProps {
  readonly owner: string
  readonly isCovered: boolean
}

/** The enrollment itself, from finding a person to done. It keeps its state while it is covered. */
export function Desk({ owner, isCovered }: DeskProps) {
  const bridge = useBridge()
  const station = useStationStore()
  const { cameraLabel } = useSettings()
  const [parts] = useState((): DeskParts => {
    const surroundings = createSurroundings(bridge)
    return {
      surroundings,
      enrollment: createEnrollmentStore(surroundings, () => mailLanguageOf(station.store.getState()), owner),
      search: createPeopleSearchStore(surroundings),
    }
  })
  useEffect(() => {
    const ends = [parts.enrollment.start(), parts.search.start()]
    return () => {
      for (const end of ends) end()
    }
  }, [parts])
  return (
    <DeskContext value={parts}>
      <WarmCamera isCovered={isCovered} cameraLabel={cameraLabel} />
    </DeskContext>
  )
}

function mailLanguageOf(state: StationState): MailLanguage {
  return (state.kind === 'ready' ? state.settings : defaultSettings).mailLanguage
}

/** The camera stands above the steps, so that no step's end puts its light out. */
function WarmCamera({
  isCovered,
  cameraLabel,
}: Pick<DeskProps, 'isCovered'> & { readonly cameraLabel: string | null }) {
  const isShown = useEnrollment(({ step }) => step.kind === 'framing')
  return (
    <CameraProvider isCovered={isCovered} isShown={isShown} preferredLabel={cameraLabel}>
      <JudgeProvider>
        <PhotoMakerProvider>
          <CurrentStep />
          <DeskQuestion />
        </PhotoMakerProvider>
      </JudgeProvider>
    </CameraProvider>
  )
}

function CurrentStep() {
  const dispatch = useDispatch()
  const step = useEnrollment((enrollment) => enrollment.step)
  const form = useEnrollment((enrollment) => enrollment.form)
  // Whose shot the clerk has taken into the own hand. It outlives the capture screen, so that a retake changes nothing in it.
  const [shotByHand, setShotByHand] = useState<Subject | null>(null)
  const back = (): void => {
    dispatch({ kind: 'back' })
  }
  switch (step.kind) {
    case 'finding':
      return <FindScreen step={step} />
    case 'creating':
      return form === null ? null : <CreateScreen key={form.serial} step={step} form={form} />
    case 'framing':
      return (
        <CaptureScreen
          subject={step.subject}
          isRetake={step.from === 'review'}
          isByHand={shotByHand !== null && isSameSubject(shotByHand, step.subject)}
          onByHand={(isByHand) => {
            setShotByHand(isByHand ? step.subject : null)
          }}
          onCaptured={(capture) => {
            dispatch({ kind: 'captured', capture })
          }}
          onBack={back}
        />
      )
    case 'reviewing':
      return (
        <ReviewScreen
          key={step.capture.takenAt}
          subject={step.subject}
          capture={step.capture}
          options={<MailSwitch subject={step.subject} />}
          onAccept={(photo) => {
            dispatch({ kind: 'photoAccepted', photo })
          }}
          onRetake={() => {
            dispatch({ kind: 'retakeWanted' })
          }}
          onBack={back}
        />
      )
    case 'sending':
    case 'done':
      return <OutcomeScreen step={step} />
    default:
      return assertNever(step, 'a step was never named')
  }
}
