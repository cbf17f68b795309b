import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { useOffers, useStation } from '../../application/station.ts'
import { mayReview } from '../../flow/advance-sending.ts'
import { useDispatch, useEnrollment } from '../../flow/desk-context.ts'
import type { SendingStep } from '../../flow/enrollment.ts'
import { questionOf, type SavedWork } from '../../flow/job-work.ts'
import { nameOf } from '../../flow/subject.ts'
import { useWayOn } from '../../flow/use-way-on.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { shownName } from '../find/person-words.ts'
import { DiscardJob } from './discard-job.tsx'
import { FailedStep } from './failed-step.tsx'
import { JobStanding } from './job-standing.tsx'
import { savingTitle } from './saving-screen.tsx'
import { SendingLayout } from './sending-layout.tsx'
import { detailText, stateOf } from './step-words.ts'
import { useJobPictures } from './use-job-pictures.ts'
import { whilePaused } from './while-paused.ts'

/** `work` is the step's own. */
export interface JobScreenProps {
  readonly step: SendingStep
  readonly work: SavedWork
}

/**
 * A saved job, step by step: what is done, what goes on, what waits and why, what only the clerk can decide. The clerk may
 * leave it at any time, for it goes on or waits by itself.
 */
export function JobScreen({ step, work: told }: JobScreenProps) {
  const say = useSentences()
  const { terminalChoice: isAtTerminals } = useOffers()
  const dispatch = useDispatch()
  const paused = useStation((station) => station.outbox.paused)
  const work = { ...told, job: whilePaused(told.job, paused) }
  const { job, deciding } = work
  const pictures = useJobPictures(job, step.order)
  const isReviewable = useEnrollment((enrollment) => mayReview(enrollment, job))
  const question = questionOf(job)
  const isUnderWay = job.state.kind === 'queued' || job.state.kind === 'running'
  const goBack = (): void => {
    dispatch({ kind: 'back' })
  }
  const wayOn = useWayOn(job)
  const isLeft = job.state.kind === 'waiting' || job.state.kind === 'superseded'
  useScreenKeys(isLeft ? { Escape: goBack, Enter: wayOn.go } : { Escape: goBack })
  return (
    <SendingLayout
      step={step}
      title={titleOf(step, work, say)}
      isWide={question !== null}
      picture={pictures.profilePhoto ?? pictures.facePicture}
      caption={
        job.provisional === null || isAtTerminals ? null : say('sending.provisional', { number: job.provisional })
      }
      steps={[
        {
          id: 'save',
          label: say('sending.step.save'),
          state: 'done',
          detail: say(`sending.done.${job.kept}`),
        },
        ...job.steps.map((each) => ({
          id: each.name,
          label: say(`sending.step.${each.name}`),
          state: stateOf(each, work),
          detail: detailText(each, work, say) ?? (
            <FailedStep name={each.name} step={step} work={work} pictures={pictures} />
          ),
        })),
      ]}
      actions={
        <>
          {isReviewable ? (
            <Button
              kind="quiet"
              onPress={() => {
                dispatch({ kind: 'reviewWanted' })
              }}
            >
              <Icon name="arrowLeft" />
              {say('sending.action.backToReview')}
            </Button>
          ) : null}
          {isUnderWay ? (
            <Button kind="quiet" onPress={wayOn.go}>
              {say(`sending.action.${wayOn.to}`)}
              <Icon name="arrowRight" />
            </Button>
          ) : null}
          {question === null ? null : (
            <Button kind="quiet" onPress={wayOn.go}>
              {say('sending.action.later')}
            </Button>
          )}
          <DiscardJob
            job={job}
            isOffered={!isUnderWay}
            onDiscard={() => {
              dispatch({ kind: 'jobDiscarded' })
            }}
          />
        </>
      }
    >
      {deciding.kind === 'failed' ? <FailureNotice failure={deciding.failure} /> : null}
      <JobStanding step={step} work={work} wayOn={wayOn} />
    </SendingLayout>
  )
}

function titleOf(step: SendingStep, { job }: SavedWork, say: Sentences): string {
  const name = shownName(nameOf(step.subject), say)
  switch (job.state.kind) {
    case 'waiting':
      return say('sending.titleWaiting', { name })
    case 'needsClerk':
      return say('sending.titleStopped')
    case 'superseded':
      return say('sending.titleSuperseded')
    case 'queued':
    case 'running':
    case 'done':
    case 'cancelled':
      return savingTitle(step, say)
    default:
      return assertNever(job.state, 'a job has a state that was never named')
  }
}
