import { useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import { useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { Consequences } from '../../ui/consequences.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'

/** Which gateway would be forgotten. */
export interface ForgetGatewayDialogProps {
  readonly host: string
  readonly onClose: () => void
}

/** Asks before the gateway and its authority are forgotten. */
export function ForgetGatewayDialog({ host, onClose }: ForgetGatewayDialogProps) {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const forget = async (): Promise<void> => {
    setPending(true)
    const answer = await bridge.forgetGateway({})
    setPending(false)
    if (!answer.ok) {
      setFailure(answer.failure)
      return
    }
    accept({ gateway: answer.value })
    onClose()
  }
  return (
    <ConfirmationDialog
      isOpen
      title={say('gateway.forgetQuestion.title')}
      confirmLabel={say('gateway.forgetQuestion.confirm')}
      cancelLabel={say('gateway.forgetQuestion.keep')}
      isPending={isPending}
      onConfirm={() => void forget()}
      onCancel={onClose}
    >
      <p>{say('gateway.forgetQuestion.body', { host })}</p>
      <Consequences
        heading={say('gateway.forgetQuestion.stays')}
        items={[say('gateway.forgetQuestion.staysTerminals'), say('gateway.forgetQuestion.staysServer')]}
      />
      {failure === null ? null : <FailureNotice failure={failure} />}
    </ConfirmationDialog>
  )
}
