import { useState } from 'react'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { useBridge } from '../bridge.ts'
import { useSentences } from '../i18n/sentences.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { ConfirmationDialog } from '../ui/confirmation-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useStation, useStationStore } from './station.ts'

/** What asking before a sign-out needs. */
export interface SignOutDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Asks before signing out, because work that is not sent goes with it; also the way to change places with a colleague. */
export function SignOutDialog(props: SignOutDialogProps) {
  return props.isOpen ? <SignOutQuestion onClose={props.onClose} /> : null
}

function SignOutQuestion({ onClose }: { readonly onClose: () => void }) {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const isKept = useStation(({ session }) => session.kind !== 'signedOut' && session.password.kind === 'keychain')
  const outbox = useStation((station) => station.outbox)
  const waiting = outbox.underWay + outbox.needClerk
  const [forgetPassword, setForgetPassword] = useState(false)
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <ConfirmationDialog
      isOpen
      kind="primary"
      title={say('application.signOutDialog.title')}
      confirmLabel={say('application.signOutDialog.confirm')}
      cancelLabel={say('application.signOutDialog.stay')}
      isPending={isPending}
      onCancel={onClose}
      onConfirm={async () => {
        setPending(true)
        const answer = await bridge.signOut({ forgetPassword })

        setPending(false)
        setFailure(answer.ok ? null : answer.failure)
        if (!answer.ok) return
        onClose()
        accept({ session: answer.value })
      }}
    >
      <p>{say('application.signOutDialog.body')}</p>
      {waiting === 0 ? null : (
        <p>{say(`application.signOutDialog.waiting.${outbox.keeping.kind}`, { count: waiting })}</p>
      )}
      {isKept ? (
        <Checkbox
          label={say('application.signOutDialog.forget')}
          isSelected={forgetPassword}
          onChange={setForgetPassword}
        />
      ) : null}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </ConfirmationDialog>
  )
}
