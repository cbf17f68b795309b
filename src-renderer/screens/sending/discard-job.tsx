import { useState } from 'react'
import type { Job } from '../../../src-preload/contract/job.ts'
import { mayDiscard } from '../../flow/job-work.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { shownName } from '../find/person-words.ts'
import { unfinishedStepsText } from '../queue/job-words.ts'

/** `isOffered` is false while the button would only flash by; a question that was asked before stays. */
export interface DiscardJobProps {
  readonly job: Job
  readonly isOffered?: boolean
  readonly onDiscard: () => void
}

/**
 * Ends a job for good, after asking what that destroys and what will not be done. Once the job runs or has ended there is
 * nothing to ask any more: the question closes, and does not come back by itself.
 */
export function DiscardJob({ job, isOffered = true, onDiscard }: DiscardJobProps) {
  const say = useSentences()
  const [isAsking, setAsking] = useState(false)
  const isPossible = mayDiscard(job)
  if (isAsking && !isPossible) setAsking(false)
  if (!isPossible) return null
  const hasPictures = job.pictures.profilePhoto || job.pictures.facePicture
  const isBegun = job.steps.some(({ state }) => state.kind === 'done')
  return (
    <>
      {isOffered ? (
        <Button
          kind="quiet"
          onPress={() => {
            setAsking(true)
          }}
        >
          {say('sending.action.discard')}
        </Button>
      ) : null}
      <ConfirmationDialog
        isOpen={isAsking}
        title={say('sending.discardJobDialog.title', { name: shownName(job.name, say) })}
        confirmLabel={say('sending.discardJobDialog.confirm')}
        cancelLabel={say('sending.discardJobDialog.keep')}
        onConfirm={() => {
          setAsking(false)
          onDiscard()
        }}
        onCancel={() => {
          setAsking(false)
        }}
      >
        <p>{say('sending.discardJobDialog.undone', { steps: unfinishedStepsText(job, say) })}</p>
        {hasPictures ? <p>{say('sending.discardJobDialog.pictures')}</p> : null}
        {isBegun ? <p>{say('sending.discardJobDialog.done')}</p> : null}
      </ConfirmationDialog>
    </>
  )
}
