import { useEffect, useRef } from 'react'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Form } from '../../ui/form.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Pairing } from './use-pairing.ts'

/** The longest address the contract takes, in characters. */
const longestAddress = 300

/** The address typed so far, and the pairing it starts. */
export interface AddressFormProps {
  readonly address: string
  readonly onChange: (address: string) => void
  readonly pairing: Pairing
}

/** Where is the server? What cannot be an address is said at the field; what the network said stands above it. */
export function AddressForm({ address, onChange, pairing }: AddressFormProps) {
  const say = useSentences()
  const field = useRef<HTMLInputElement>(null)
  const { state } = pairing
  const isLooking = state.kind === 'looking'
  const failure = state.kind === 'typing' ? state.failure : null
  const flaw = failure?.kind === 'invalidAddress' ? describeFailure(failure, say) : null

  useEffect(() => {
    if (failure !== null) field.current?.focus()
  }, [failure])

  return (
    <Panel look="raised">
      <Form onSubmit={() => (isLooking ? undefined : pairing.look(address.trim()))}>
        {failure === null || flaw !== null ? null : <FailureNotice failure={failure} />}
        <TextField
          label={say('pair.address')}
          value={address}
          onChange={onChange}
          description={say('pair.addressDescription')}
          error={flaw === null ? null : `${flaw.title} ${flaw.next}`}
          maxLength={longestAddress}
          inputMode="url"
          isReadOnly={isLooking}
          inputRef={field}
          autoFocus
        />
        <Button type="submit" kind="primary" size="large" isWide isPending={isLooking}>
          {isLooking ? say('pair.looking') : say('pair.look')}
        </Button>
        {isLooking ? (
          <Button kind="quiet" isWide onPress={pairing.stopLooking}>
            {say('pair.stopLooking')}
          </Button>
        ) : null}
      </Form>
    </Panel>
  )
}
