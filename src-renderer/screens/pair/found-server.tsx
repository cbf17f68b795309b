import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { CertificateConcern, ServerProbe } from '../../../src-preload/contract/server.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CertificatePanel } from './certificate-panel.tsx'
import styles from './pair.module.css'
import { TrustForm } from './trust-form.tsx'
import type { Pairing } from './use-pairing.ts'

/** What a look at the server showed, and the pairing it belongs to. */
export interface FoundServerProps {
  readonly probe: ServerProbe
  readonly failure: Failure | null
  readonly isConfirming: boolean
  readonly address: string
  readonly pairing: Pairing
}

/** What the server shows on one side, what the person decides on the other. */
export function FoundServer({ probe, failure, isConfirming, address, pairing }: FoundServerProps) {
  const say = useSentences()
  return (
    <div className={styles['columns']}>
      <div className={styles['column']}>
        <CertificatePanel
          title={say('pair.certificate')}
          certificate={probe.certificate}
          more={[
            { term: say('pair.host'), value: probe.address.host },
            { term: say('pair.port'), value: String(probe.address.port) },
            { term: say('pair.tlsVersion'), value: probe.tlsVersion },
          ]}
        />
        {probe.concerns.length === 0 ? null : <Concerns concerns={probe.concerns} />}
        {probe.authority === null ? null : (
          <CertificatePanel title={say('pair.authority')} certificate={probe.authority} />
        )}
      </div>
      <div className={styles['column']}>
        {failure === null ? null : <FailureNotice failure={failure} />}
        <TrustForm probe={probe} isConfirming={isConfirming} address={address} pairing={pairing} />
      </div>
    </div>
  )
}

function Concerns({ concerns }: { readonly concerns: readonly CertificateConcern[] }) {
  const say = useSentences()
  return (
    <Notice tone="information" isAnnounced={false} title={say('pair.concernsTitle')}>
      <ul className={styles['concerns']}>
        {concerns.map((concern) => (
          <li key={concern}>{say(`pair.concern.${concern}`)}</li>
        ))}
      </ul>
    </Notice>
  )
}
