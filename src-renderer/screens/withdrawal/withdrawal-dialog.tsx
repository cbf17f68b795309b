import type { Job } from '../../../src-preload/contract/job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Consequences } from '../../ui/consequences.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StepList } from '../../ui/step-list.tsx'
import { SaveReceipt } from '../receipt/save-receipt.tsx'
import styles from './withdrawal-dialog.module.css'
import type { Withdrawal } from './withdrawal-store.ts'
import { refusalOf, withdrawalSteps, withdrawalText } from './withdrawal-words.ts'

/** What the dialog shows. `person.name` is never empty. */
export interface WithdrawalDialogProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly withdrawal: Withdrawal
  readonly onWithdraw: () => Promise<void>
  readonly onClose: () => void
}

const consequences = ['cancelled', 'removed', 'record', 'stays'] as const

/** Says exactly what a withdrawal does, does it, and then shows how far it has come, with a receipt for the person. */
export function WithdrawalDialog({ person, withdrawal, onWithdraw, onClose }: WithdrawalDialogProps) {
  const say = useSentences()
  if (withdrawal.kind === 'ordered') return <Ordered person={person} job={withdrawal.job} onClose={onClose} />
  const isRunning = withdrawal.kind === 'running'
  return (
    <Dialog
      isOpen
      isAlert
      // What is being written down is answered in a moment; until then there is nothing to go back to.
      onClose={isRunning ? () => undefined : onClose}
      title={say('withdrawal.title', { name: person.name })}
      actions={
        <>
          <Button kind="danger" isPending={isRunning} onPress={onWithdraw}>
            {say(isRunning ? 'withdrawal.running' : 'withdrawal.confirm')}
          </Button>
          <Button autoFocus isDisabled={isRunning} onPress={onClose}>
            {say('withdrawal.keep')}
          </Button>
        </>
      }
    >
      <p>{say('withdrawal.lead', person)}</p>
      <Consequences heading={say('withdrawal.happens')} items={consequences.map((name) => say(`withdrawal.${name}`))} />
      <p>{say('withdrawal.undone')}</p>
      {withdrawal.kind === 'failed' ? <FailureNotice failure={withdrawal.failure} /> : null}
    </Dialog>
  )
}

interface OrderedProps extends Pick<WithdrawalDialogProps, 'person' | 'onClose'> {
  readonly job: Job
}

function Ordered({ person, job, onClose }: OrderedProps) {
  const say = useSentences()
  const { tone, sentence, why } = withdrawalText(job, say)
  const refusal = refusalOf(job)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={say('withdrawal.doneTitle', { name: person.name })}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {say('withdrawal.close')}
        </Button>
      }
    >
      <div className={styles['ordered']} data-withdrawal={job.state.kind}>
        <Notice tone={tone} title={sentence} {...(why === null ? {} : { safe: why })} />
        <StepList label={say('withdrawal.steps')} steps={withdrawalSteps(job, say)} />
        {refusal === null ? null : <FailureNotice tone="warning" failure={refusal} />}
        <SaveReceipt job={job} consent={null} />
      </div>
    </Dialog>
  )
}
