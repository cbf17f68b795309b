import { useState } from 'react'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Terminals } from '../../../src-preload/contract/terminal.ts'
import { useOperator, useStation } from '../../application/station.ts'
import { useTerminals } from '../../application/use-terminals.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { dayOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Fingerprint } from '../../ui/fingerprint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { thereCount } from '../terminals/terminal-words.ts'
import { ForgetGatewayDialog } from './forget-gateway-dialog.tsx'
import { GatewayDialog } from './gateway-dialog.tsx'
import styles from './settings.module.css'

/** Which device gateway the station speaks with, and the ways to set one up and to forget it. */
export function GatewayPanel() {
  const say = useSentences()
  const gateway = useStation((station) => station.gateway)
  const [dialog, setDialog] = useState<'none' | 'setUp' | 'forget'>('none')
  const close = (): void => {
    setDialog('none')
  }
  return (
    <Panel title={say('gateway.title')}>
      {gateway.kind === 'none' ? (
        <>
          {gateway.record === 'absent' ? (
            <p className={styles['quiet']}>{say('gateway.none')}</p>
          ) : (
            <Notice tone="warning" title={say(`gateway.${gateway.record}`)} />
          )}
          <div className={styles['line']}>
            <Button
              onPress={() => {
                setDialog('setUp')
              }}
            >
              {say('gateway.setUp')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Facts
            lines={[
              {
                term: say('gateway.address'),
                value: say('gateway.at', { host: gateway.host, port: String(gateway.port) }),
              },
              { term: say('gateway.state'), value: <GatewayStanding key={gateway.authority.sha256} /> },
              { term: say('gateway.authority'), value: gateway.authority.subject },
              { term: say('gateway.authorityEnds'), value: dayOf(gateway.authority.validTo) },
              {
                term: say('gateway.fingerprint'),
                value: <Fingerprint fingerprint={gateway.authority.sha256} />,
                isWide: true,
              },
            ]}
          />
          <div className={styles['line']}>
            <CopyButton text={gateway.authority.sha256} label={say('gateway.copyFingerprint')} />
            <Button
              onPress={() => {
                setDialog('setUp')
              }}
            >
              {say('gateway.change')}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                setDialog('forget')
              }}
            >
              {say('gateway.forget')}
            </Button>
          </div>
        </>
      )}
      {dialog === 'setUp' ? <GatewayDialog gateway={gateway} onClose={close} /> : null}
      {dialog === 'forget' && gateway.kind === 'configured' ? (
        <ForgetGatewayDialog host={gateway.host} onClose={close} />
      ) : null}
    </Panel>
  )
}

/** Whether the gateway answers. Asked for only where somebody sits at the desk. */
function GatewayStanding() {
  const say = useSentences()
  return useOperator() === null ? say('gateway.stateKind.signedOut') : <LiveStanding />
}

function LiveStanding() {
  const say = useSentences()
  const { terminals, failure } = useTerminals()
  return (
    <span role="status" data-gateway={failure === null ? terminals.kind : 'failed'}>
      {failure === null ? standingWords(terminals, say) : describeFailure(failure, say).title}
    </span>
  )
}

function standingWords(terminals: Terminals, say: Sentences): string {
  switch (terminals.kind) {
    case 'noGateway':
    case 'reading':
      return say('gateway.stateKind.reading')
    case 'failed':
      return describeFailure(terminals.failure, say).title
    case 'read':
      return terminals.lost === null
        ? say('gateway.stateKind.connected', {
            count: terminals.terminals.length,
            there: thereCount(terminals.terminals),
          })
        : describeFailure(terminals.lost, say).title
    default:
      return assertNever(terminals, 'the terminals stand in a way that was never named')
  }
}
