import { useState } from 'react'
import { addressText } from '../../application/address.ts'
import { ForgetServerDialog } from '../../application/forget-server-dialog.tsx'
import { useStation } from '../../application/station.ts'
import { dayAndTimeOf, dayOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts, type FactLine } from '../../ui/facts.tsx'
import { Fingerprint } from '../../ui/fingerprint.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './settings.module.css'

/** `onReadiness` opens the page that looks at everything; `null` where nobody sits at the desk. */
export interface ServerPanelProps {
  readonly onForgotten: () => void
  readonly onReadiness: (() => void) | null
}

/** Which server the station belongs to, and the way to end that. */
export function ServerPanel({ onForgotten, onReadiness }: ServerPanelProps) {
  const say = useSentences()
  const server = useStation((station) => station.server)
  const [isForgetting, setForgetting] = useState(false)
  if (server.kind === 'unpaired')
    return (
      <Panel title={say('settings.server.title')}>
        <p className={styles['quiet']}>{say('settings.server.unpaired')}</p>
      </Panel>
    )
  const { address, trust, pairedAt, certificateValidTo } = server
  const isGateway = server.way === 'gateway'
  const fingerprint = trust.kind === 'systemTrust' ? null : trust.sha256
  const lines: readonly FactLine[] = [
    { term: say('settings.server.address'), value: addressText(address) },
    { term: say('settings.server.trust'), value: say(`settings.server.trustKind.${trust.kind}`) },
    { term: say('settings.server.pairedAt'), value: dayAndTimeOf(pairedAt) },
    ...(isGateway
      ? []
      : [
          {
            term: say('settings.server.certificateEnds'),
            value: certificateValidTo === null ? say('settings.server.notSeen') : dayOf(certificateValidTo),
          },
        ]),
  ]
  return (
    <Panel title={say('settings.server.title')}>
      <Facts
        lines={
          fingerprint === null
            ? lines
            : [
                ...lines,
                {
                  term: say('settings.server.fingerprint'),
                  value: <Fingerprint fingerprint={fingerprint} />,
                  isWide: true,
                },
              ]
        }
      />
      <div className={styles['line']}>
        {fingerprint === null ? null : <CopyButton text={fingerprint} label={say('pair.copyFingerprint')} />}
        {onReadiness === null ? null : <Button onPress={onReadiness}>{say('readiness.open')}</Button>}
        <Button
          kind="quiet"
          onPress={() => {
            setForgetting(true)
          }}
        >
          {say('settings.server.forget')}
        </Button>
      </div>
      <ForgetServerDialog
        isOpen={isForgetting}
        onForgotten={onForgotten}
        onClose={() => {
          setForgetting(false)
        }}
      />
    </Panel>
  )
}
