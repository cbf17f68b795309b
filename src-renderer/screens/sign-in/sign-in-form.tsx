import { useEffect, useRef, useState } from 'react'
import { longestDeskName, longestLoginId, longestPassword } from '../../../src-preload/contract/session.ts'
import { useSettings } from '../../application/station.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Form } from '../../ui/form.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { SignedOut } from './signed-out.ts'
import type { SigningIn } from './use-sign-in.ts'

/**
 * `remembered` is the clerk one can go back to with one press, `null` when there is none. `isSameClerk`: only the one whose
 * login id is given may sign in here, because their work lies on the desk.
 */
export interface SignInFormProps {
  readonly loginId: string
  /** Whether a server knows accounts here; else it is a name, and the password of the desk. */
  readonly hasAccounts: boolean
  readonly isSameClerk?: boolean
  readonly vault: SignedOut['vault']
  readonly signingIn: SigningIn
  readonly remembered: string | null
  readonly onRemembered: () => void
}

/** Login id and password. After a refusal the password is gone, the login id stays, and the cursor is where it is needed. */
export function SignInForm(props: SignInFormProps) {
  const { loginId: known, hasAccounts, isSameClerk = false, vault, signingIn, remembered, onRemembered } = props
  const say = useSentences()
  const { rememberSignIn } = useSettings()
  const canRemember = vault === 'available' && hasAccounts
  const [loginId, setLoginId] = useState(known)
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(rememberSignIn)
  const [isTold, setTold] = useState(false)
  const passwordField = useRef<HTMLInputElement>(null)
  const { state } = signingIn
  const isRunning = state.kind === 'running'

  useEffect(() => {
    if (state.kind === 'refused') passwordField.current?.focus()
  }, [state])

  const submit = async () => {
    setTold(true)
    if (loginId.trim() === '' || password === '' || isRunning) return
    const after = await signingIn.start({ loginId: loginId.trim(), password, remember: remember && canRemember })
    if (after.kind !== 'refused') return
    setPassword('')
    setTold(false)
  }

  return (
    <Form onSubmit={submit}>
      {state.kind === 'refused' || state.kind === 'failed' ? <FailureNotice failure={state.failure} /> : null}
      <TextField
        label={say(hasAccounts ? 'signIn.loginId' : 'signIn.deskName')}
        value={loginId}
        onChange={setLoginId}
        error={
          isTold && loginId.trim() === '' ? say(hasAccounts ? 'signIn.loginIdMissing' : 'signIn.deskNameMissing') : null
        }
        maxLength={hasAccounts ? longestLoginId : longestDeskName}
        isReadOnly={isRunning || isSameClerk}
        autoFocus={known === ''}
      />
      <PasswordField
        label={say(hasAccounts ? 'signIn.password' : 'signIn.deskPassword')}
        value={password}
        onChange={setPassword}
        error={isTold && password === '' ? say('signIn.passwordMissing') : null}
        maxLength={longestPassword}
        isReadOnly={isRunning}
        autoFocus={known !== ''}
        inputRef={passwordField}
      />
      {canRemember ? (
        <Checkbox
          label={say('signIn.remember')}
          description={say('signIn.rememberMore')}
          isSelected={remember}
          onChange={setRemember}
          isDisabled={isRunning}
        />
      ) : null}
      <Button type="submit" kind="primary" size="large" isWide isPending={isRunning}>
        {isRunning ? say('signIn.signingIn') : say('signIn.submit')}
      </Button>
      {isRunning ? (
        <Button kind="quiet" isWide onPress={signingIn.stop}>
          {say('signIn.stop')}
        </Button>
      ) : null}
      {remembered !== null && !isRunning ? (
        <Button kind="quiet" isWide onPress={onRemembered}>
          {say('signIn.backToRemembered', { loginId: remembered })}
        </Button>
      ) : null}
    </Form>
  )
}
