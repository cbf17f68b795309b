import type { JobStepName } from '../../../src-preload/contract/job.ts'
import { useDispatch } from '../../flow/desk-context.ts'
import type { SendingStep } from '../../flow/enrollment.ts'
import type { NotSavedWork, SavingWork } from '../../flow/job-work.ts'
import { idOf, nameOf } from '../../flow/subject.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { shownName } from '../find/person-words.ts'
import { NotSaved } from './not-saved.tsx'
import { SendingLayout } from './sending-layout.tsx'

/** `work` is the step's own. */
export interface SavingScreenProps {
  readonly step: SendingStep
  readonly work: SavingWork | NotSavedWork
}

/** The moment in which the station takes an enrollment over, and what can be done when it does not. */
export function SavingScreen({ step, work }: SavingScreenProps) {
  const say = useSentences()
  const dispatch = useDispatch()
  const { order } = step
  const isRefused = work.kind === 'notSaved'
  const goBack = (): void => {
    dispatch({ kind: 'back' })
  }
  useScreenKeys({ Escape: goBack })
  const sent = order.accepted?.outputs.profilePhoto ?? order.accepted?.outputs.facePicture ?? null
  return (
    <SendingLayout
      step={step}
      title={isRefused ? say('sending.titleNotSaved') : savingTitle(step, say)}
      isWide={isRefused}
      picture={
        sent === null
          ? (order.accepted?.outputs.scannedFace?.picture ?? null)
          : { bytes: sent.bytes, type: 'image/jpeg' }
      }
      steps={[
        {
          id: 'save',
          label: say('sending.step.save'),
          state: isRefused ? 'failed' : 'running',
          detail: isRefused ? <NotSaved step={step} work={work} /> : say('sending.stage.saving'),
        },
        ...stepsOf(step).map((name) => ({
          id: name,
          label: say(`sending.step.${name}`),
          state: 'waiting' as const,
          detail: isRefused ? say('sending.waiting.afterFailure') : null,
        })),
      ]}
      actions={
        isRefused ? (
          <Button kind="quiet" onPress={goBack}>
            <Icon name="arrowLeft" />
            {say(order.accepted === null ? 'sending.action.back' : 'sending.action.backToReview')}
          </Button>
        ) : null
      }
    />
  )
}

/** The title while an enrollment is handed over or worked on. */
export function savingTitle({ subject, order }: Pick<SendingStep, 'subject' | 'order'>, say: Sentences): string {
  const name = shownName(nameOf(subject), say)
  const isMailOnly = order.accepted === null && order.mail !== null && subject.kind === 'known'
  if (isMailOnly) return say('sending.titleMail', { name })
  const id = idOf(subject)
  if (nameOf(subject) !== '') return say('sending.title', { name })
  return id === null ? say('sending.titleNobody') : say('sending.titleNameless', { id })
}

/** The steps that the order will have, as long as no job has told. */
function stepsOf({ subject, order }: SendingStep): readonly JobStepName[] {
  const { profilePhoto = null, facePicture = null, scannedFace } = order.accepted?.outputs ?? {}
  const asked: readonly (readonly [JobStepName, boolean])[] = [
    ['createPerson', subject.kind === 'new'],
    ['uploadPhoto', profilePhoto !== null],
    ['registerVisualFace', facePicture !== null || scannedFace !== undefined],
    ['sendMail', order.mail !== null],
  ]
  return asked.flatMap(([name, isAsked]) => (isAsked ? [name] : []))
}
