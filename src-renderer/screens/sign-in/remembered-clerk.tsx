import { useSentences } from '../../i18n/sentences.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import styles from './sign-in.module.css'
import type { SigningIn } from './use-sign-in.ts'

/** The clerk whose password lies in the keychain. */
export interface RememberedClerkProps {
  readonly loginId: string
  readonly signingIn: SigningIn
  readonly onSomeoneElse: () => void
}

/** One press signs the remembered clerk in. */
export function RememberedClerk({ loginId, signingIn, onSomeoneElse }: RememberedClerkProps) {
  const say = useSentences()
  const { state } = signingIn
  const isRunning = state.kind === 'running'
  return (
    <div className={styles['remembered']}>
      <Avatar name={loginId} seed={loginId} />
      <div>
        <p className={styles['welcome']}>{say('signIn.welcome')}</p>
        <p className={styles['kept']}>{say('signIn.keptPassword')}</p>
      </div>
      {state.kind === 'failed' ? <FailureNotice failure={state.failure} /> : null}
      <Button
        kind="primary"
        size="large"
        isWide
        autoFocus
        isPending={isRunning}
        onPress={() => {
          void signingIn.start({ loginId, password: null, remember: true })
        }}
      >
        {isRunning ? say('signIn.signingIn') : say('signIn.asRemembered', { loginId })}
      </Button>
      <Button kind="quiet" isWide onPress={isRunning ? signingIn.stop : onSomeoneElse}>
        {isRunning ? say('signIn.stop') : say('signIn.someoneElse')}
      </Button>
    </div>
  )
}
