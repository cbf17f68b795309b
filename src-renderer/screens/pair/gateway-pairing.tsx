import { useRef, useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { CertificateFacts } from '../../../src-preload/contract/server.ts'
import { longestPassword, shortestDeskPassword } from '../../../src-preload/contract/session.ts'
import { newCallId } from '../../application/call-id.ts'
import { useStation, useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { dayOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Fingerprint } from '../../ui/fingerprint.tsx'
import { Form } from '../../ui/form.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { GatewayWhere } from '../settings/gateway-dialog.tsx'
import { useGatewayForm, type GatewayForm } from '../settings/use-gateway-form.ts'
import styles from './pair.module.css'

/** Where the gateway is and whom to trust; then the authority's fingerprint, and the password that this desk gets. */
export function GatewayPairing() {
  const form = useGatewayForm(useStation((station) => station.gateway))
  return (
    <Panel look="raised">
      {form.seen === null ? <Looking form={form} /> : <Confirming form={form} seen={form.seen} />}
    </Panel>
  )
}

function Looking({ form }: { readonly form: GatewayForm }) {
  const say = useSentences()
  const [isTold, setTold] = useState(false)
  const submit = async (): Promise<void> => {
    setTold(true)
    if (form.host.trim() === '' || form.portNumber === null || form.authority.trim() === '') return
    await form.look()
  }
  return (
    <Form onSubmit={submit}>
      {form.failure === null ? null : <FailureNotice failure={form.failure} />}
      <GatewayWhere form={form} isTold={isTold} />
      <Button type="submit" kind="primary" size="large" isWide isPending={form.isPending}>
        {say('gateway.form.look')}
      </Button>
    </Form>
  )
}

function Confirming({ form, seen }: { readonly form: GatewayForm; readonly seen: CertificateFacts }) {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [isTold, setTold] = useState(false)
  const [isCompared, setCompared] = useState(false)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  const isShort = password.length < shortestDeskPassword

  const submit = async (): Promise<void> => {
    setTold(true)
    if (isPending || form.portNumber === null) return
    if (!isCompared) return box.current?.focus()
    if (isShort) return first.current?.focus()
    if (again !== password) return second.current?.focus()
    setPending(true)
    const { host, portNumber: port, authority } = form
    const answer = await bridge.pairGateway({
      callId: newCallId(),
      host,
      port,
      authority,
      sha256: seen.sha256,
      password,
    })
    setPending(false)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) accept({ server: answer.value })
  }

  return (
    <Form onSubmit={submit}>
      {failure === null ? null : <FailureNotice failure={failure} />}
      <p>{say('gateway.form.compareMore')}</p>
      <Facts
        lines={[
          { term: say('gateway.form.subject'), value: seen.subject },
          {
            term: say('gateway.form.valid'),
            value: say('gateway.form.validRange', { from: dayOf(seen.validFrom), to: dayOf(seen.validTo) }),
          },
        ]}
      />
      <div className={styles['compare']}>
        <p className={styles['compareLabel']}>{say('gateway.fingerprint')}</p>
        <Fingerprint fingerprint={seen.sha256} />
        <div>
          <CopyButton look="quiet" text={seen.sha256} label={say('gateway.copyFingerprint')} />
        </div>
      </div>
      <Checkbox
        label={say('gateway.form.compareBox')}
        isSelected={isCompared}
        onChange={setCompared}
        isDisabled={isPending}
        inputRef={box}
        error={isTold && !isCompared ? say('gateway.form.compareFirst') : null}
      />
      <p>{say('pair.gateway.passwordMore', { count: shortestDeskPassword })}</p>
      <PasswordField
        label={say('pair.gateway.password')}
        value={password}
        onChange={setPassword}
        error={isTold && isShort ? say('pair.gateway.passwordShort', { count: shortestDeskPassword }) : null}
        maxLength={longestPassword}
        isReadOnly={isPending}
        inputRef={first}
      />
      <PasswordField
        label={say('pair.gateway.again')}
        value={again}
        onChange={setAgain}
        error={isTold && !isShort && again !== password ? say('pair.gateway.differs') : null}
        maxLength={longestPassword}
        isReadOnly={isPending}
        inputRef={second}
      />
      <Button type="submit" kind="primary" size="large" isWide isPending={isPending}>
        {say('pair.gateway.confirm')}
      </Button>
      <Button kind="quiet" isWide isDisabled={isPending} onPress={form.forgetSeen}>
        {say('pair.gateway.other')}
      </Button>
    </Form>
  )
}
