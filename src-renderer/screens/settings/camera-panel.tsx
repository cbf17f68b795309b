import { useSettings } from '../../application/station.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Option } from '../../ui/option.ts'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useCameraNames, type CameraNames } from './camera-names.ts'
import type { ChangeSettings } from './use-change-settings.ts'

/** No camera's label begins like this, so that the choice of none cannot be mistaken for one. */
const automatic = ':automatic'

/** Which camera takes the photos, by its name. */
export function CameraPanel({ onChange }: { readonly onChange: ChangeSettings }) {
  const say = useSentences()
  const { cameraLabel } = useSettings()
  const { names, ask } = useCameraNames()
  const askButton = (
    <Button
      onPress={() => {
        void ask()
      }}
    >
      {say('settings.camera.ask')}
    </Button>
  )
  return (
    <Panel title={say('settings.camera.title')}>
      {names.kind === 'looking' ? <Spinner label={say('settings.camera.looking')} /> : null}
      {names.kind === 'none' ? (
        <Notice tone="warning" title={say('settings.camera.none')} next={say('settings.camera.noneNext')} />
      ) : null}
      {names.kind === 'unnamed' ? (
        <Notice
          tone="information"
          title={say('settings.camera.notNamed')}
          next={say('settings.camera.askNext')}
          action={askButton}
        />
      ) : null}
      {names.kind === 'refused' || names.kind === 'failed' ? (
        <Notice
          tone="failure"
          title={say(`settings.camera.${names.kind}`)}
          next={say(`settings.camera.${names.kind}Next`)}
          action={askButton}
        />
      ) : null}
      {names.kind === 'named' || cameraLabel !== null ? (
        <Select
          label={say('settings.camera.label')}
          value={cameraLabel ?? automatic}
          options={optionsOf(names, cameraLabel, say)}
          onChange={(chosen) => {
            onChange({ cameraLabel: chosen === automatic ? null : chosen })
          }}
        />
      ) : null}
    </Panel>
  )
}

function optionsOf(names: CameraNames, chosen: string | null, say: Sentences): readonly Option[] {
  const labels = names.kind === 'named' ? names.labels : []
  const isGone = chosen !== null && !labels.includes(chosen)
  return [
    { id: automatic, label: say('settings.camera.automatic') },
    ...labels.map((label) => ({ id: label, label })),
    ...(isGone
      ? [{ id: chosen, label: names.kind === 'named' ? say('settings.camera.gone', { label: chosen }) : chosen }]
      : []),
  ]
}
