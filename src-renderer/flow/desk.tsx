import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { StationState } from '../application/station-store.ts'
import { useOffers, useSettings, useStationStore } from '../application/station.ts'
import { defaultSettings } from '../../src-preload/contract/settings.ts'
import { useBridge } from '../bridge.ts'
import type { Capture } from '../camera/capture/capture-types.ts'
import { JudgeProvider } from '../camera/engine/judge-provider.tsx'
import type { Judgement } from '../camera/judgement/judgement.ts'
import { PhotoMakerProvider } from '../camera/photo/photo-maker-provider.tsx'
import { CameraProvider } from '../camera/stream/camera-provider.tsx'
import { createSurroundings } from '../desk-surroundings.ts'
import { CaptureScreen } from '../screens/capture/capture-screen.tsx'
import { CreateScreen } from '../screens/create/create-screen.tsx'
import { EditScreen } from '../screens/edit/edit-screen.tsx'
import { FindScreen } from '../screens/find/find-screen.tsx'
import { ReviewScreen } from '../screens/review/review-screen.tsx'
import { MailSwitch } from '../screens/sending/mail-switch.tsx'
import { OutcomeScreen } from '../screens/sending/outcome-screen.tsx'
import { DeskContext, useDispatch, useEnrollment, usePersonEdit, type DeskParts } from './desk-context.ts'
import { DeskQuestion } from './desk-question.tsx'
import { Consenting } from './consenting.tsx'
import { createEnrollmentStore, type FlowSettings } from './enrollment-store.ts'
import { createGroupsStore } from './groups-store.ts'
import { createJobsStore } from './jobs-store.ts'
import type { ReviewingStep } from './enrollment.ts'
import { createPeopleSearchStore } from './people-search-store.ts'
import { createPersonEditStore } from './person-edit-store.ts'
import { createSimilarPeopleStore } from './similar-people-store.ts'
import { allowedOutputs } from './accepted.ts'
import { consentOf } from './consent-of.ts'
import { isSameSubject, type Subject } from './subject.ts'
import { UnderQueue } from './under-queue.tsx'

/**
 * `owner` is the user id of the operator whose desk this is. `isCovered` is true while the lock, the settings or another
 * screen lies over the desk: no keys, no camera light.
 */
export interface DeskProps {
  readonly owner: string
  readonly isCovered: boolean
  /** The queue of saved work lies over the step the desk is at. */
  readonly isQueueOpen: boolean
  readonly onQueue: (isOpen: boolean) => void
}

/** The enrollment itself, from finding a person to done. It keeps its state while it is covered. */
export function Desk({ owner, isCovered, isQueueOpen, onQueue }: DeskProps) {
  const bridge = useBridge()
  const station = useStationStore()
  const { cameraLabel } = useSettings()
  const [parts] = useState((): DeskParts => {
    const surroundings = createSurroundings(bridge)
    const enrollment = createEnrollmentStore(surroundings, () => settingsOf(station.store.getState()), owner)
    return {
      surroundings,
      enrollment,
      edit: createPersonEditStore(surroundings, (changed) => {
        enrollment.dispatch({ kind: 'personChanged', ...changed })
      }),
      groups: createGroupsStore(surroundings),
      similar: createSimilarPeopleStore(surroundings),
      search: createPeopleSearchStore(surroundings),
      jobs: createJobsStore(surroundings),
    }
  })
  useEffect(() => {
    const ends = [parts.enrollment.start(), parts.search.start(), parts.jobs.start(), parts.groups.start()]
    return () => {
      for (const end of ends) end()
    }
  }, [parts])
  return (
    <DeskContext value={parts}>
      <WarmCamera isCovered={isCovered || isQueueOpen} cameraLabel={cameraLabel}>
        <UnderQueue isCovered={isCovered} isQueueOpen={isQueueOpen} onQueue={onQueue}>
          <CurrentStep />
          <DeskQuestion />
        </UnderQueue>
      </WarmCamera>
    </DeskContext>
  )
}

function settingsOf(state: StationState): FlowSettings {
  return state.kind === 'ready' ? state.settings : defaultSettings
}

/** The camera stands above the steps, so that no step's end puts its light out. */
function WarmCamera({
  isCovered,
  cameraLabel,
  children,
}: Pick<DeskProps, 'isCovered'> & { readonly cameraLabel: string | null; readonly children: ReactNode }) {
  const isShown = useEnrollment(({ step }) => step.kind === 'framing')
  return (
    <CameraProvider isCovered={isCovered} isShown={isShown} preferredLabel={cameraLabel}>
      <JudgeProvider>
        <PhotoMakerProvider>{children}</PhotoMakerProvider>
      </JudgeProvider>
    </CameraProvider>
  )
}

function CurrentStep() {
  const dispatch = useDispatch()
  const step = useEnrollment((enrollment) => enrollment.step)
  const form = useEnrollment((enrollment) => enrollment.form)
  const edit = usePersonEdit()
  // Whose shot the clerk has taken into the own hand. It outlives the capture screen, so that a retake changes nothing in it.
  const [shotByHand, setShotByHand] = useState<Subject | null>(null)
  const framedConsent = useEnrollment((enrollment) =>
    enrollment.step.kind === 'framing' ? consentOf(enrollment, enrollment.step.subject) : null,
  )
  const back = (): void => {
    dispatch({ kind: 'back' })
  }
  switch (step.kind) {
    case 'finding':
      return edit.kind === 'open' ? <EditScreen key={edit.person.id} edit={edit} /> : <FindScreen step={step} />
    case 'creating':
      return form === null ? null : <CreateScreen key={form.serial} step={step} form={form} />
    case 'consenting':
      return <Consenting step={step} onBack={back} />
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
          onScanned={
            allowedOutputs(framedConsent).facePicture
              ? (scan, replaces) => {
                  dispatch({ kind: 'scanAccepted', scan, replaces })
                }
              : null
          }
          onBack={back}
        />
      )
    case 'reviewing':
      return <Reviewing key={step.capture.takenAt} step={step} onBack={back} />
    case 'sending':
    case 'done':
      return <OutcomeScreen step={step} />
    default:
      return assertNever(step, 'a step was never named')
  }
}

function Reviewing({ step, onBack }: { readonly step: ReviewingStep; readonly onBack: () => void }) {
  const offers = useOffers()
  const dispatch = useDispatch()
  const picture = useEnrollment((enrollment) => enrollment.picture)
  const consent = useEnrollment((enrollment) => consentOf(enrollment, step.subject))
  const onJudged = useCallback(
    (capture: Capture, judgement: Judgement | null) => {
      dispatch({ kind: 'pictureJudged', capture, judgement })
    },
    [dispatch],
  )
  // The picture and the review of it go together in one turn of the flow.
  if (picture === null) return null
  return (
    <ReviewScreen
      subject={step.subject}
      capture={step.capture}
      judgement={picture.judgement}
      allowed={allowedOutputs(consent)}
      options={offers.mail ? <MailSwitch subject={step.subject} /> : null}
      onJudged={onJudged}
      onAccept={(acceptance) => {
        dispatch({ kind: 'photoAccepted', ...acceptance })
      }}
      onRetake={() => {
        dispatch({ kind: 'retakeWanted' })
      }}
      onBack={onBack}
    />
  )
}
