import { useState } from 'react'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { useBridge } from '../bridge.ts'
import { useSentences } from '../i18n/sentences.ts'
import { ConfirmationDialog } from '../ui/confirmation-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { addressText } from './address.ts'
import { useStation, useStationStore } from './station.ts'

/** `onForgotten` is called once the server is forgotten, before the pairing screen takes over. */
export interface ForgetServerDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onForgotten?: () => void
}

/** Asks twice before the station forgets its server, because afterwards it can do nothing until somebody pairs it again. */
export function ForgetServerDialog({ isOpen, onClose, onForgotten }: ForgetServerDialogProps) {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const server = useStation((station) => (station.server.kind === 'paired' ? addressText(station.server.address) : ''))
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <ConfirmationDialog
      isOpen={isOpen}
      title={say('settings.forgetDialog.title', { server })}
      confirmLabel={say('settings.forgetDialog.confirm')}
      cancelLabel={say('settings.forgetDialog.keep')}
      acknowledgement={say('settings.forgetDialog.acknowledge')}
      isPending={isPending}
      onCancel={onClose}
      onConfirm={async () => {
        setPending(true)
        const answer = await bridge.forgetServer({})

        setPending(false)
        setFailure(answer.ok ? null : answer.failure)
        if (!answer.ok) return
        onClose()
        onForgotten?.()
        accept({ server: answer.value })
      }}
    >
      <p>{say('settings.forgetDialog.body')}</p>
      <p>{say('settings.forgetDialog.after')}</p>
      {failure === null ? null : <FailureNotice failure={failure} />}
    </ConfirmationDialog>
  )
}
