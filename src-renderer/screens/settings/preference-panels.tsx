import { mailLanguageSchema } from '../../../src-preload/contract/mail.ts'
import type { Settings } from '../../../src-preload/contract/settings.ts'
import { useOffers, useSettings } from '../../application/station.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import type { ChangeSettings } from './use-change-settings.ts'

const themes = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][]
const lockMinutes = [0, 1, 2, 5, 10, 15, 30] as const satisfies readonly Settings['lockAfterMinutes'][]

/** What concerns the enrollment itself. */
export function EnrollmentPanel({ onChange }: { readonly onChange: ChangeSettings }) {
  const say = useSentences()
  const offers = useOffers()
  const { mailLanguage, autoCapture } = useSettings()
  return (
    <Panel title={say('settings.enrollment.title')}>
      {offers.mail ? (
        <Select
          label={say('settings.enrollment.mailLanguage')}
          description={say('settings.enrollment.mailLanguageMore')}
          value={mailLanguage}
          options={mailLanguageSchema.options.map((id) => ({ id, label: say(`settings.enrollment.language.${id}`) }))}
          onChange={(chosen) => {
            onChange({ mailLanguage: chosen })
          }}
        />
      ) : null}
      <Switch
        label={say('settings.enrollment.autoCapture')}
        description={say('settings.enrollment.autoCaptureMore')}
        isSelected={autoCapture}
        onChange={(isOn) => {
          onChange({ autoCapture: isOn })
        }}
      />
    </Panel>
  )
}

/** What concerns this computer. */
export function StationPanel({ onChange }: { readonly onChange: ChangeSettings }) {
  const say = useSentences()
  const { theme, lockAfterMinutes, rememberSignIn } = useSettings()
  return (
    <Panel title={say('settings.station.title')}>
      <RadioGroup
        label={say('settings.station.theme')}
        value={theme}
        options={themes.map((id) => ({ id, label: say(`settings.station.themeKind.${id}`) }))}
        onChange={(chosen) => {
          onChange({ theme: chosen })
        }}
      />
      <Select
        label={say('settings.station.lockAfter')}
        value={String(lockAfterMinutes)}
        options={lockMinutes.map((minutes) => ({ id: String(minutes), label: lockWord(minutes, say) }))}
        onChange={(chosen) => {
          const minutes = lockMinutes.find((candidate) => String(candidate) === chosen)
          if (minutes !== undefined) onChange({ lockAfterMinutes: minutes })
        }}
      />
      <Switch
        label={say('settings.station.remember')}
        description={say('settings.station.rememberMore')}
        isSelected={rememberSignIn}
        onChange={(chosen) => {
          onChange({ rememberSignIn: chosen })
        }}
      />
    </Panel>
  )
}

function lockWord(minutes: Settings['lockAfterMinutes'], say: Sentences): string {
  return minutes === 0 ? say('settings.station.never') : say('settings.station.minutes', { count: minutes })
}
