import { useSettings } from '../../application/station.ts'
import type { Shooter } from '../../camera/guidance/guide.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useChangeSettings } from '../settings/use-change-settings.ts'

/** Whether this station shoots by itself, remembered for everybody who comes. */
export function AutoCaptureSwitch() {
  const say = useSentences()
  const { autoCapture } = useSettings()
  const { state, change } = useChangeSettings()
  return (
    <div>
      <Switch
        label={say('guidance.autoCapture.label')}
        isSelected={autoCapture}
        onChange={(isOn) => {
          change({ autoCapture: isOn })
        }}
      />
      {state.kind === 'failed' ? <FailureNotice failure={state.failure} /> : null}
    </div>
  )
}

/** What the button for one person needs. */
export interface ShooterButtonProps {
  readonly shooter: Shooter
  readonly onToggle: () => void
}

/** Takes the shot of this person into the clerk's hand, or gives it back; nothing where the station never shoots by itself. */
export function ShooterButton({ shooter, onToggle }: ShooterButtonProps) {
  const say = useSentences()
  if (shooter === 'clerkAlways') return null
  return (
    <Button size="large" onPress={onToggle}>
      {say(shooter === 'station' ? 'guidance.autoCapture.cancel' : 'guidance.autoCapture.rearm')}
      <KeyHint keys={[say('application.shortcuts.key.m')]} />
    </Button>
  )
}
