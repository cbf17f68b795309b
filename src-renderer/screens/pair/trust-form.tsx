import { useRef, useState } from 'react'
import type { ServerProbe, Trust } from '../../../src-preload/contract/server.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fingerprint } from '../../ui/fingerprint.tsx'
import { Form } from '../../ui/form.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import styles from './pair.module.css'
import { offeredTrust } from './offered-trust.ts'
import type { Pairing } from './use-pairing.ts'

/** What was seen, and what is done with the person's decision. */
export interface TrustFormProps {
  readonly probe: ServerProbe
  readonly isConfirming: boolean
  readonly address: string
  readonly pairing: Pairing
}

/** How the server shall be recognised, and the box that says a person has compared. Nothing is paired without it. */
export function TrustForm({ probe, isConfirming, address, pairing }: TrustFormProps) {
  const say = useSentences()
  const offered = offeredTrust(probe)
  const [trust, setTrust] = useState<Trust['kind']>(offered[0])
  const [isCompared, setCompared] = useState(false)
  const [isTold, setTold] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const compared = trust === 'pinnedAuthority' && probe.authority !== null ? probe.authority : probe.certificate

  const submit = () => {
    setTold(true)
    if (isCompared) return pairing.confirm(trust)
    box.current?.focus()
    return undefined
  }

  return (
    <Panel look="raised">
      <Form onSubmit={submit}>
        <RadioGroup
          look="cards"
          label={say('pair.trust')}
          value={trust}
          onChange={(chosen) => {
            setTrust(chosen)
            // Another choice means another fingerprint to compare.
            setCompared(false)
          }}
          isDisabled={isConfirming}
          options={offered.map((kind) => ({
            id: kind,
            label: say(`pair.trustOption.${kind}`),
            description: say(`pair.trustMore.${kind}`),
          }))}
        />
        <div className={styles['compare']}>
          <p className={styles['compareLabel']}>
            {say(trust === 'pinnedAuthority' ? 'pair.fingerprintOfAuthority' : 'pair.fingerprintOfCertificate')}
          </p>
          <Fingerprint fingerprint={compared.sha256} />
          <div>
            <CopyButton look="quiet" text={compared.sha256} label={say('pair.copyFingerprint')} />
          </div>
        </div>
        <Checkbox
          label={say('pair.compare')}
          description={say('pair.compareMore')}
          isSelected={isCompared}
          onChange={setCompared}
          isDisabled={isConfirming}
          inputRef={box}
          error={isTold && !isCompared ? say('pair.compareFirst') : null}
        />
        <Button type="submit" kind="primary" size="large" isWide isPending={isConfirming}>
          {say('pair.confirm')}
        </Button>
        <div className={styles['others']}>
          <Button
            kind="quiet"
            isDisabled={isConfirming}
            onPress={() => {
              void pairing.look(address.trim())
            }}
          >
            {say('pair.lookAgain')}
          </Button>
          <Button kind="quiet" isDisabled={isConfirming} onPress={pairing.startOver}>
            {say('pair.otherAddress')}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}
