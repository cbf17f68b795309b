import type { ReactNode } from 'react'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { useDispatch } from '../../flow/desk-context.ts'
import type { SendingStep } from '../../flow/enrollment.ts'
import { isFaceInDoubt } from '../../flow/face-outcome.ts'
import { currentStepOf, isPictureSettled, jobStepNames, type JobStepName } from '../../flow/sending-job.ts'
import { idOf, nameOf, storedPhotoOf } from '../../flow/subject.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { PictureBytes } from '../../ui/memory-image.tsx'
import { Portrait } from '../../ui/portrait.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { StepList } from '../../ui/step-list.tsx'
import { shownName } from '../find/person-words.ts'
import { FailedCreation } from './failed-creation.tsx'
import { FailedFace } from './failed-face.tsx'
import { FailedMail } from './failed-mail.tsx'
import { FailedOverride } from './failed-override.tsx'
import { FailedUpload } from './failed-upload.tsx'
import styles from './sending-screen.module.css'
import { detailText, stateOf } from './step-words.ts'

/** The work on the server, step by step: what is done, what goes on, what failed, and what can be done about it. */
export function SendingScreen({ step }: { readonly step: SendingStep }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const { subject, accepted, job } = step
  const picture = pictureOf(step)
  const current = currentStepOf(job)
  const hasFailed = current !== null && job[current].kind === 'failed'
  const mayGoBack = hasFailed && (accepted === null || (!isPictureSettled(job) && !isFaceInDoubt(job)))
  const goBack = (): void => {
    dispatch({ kind: 'back' })
  }
  useScreenKeys({ Escape: goBack })
  const name = shownName(nameOf(subject), say)
  const asked = jobStepNames.filter((each) => {
    const state = job[each]
    return state.kind !== 'skipped' || state.reason === 'givenUp'
  })
  return (
    <Screen title={titleOf(step, hasFailed)} width={hasFailed ? 'wide' : 'normal'}>
      <div className={styles['layout']}>
        <Portrait
          name={name}
          seed={idOf(subject)}
          picture={picture}
          {...(accepted === null ? {} : { alt: say('sending.photo', { name }) })}
        />
        <div className={styles['work']}>
          <StepList
            label={say('sending.steps')}
            steps={asked.map((each) => ({
              id: each,
              label: say(`sending.step.${each}`),
              state: stateOf(job[each]),
              detail: detailText(each, job, hasFailed, say) ?? failureOf(each, step),
            }))}
          />
          <div className={styles['actions']}>
            {mayGoBack ? (
              <Button kind="quiet" onPress={goBack}>
                <Icon name="arrowLeft" />
                {say(accepted === null ? 'sending.action.back' : 'sending.action.backToReview')}
              </Button>
            ) : null}
            {hasFailed || current === null ? null : (
              <Button
                kind="quiet"
                onPress={() => {
                  dispatch({ kind: 'stopWanted' })
                }}
              >
                {say('sending.action.stop')}
              </Button>
            )}
          </div>
        </div>
      </div>
    </Screen>
  )

  function titleOf({ accepted: sent }: SendingStep, isStopped: boolean): string {
    if (isStopped) return say('sending.titleStopped')
    if (sent === null) return say('sending.titleMail', { name })
    return nameOf(subject) === '' ? say('sending.titleNameless', { id: idOf(subject) }) : say('sending.title', { name })
  }
}

/** What stands beside the steps: the picture that goes out, small or in full, else the photo the server holds. */
function pictureOf({ accepted, subject }: SendingStep): PictureBytes | null {
  const sent = accepted?.outputs.profilePhoto ?? accepted?.outputs.facePicture ?? null
  if (sent !== null) return { bytes: sent.bytes, type: 'image/jpeg' }
  const stored = storedPhotoOf(subject)
  return stored.kind === 'present' ? stored : null
}

function failureOf(name: JobStepName, { job, accepted, subject }: SendingStep): ReactNode {
  const { profilePhoto = null, facePicture = null } = accepted?.outputs ?? {}
  switch (name) {
    case 'createPerson':
      return job.createPerson.kind === 'failed' ? <FailedCreation step={job.createPerson} id={idOf(subject)} /> : null
    case 'keepOverride':
      return job.keepOverride.kind === 'failed' ? <FailedOverride step={job.keepOverride} /> : null
    case 'uploadPhoto':
      return job.uploadPhoto.kind === 'failed' && profilePhoto !== null ? (
        <FailedUpload step={job.uploadPhoto} photo={profilePhoto} isLast={facePicture === null} />
      ) : null
    case 'registerVisualFace':
      return facePicture === null ? null : <FailedFace job={job} picture={facePicture} />
    case 'sendMail':
      return job.sendMail.kind === 'failed' ? <FailedMail step={job.sendMail} /> : null
    default:
      return assertNever(name, 'a job has a step that was never named')
  }
}
