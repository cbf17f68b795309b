import { useRef, useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import { longestPassword, type Operator } from '../../../src-preload/contract/session.ts'
import { useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Form } from '../../ui/form.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { Screen } from '../../ui/screen.tsx'
import styles from './lock.module.css'

/** Who locked the station, and the way out for somebody else. */
export interface LockProps {
  readonly operator: Operator
  readonly onSignOut: () => void
}

/** Stands over the kept work until the clerk's password is typed. */
export function Lock({ operator, onSignOut }: LockProps) {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const field = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const name = operator.name === '' ? operator.loginId : operator.name

  const unlock = async () => {
    setMissing(password === '')
    if (password === '' || isPending) return
    setPending(true)
    const answer = await bridge.unlock({ password })
    setPending(false)
    setPassword('')
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) accept({ session: answer.value })
    else field.current?.focus()
  }

  return (
    <Screen title={say('lock.title')} lead={say('lock.lead')} width="narrow" focus="inside" isCentred>
      <Panel look="raised">
        <p className={styles['clerk']} data-personal>
          <Avatar name={name} seed={operator.userId} />
          {name}
        </p>
        <Form onSubmit={unlock}>
          {failure === null ? null : <FailureNotice failure={failure} />}
          <PasswordField
            label={say('lock.password')}
            value={password}
            onChange={setPassword}
            error={isMissing && password === '' ? say('lock.passwordMissing') : null}
            maxLength={longestPassword}
            inputRef={field}
            autoFocus
          />
          <Button type="submit" kind="primary" size="large" isWide isPending={isPending}>
            {say('lock.unlock')}
          </Button>
        </Form>
        <Button kind="quiet" onPress={onSignOut}>
          {say('lock.signOut')}
        </Button>
      </Panel>
    </Screen>
  )
}
