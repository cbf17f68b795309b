import { useRef, useState } from 'react'
import { FileTrigger, Label, TextArea, TextField as AriaTextField } from 'react-aria-components'
import type { GatewayState } from '../../../src-preload/contract/gateway.ts'
import { dayOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import field from '../../ui/field.module.css'
import { Fingerprint } from '../../ui/fingerprint.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import own from './gateway-dialog.module.css'
import { useGatewayForm, type GatewayForm } from './use-gateway-form.ts'

/** The form's name, so that the button below it sends it. */
const formId = 'gateway-form'

/** `gateway` is what is set up now; its address stands in the form, its authority is given anew. */
export interface GatewayDialogProps {
  readonly gateway: GatewayState
  readonly onClose: () => void
}

/** Sets the device gateway up: where it is, whom to trust, and a look at the fingerprint before that is saved. */
export function GatewayDialog({ gateway, onClose }: GatewayDialogProps) {
  const say = useSentences()
  const form = useGatewayForm(gateway)
  const [isTold, setTold] = useState(false)
  const [isCompared, setCompared] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const { seen } = form

  const submit = async (): Promise<void> => {
    setTold(true)
    if (seen === null) {
      if (form.host.trim() === '' || form.portNumber === null || form.authority.trim() === '') return
      setTold(false)
      await form.look()
      return
    }
    if (!isCompared) {
      box.current?.focus()
      return
    }
    if (await form.save()) onClose()
  }

  return (
    <Dialog
      isOpen
      isAlert
      onClose={onClose}
      title={say(seen === null ? 'gateway.form.title' : 'gateway.form.compare')}
      actions={
        <>
          <Button kind="primary" type="submit" form={formId} isPending={form.isPending}>
            {say(seen === null ? 'gateway.form.look' : 'gateway.form.confirm')}
          </Button>
          {seen === null ? null : (
            <Button
              isDisabled={form.isPending}
              onPress={() => {
                form.forgetSeen()
                setCompared(false)
                setTold(false)
              }}
            >
              {say('gateway.form.other')}
            </Button>
          )}
          <Button isDisabled={form.isPending} onPress={onClose}>
            {say('ui.cancel')}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        {seen === null ? (
          <GatewayWhere form={form} isTold={isTold} />
        ) : (
          <>
            <p>{say('gateway.form.compareMore')}</p>
            <Facts
              lines={[
                { term: say('gateway.form.subject'), value: seen.subject },
                {
                  term: say('gateway.form.valid'),
                  value: say('gateway.form.validRange', { from: dayOf(seen.validFrom), to: dayOf(seen.validTo) }),
                },
                { term: say('gateway.fingerprint'), value: <Fingerprint fingerprint={seen.sha256} />, isWide: true },
              ]}
            />
            <div>
              <CopyButton look="quiet" text={seen.sha256} label={say('gateway.copyFingerprint')} />
            </div>
            <Checkbox
              label={say('gateway.form.compareBox')}
              isSelected={isCompared}
              onChange={setCompared}
              inputRef={box}
              error={isTold && !isCompared ? say('gateway.form.compareFirst') : null}
            />
          </>
        )}
        {form.failure === null ? null : <FailureNotice failure={form.failure} />}
      </Form>
    </Dialog>
  )
}

/** Where the gateway is, and the certificate of its authority. */
export function GatewayWhere({ form, isTold }: { readonly form: GatewayForm; readonly isTold: boolean }) {
  const say = useSentences()
  const isAuthorityMissing = isTold && form.authority.trim() === ''
  return (
    <>
      <p>{say('gateway.form.lead')}</p>
      <div className={own['address']}>
        <TextField
          label={say('gateway.form.host')}
          description={say('gateway.form.hostMore')}
          value={form.host}
          onChange={form.setHost}
          autoFocus
          error={isTold && form.host.trim() === '' ? say('gateway.form.hostMissing') : null}
        />
        <TextField
          label={say('gateway.form.port')}
          description={say('gateway.form.portMore')}
          value={form.port}
          onChange={form.setPort}
          inputMode="numeric"
          error={isTold && form.portNumber === null ? say('gateway.form.portWrong') : null}
        />
      </div>
      <AriaTextField
        className={field['field'] ?? ''}
        value={form.authority}
        onChange={form.setAuthority}
        isInvalid={isAuthorityMissing}
        validationBehavior="aria"
        spellCheck="false"
        autoComplete="off"
      >
        <Label className={field['label'] ?? ''}>{say('gateway.form.authority')}</Label>
        <div className={field['below']}>
          <span>{say('gateway.form.authorityMore')}</span>
        </div>
        <TextArea className={own['paste'] ?? ''} rows={5} placeholder={say('gateway.form.paste')} />
        {isAuthorityMissing ? <p className={field['error']}>{say('gateway.form.authorityMissing')}</p> : null}
      </AriaTextField>
      <div>
        <FileTrigger
          onSelect={(files) => {
            const file = files?.item(0) ?? null
            if (file !== null) void form.readFile(file)
          }}
        >
          <Button>{say('gateway.form.choose')}</Button>
        </FileTrigger>
      </div>
      {form.isFileUnreadable ? <Notice tone="warning" title={say('gateway.form.unreadableFile')} /> : null}
    </>
  )
}
