import type { ReactNode } from 'react'
import { useDispatch } from '../../flow/desk-context.ts'
import type { SendingStep } from '../../flow/enrollment.ts'
import { currentStepOf, jobStepNames, type JobStepName } from '../../flow/sending-job.ts'
import { idOf, nameOf, storedPhotoOf } from '../../flow/subject.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Portrait } from '../../ui/portrait.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { StepList } from '../../ui/step-list.tsx'
import { shownName } from '../find/person-words.ts'
import { FailedCreation } from './failed-creation.tsx'
import { FailedMail } from './failed-mail.tsx'
import { FailedUpload } from './failed-upload.tsx'
import styles from './sending-screen.module.css'
import { detailText, stateOf } from './step-words.ts'

/** The work on the server, step by step: what is done, what goes on, what failed, and what can be done about it. */
export function SendingScreen({ step }: { readonly step: SendingStep }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const { subject, photo, job } = step
  const current = currentStepOf(job)
  const hasFailed = current !== null && job[current].kind === 'failed'
  const mayGoBack = hasFailed && (photo === null || job.uploadPhoto.kind !== 'done')
  const goBack = (): void => {
    dispatch({ kind: 'back' })
  }
  useScreenKeys({ Escape: goBack })
  const name = shownName(nameOf(subject), say)
  const stored = storedPhotoOf(subject)
  const picture =
    photo === null ? (stored.kind === 'present' ? stored : null) : ({ bytes: photo.bytes, type: 'image/jpeg' } as const)
  const asked = jobStepNames.filter((each) => {
    const state = job[each]
    return state.kind !== 'skipped' || state.reason === 'givenUp'
  })
  return (
    <Screen title={titleOf(step, hasFailed)} width="normal">
      <div className={styles['layout']}>
        <Portrait
          name={name}
          seed={idOf(subject)}
          picture={picture}
          {...(photo === null ? {} : { alt: say('sending.photo', { name }) })}
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
                {say(photo === null ? 'sending.action.back' : 'sending.action.backToReview')}
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

  function titleOf({ photo: sent }: SendingStep, isStopped: boolean): string {
    if (isStopped) return say('sending.titleStopped')
    if (sent === null) return say('sending.titleMail', { name })
    return nameOf(subject) === '' ? say('sending.titleNameless', { id: idOf(subject) }) : say('sending.title', { name })
  }
}

function failureOf(name: JobStepName, { job, photo, subject }: SendingStep): ReactNode {
  if (name === 'createPerson')
    return job.createPerson.kind === 'failed' ? <FailedCreation step={job.createPerson} id={idOf(subject)} /> : null
  if (name === 'uploadPhoto')
    return job.uploadPhoto.kind === 'failed' && photo !== null ? (
      <FailedUpload step={job.uploadPhoto} photo={photo} />
    ) : null
  return job.sendMail.kind === 'failed' ? <FailedMail step={job.sendMail} /> : null
}
