import { useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import { ForgetServerDialog } from '../../application/forget-server-dialog.tsx'
import { useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Fingerprint } from '../../ui/fingerprint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Screen } from '../../ui/screen.tsx'
import styles from './certificate-changed.module.css'

/**
 * Stops the line: the server shows another certificate than the paired one. There is no way to go on all the same, only
 * to ask again, or to forget the server and pair deliberately.
 */
export function CertificateChanged({ failure }: { readonly failure: Failure<'certificateChanged'> }) {
  const say = useSentences()
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [isForgetting, setForgetting] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [isAskedAgain, setAskedAgain] = useState(false)
  const check = async () => {
    setAsking(true)
    setAskedAgain(false)
    const answer = await bridge.checkConnection({})

    setAsking(false)
    setAskedAgain(true)
    // Still asking is no news; the screen stays until the server shows the paired certificate.
    if (answer.ok && answer.value.kind !== 'checking') accept({ connection: answer.value })
  }
  const { host, paired, shown } = failure
  return (
    <Screen title={say('certificateChanged.title')} lead={say('certificateChanged.lead', { host })} width="wide">
      <Notice
        tone="failure"
        title={say('certificateChanged.safeTitle')}
        safe={say('certificateChanged.safe')}
        next={say('certificateChanged.why')}
      />
      <div className={styles['columns']}>
        <Panel>
          <Facts
            lines={[
              {
                term: say('certificateChanged.paired'),
                value: <Fingerprint fingerprint={paired} />,
                isWide: true,
              },
              {
                term: say('certificateChanged.shown'),
                value: <Fingerprint fingerprint={shown} against={paired} />,
                isWide: true,
              },
            ]}
          />
          <div className={styles['actions']}>
            <CopyButton
              text={say('certificateChanged.copyText', { host, paired, shown })}
              label={say('certificateChanged.copyBoth')}
            />
          </div>
        </Panel>
        <Panel title={say('certificateChanged.whatToDo')}>
          <ol className={styles['steps']}>
            <li>{say('certificateChanged.steps.ask')}</li>
            <li>{say('certificateChanged.steps.compare')}</li>
            <li>{say('certificateChanged.steps.pair')}</li>
            <li>{say('certificateChanged.steps.stop')}</li>
          </ol>
        </Panel>
      </div>
      <div className={styles['foot']}>
        <Button
          kind="quiet"
          onPress={() => {
            setForgetting(true)
          }}
        >
          {say('certificateChanged.forget')}
        </Button>
        <span role="status">{isAskedAgain ? say('certificateChanged.still') : ''}</span>
        <Button kind="primary" isPending={isAsking} onPress={check}>
          {isAsking ? say('certificateChanged.checking') : say('certificateChanged.check')}
        </Button>
      </div>
      <ForgetServerDialog
        isOpen={isForgetting}
        onClose={() => {
          setForgetting(false)
        }}
      />
    </Screen>
  )
}
