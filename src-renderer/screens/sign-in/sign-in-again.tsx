import { useState } from 'react'
import type { SessionState } from '../../../src-preload/contract/session.ts'
import { useStation } from '../../application/station.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useSignIn } from './use-sign-in.ts'

type Seated = Exclude<SessionState, { readonly kind: 'signedOut' }>

/**
 * Signs the clerk who sits at the desk in at the server once more, without leaving what is begun: nothing can be sent before.
 * With a kept password it is one press; else, or when that one is refused, the password is asked for.
 */
export function SignInAgain() {
  const session = useStation((station) => station.session)
  return session.kind === 'signedOut' ? null : <Again session={session} />
}

function Again({ session: { operator, password } }: { readonly session: Seated }) {
  const say = useSentences()
  const connection = useStation((station) => station.connection)
  const signingIn = useSignIn()
  const [isTyping, setTyping] = useState(false)
  const [hasTried, setTried] = useState(false)
  const { loginId } = operator
  const isKept = password.kind === 'keychain'
  const { state } = signingIn
  const close = (): void => {
    setTyping(false)
    signingIn.stop()
    signingIn.forget()
  }
  const signIn = async (): Promise<void> => {
    if (!isKept) {
      setTyping(true)
      return
    }
    const after = await signingIn.start({ loginId, password: null, remember: true })
    setTried(after.kind === 'idle')
    setTyping(after.kind === 'refused')
  }
  return (
    <>
      <Button isPending={state.kind === 'running' && !isTyping} onPress={() => void signIn()}>
        {say('signIn.title')}
      </Button>
      {state.kind === 'failed' && !isTyping ? <FailureNotice failure={state.failure} /> : null}
      {/* A clerk whom the station remembers is let in without the server, too; that does not make it answer. */}
      {hasTried && state.kind === 'idle' && connection.kind === 'unreachable' ? (
        <FailureNotice failure={connection.failure} />
      ) : null}
      <Dialog
        isOpen={isTyping}
        isAlert
        onClose={close}
        title={say('signIn.title')}
        actions={
          <Button kind="quiet" onPress={close}>
            {say('ui.cancel')}
          </Button>
        }
      >
        <SignInForm
          loginId={loginId}
          isSameClerk
          vault={password.kind === 'keychain' || password.reason === 'notAsked' ? 'available' : password.reason}
          signingIn={signingIn}
          remembered={null}
          onRemembered={close}
        />
      </Dialog>
    </>
  )
}
