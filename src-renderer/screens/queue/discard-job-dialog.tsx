import type { Job } from '../../../src-preload/contract/job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { shownName } from '../find/person-words.ts'
import { unfinishedStepsText } from './job-words.ts'

/** `job` is the one to be discarded; `null` while nobody asks for it. */
export interface DiscardJobDialogProps {
  readonly job: Job | null
  readonly onDiscard: () => void
  readonly onKeep: () => void
}

/** Asks before a job is discarded, and says what is destroyed and what will not be done. */
export function DiscardJobDialog({ job, onDiscard, onKeep }: DiscardJobDialogProps) {
  const say = useSentences()
  if (job === null) return null
  const hasPictures = job.pictures.profilePhoto || job.pictures.facePicture
  const isBegun = job.steps.some(({ state }) => state.kind === 'done')
  return (
    <ConfirmationDialog
      isOpen
      title={say('sending.discardJobDialog.title', { name: shownName(job.name, say) })}
      confirmLabel={say('sending.discardJobDialog.confirm')}
      cancelLabel={say('sending.discardJobDialog.keep')}
      onConfirm={onDiscard}
      onCancel={onKeep}
    >
      <p>{say('sending.discardJobDialog.undone', { steps: unfinishedStepsText(job, say) })}</p>
      {hasPictures ? <p>{say('sending.discardJobDialog.pictures')}</p> : null}
      {isBegun ? <p>{say('sending.discardJobDialog.done')}</p> : null}
    </ConfirmationDialog>
  )
}
