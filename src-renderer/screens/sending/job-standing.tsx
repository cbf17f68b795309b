import type { SendingStep } from '../../flow/enrollment.ts'
import { currentStepOf, questionOf, type SavedWork } from '../../flow/job-work.ts'
import type { WayOn } from '../../flow/use-way-on.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SignInAgain } from '../sign-in/sign-in-again.tsx'
import { Act } from './act.tsx'
import { LeaveOut } from './leave-out.tsx'
import { PersonChanged } from './person-changed.tsx'
import { endsWithSignIn, waitingReason } from './waiting-words.ts'

/** `wayOn` leaves the job to itself. */
export interface JobStandingProps {
  readonly step: SendingStep
  readonly work: SavedWork
  readonly wayOn: WayOn
}

/** What there is to say about a job as a whole: why it waits, what took its place, what was found out since the photo was taken. */
export function JobStanding({ step, work, wayOn }: JobStandingProps) {
  const say = useSentences()
  const { job } = work
  const question = questionOf(job)
  if (job.state.kind === 'waiting')
    return (
      <Notice
        tone={job.kept === 'inMemory' ? 'warning' : 'information'}
        title={say(job.kept === 'inMemory' ? 'sending.waiting.titleInMemory' : 'sending.waiting.title')}
        safe={say(`sending.waiting.${job.kept}`)}
        next={waitingReason(job.state, say)}
        action={
          <>
            <GoOn wayOn={wayOn} />
            {job.state.why !== null && endsWithSignIn(job.state.why) ? (
              <SignInAgain />
            ) : (
              <Act action={{ kind: 'retried' }} label={say('sending.action.tryNow')} />
            )}
          </>
        }
      />
    )
  if (job.state.kind === 'superseded')
    return (
      <Notice
        tone="information"
        title={say('sending.superseded.title')}
        safe={say('sending.superseded.safe')}
        action={<GoOn wayOn={wayOn} />}
      />
    )
  if (question?.kind === 'personChanged') return <PersonChanged step={step} work={work} change={question.change} />
  if (question?.kind === 'tooOld')
    return (
      <Notice
        tone="warning"
        title={say('sending.tooOld.title')}
        safe={say('sending.tooOld.safe')}
        next={say('sending.tooOld.next')}
        action={<Act isMain action={{ kind: 'keepLongerWanted' }} label={say('sending.action.keepLonger')} />}
      />
    )
  return question?.kind === 'pictureLost' ? <PictureLost work={work} /> : null
}

function GoOn({ wayOn }: Pick<JobStandingProps, 'wayOn'>) {
  const say = useSentences()
  return (
    <Button kind="primary" autoFocus onPress={wayOn.go}>
      {say(`sending.action.${wayOn.to}`)}
      <Icon name="arrowRight" />
    </Button>
  )
}

function PictureLost({ work: { job } }: { readonly work: SavedWork }) {
  const say = useSentences()
  const name = currentStepOf(job)?.name
  return (
    <Notice
      tone="failure"
      title={say('sending.pictureLost.title')}
      safe={say('sending.pictureLost.safe')}
      next={say('sending.pictureLost.next')}
      action={
        <>
          <Act isMain action={{ kind: 'retakeWanted' }} label={say('sending.action.takeAnother')} />
          {name === 'uploadPhoto' || name === 'registerVisualFace' ? <LeaveOut name={name} isLast /> : null}
        </>
      }
    />
  )
}
