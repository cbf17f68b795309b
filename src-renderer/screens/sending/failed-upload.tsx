import { useState } from 'react'
import type { ProfilePhoto } from '../../camera/capture/capture-types.ts'
import { useOperator } from '../../application/station.ts'
import { useDispatch, useEnrollment } from '../../flow/desk-context.ts'
import type { JobStep } from '../../flow/sending-job.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Act } from './act.tsx'
import { PhotoComparison } from './photo-comparison.tsx'

/** `photo` is the one that was not stored. */
export interface FailedUploadProps {
  readonly step: Extract<JobStep<'uploadPhoto'>, { kind: 'failed' }>
  readonly photo: ProfilePhoto
}

/** Why the photo was not stored, and the ways on. The photo stays until it is stored or left out on purpose. */
export function FailedUpload({ step, photo }: FailedUploadProps) {
  const { failure, look } = step
  const say = useSentences()
  if (failure.kind === 'photoChangedMeanwhile')
    return <FailureNotice failure={failure} tone="warning" action={<PhotoComparison look={look} photo={photo} />} />
  if (failure.kind === 'personNotFound') return <FailureNotice failure={failure} action={<PersonGone />} />
  const isAboutThePhoto =
    failure.kind === 'photoRefused' || failure.kind === 'photoUnfit' || failure.kind === 'imageRejected'
  return (
    <FailureNotice
      failure={failure}
      action={
        isAboutThePhoto ? (
          <>
            <Act isMain action={{ kind: 'retakeWanted' }} label={say('sending.action.takeAnother')} />
            <Act action={{ kind: 'retried' }} label={say('sending.action.retryPhoto')} />
            <LeaveOut />
          </>
        ) : (
          <>
            <Act isMain action={{ kind: 'retried' }} label={say('sending.action.retry')} />
            <LeaveOut />
          </>
        )
      }
    />
  )
}

function PersonGone() {
  const say = useSentences()
  const mayWrite = useOperator()?.writePeople !== 'refused'
  const isFormFree = useEnrollment(({ form }) => form?.touched !== true)
  return (
    <>
      <Act isMain action={{ kind: 'otherPersonWanted' }} label={say('sending.action.otherPerson')} />
      {mayWrite && isFormFree ? (
        <Act action={{ kind: 'recreationWanted' }} label={say('sending.action.recreate')} />
      ) : null}
    </>
  )
}

function LeaveOut() {
  const say = useSentences()
  const dispatch = useDispatch()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => {
          setIsAsking(true)
        }}
      >
        {say('sending.action.discardPhoto')}
      </Button>
      <ConfirmationDialog
        isOpen={isAsking}
        title={say('sending.discardDialog.title')}
        confirmLabel={say('sending.discardDialog.confirm')}
        cancelLabel={say('sending.discardDialog.keep')}
        onConfirm={() => {
          setIsAsking(false)
          dispatch({ kind: 'stepGivenUp', name: 'uploadPhoto' })
        }}
        onCancel={() => {
          setIsAsking(false)
        }}
      >
        <p>{say('sending.discardDialog.body')}</p>
      </ConfirmationDialog>
    </>
  )
}
