import { useState } from 'react'
import type { SessionState } from '../../../src-preload/contract/session.ts'
import { useOffers, useStation, useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useSignIn } from './use-sign-in.ts'

type Seated = Exclude<SessionState, { readonly kind: 'signedOut' }>

/**
 * Signs the clerk who sits at the desk in at the server once more, without leaving what is begun: nothing can be sent before.
 * With a kept password it is one press; else, or when that one is refused, the password is asked for. A server that is away
 * is asked first whether it is there again; the station then signs whoever was let in without it in by itself.
 */
export function SignInAgain() {
  const session = useStation((station) => station.session)
  return session.kind === 'signedOut' ? null : <Again session={session} />
}

function Again({ session: { operator, password } }: { readonly session: Seated }) {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const connection = useStation((station) => station.connection)
  const signingIn = useSignIn()
  const [isTyping, setTyping] = useState(false)
  const [isLooking, setLooking] = useState(false)
  const [hasLooked, setLooked] = useState(false)
  const { rememberedClerk: hasAccounts } = useOffers()
  const { loginId } = operator
  const isKept = password.kind === 'keychain'
  const { state } = signingIn
  const close = (): void => {
    setTyping(false)
    signingIn.stop()
    signingIn.forget()
  }
  const look = async (): Promise<void> => {
    setLooking(true)
    const answer = await bridge.checkConnection({})
    setLooking(false)
    setLooked(true)
    if (answer.ok) accept({ connection: answer.value })
  }
  const signIn = async (): Promise<void> => {
    if (connection.kind === 'unreachable') return look()
    if (!isKept) {
      setTyping(true)
      return
    }
    const after = await signingIn.start({ loginId, password: null, remember: true })
    setTyping(after.kind === 'refused')
  }
  return (
    <>
      <Button isPending={isLooking || (state.kind === 'running' && !isTyping)} onPress={() => void signIn()}>
        {say('signIn.title')}
      </Button>
      {state.kind === 'failed' && !isTyping ? <FailureNotice failure={state.failure} /> : null}
      {hasLooked && connection.kind === 'unreachable' ? <FailureNotice failure={connection.failure} /> : null}
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
          hasAccounts={hasAccounts}
          vault={password.kind === 'keychain' || password.reason === 'notAsked' ? 'available' : password.reason}
          signingIn={signingIn}
          remembered={null}
          onRemembered={close}
        />
      </Dialog>
    </>
  )
}
