import { useSettings } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Switch } from '../../ui/switch.tsx'
import { directoryText, keepingText } from './keeping-words.ts'
import { useAnnounced } from './use-announced.ts'
import type { ChangeSettings } from './use-change-settings.ts'

/** What lies on this computer's disk: unsent work and the copy of the people list, or why they do not. */
export function KeepingPanel({ onChange }: { readonly onChange: ChangeSettings }) {
  const say = useSentences()
  const bridge = useBridge()
  const { keepDirectory } = useSettings()
  const outbox = useAnnounced(bridge.readOutbox, bridge.on.outboxChanged)
  const directory = useAnnounced(bridge.readDirectory, bridge.on.directoryChanged)
  const keeping = outbox === null ? null : keepingText(outbox.keeping, say)
  const reading = say('settings.keeping.reading')
  return (
    <Panel title={say('settings.keeping.title')}>
      {keeping?.kind === 'warning' ? (
        <Notice tone="warning" isAnnounced={false} title={keeping.title} safe={keeping.safe} next={keeping.next} />
      ) : null}
      <Facts
        lines={[
          ...(keeping?.kind === 'warning'
            ? []
            : [{ term: say('settings.keeping.work'), value: keeping?.sentence ?? reading }]),
          {
            term: say('settings.keeping.copy'),
            value: directory === null ? reading : directoryText(directory, say),
          },
        ]}
      />
      <Switch
        label={say('settings.keeping.directory')}
        description={say('settings.keeping.directoryMore')}
        isSelected={keepDirectory}
        onChange={(isOn) => {
          onChange({ keepDirectory: isOn })
        }}
      />
    </Panel>
  )
}
