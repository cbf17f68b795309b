import { CopyDiagnostics } from '../../application/copy-diagnostics.tsx'
import { useStation } from '../../application/station.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Facts } from '../../ui/facts.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './settings.module.css'

/** What this program is, and what to send when something is wrong. */
export function AboutPanel() {
  const say = useSentences()
  const facts = useStation((station) => station.facts)
  const runtime = Object.entries(facts.runtime).map(([part, version]) => `${part} ${version}`)
  return (
    <Panel title={say('settings.about.title')}>
      <Facts
        lines={[
          { term: say('settings.about.version'), value: facts.version },
          { term: say('settings.about.platform'), value: `${facts.platform} ${facts.architecture}` },
          { term: say('settings.about.runtime'), value: runtime.join(', ') },
          { term: say('settings.about.licence'), value: say('settings.about.licenceName') },
        ]}
      />
      <p className={styles['quiet']}>{say('settings.about.notOfTheVendor')}</p>
      <div className={styles['line']}>
        <CopyDiagnostics />
      </div>
      <p className={styles['quiet']}>{say('settings.about.diagnosticsMore')}</p>
    </Panel>
  )
}
