import type { CertificateFacts } from '../../../src-preload/contract/server.ts'
import { dayOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './pair.module.css'

/** `more` are facts of the conversation that stand above those of the certificate. */
export interface CertificatePanelProps {
  readonly title: string
  readonly certificate: CertificateFacts
  readonly more?: readonly TextFact[]
}

/** A fact whose value is text, so that it can be copied. */
export interface TextFact {
  readonly term: string
  readonly value: string
}

/** Everything a person can read about one certificate, all of it copyable; the fingerprint stands where it is compared. */
export function CertificatePanel({ title, certificate, more = [] }: CertificatePanelProps) {
  const say = useSentences()
  const facts = [...more, ...certificateFacts(certificate, say)]
  const everything = [...facts, { term: say('pair.fingerprint'), value: certificate.sha256 }]
  return (
    <Panel title={title}>
      <Facts lines={facts} />
      <div className={styles['copies']}>
        <CopyButton
          text={everything.map(({ term, value }) => `${term}: ${value}`).join('\n')}
          label={say('pair.copyAll')}
        />
      </div>
    </Panel>
  )
}

function certificateFacts(certificate: CertificateFacts, say: Sentences): readonly TextFact[] {
  return [
    { term: say('pair.subject'), value: certificate.subject },
    { term: say('pair.issuer'), value: certificate.selfSigned ? say('pair.signedByItself') : certificate.issuer },
    {
      term: say('pair.names'),
      value: certificate.names.length === 0 ? say('pair.noNames') : certificate.names.join(', '),
    },
    {
      term: say('pair.valid'),
      value: say('pair.validRange', { from: dayOf(certificate.validFrom), to: dayOf(certificate.validTo) }),
    },
  ]
}
