import { useOffers } from '../../application/station.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { AboutPanel } from './about-panel.tsx'
import { CameraPanel } from './camera-panel.tsx'
import { GatewayPanel } from './gateway-panel.tsx'
import { KeepingPanel } from './keeping-panel.tsx'
import { PicturesPanel } from './pictures-panel.tsx'
import { EnrollmentPanel, StationPanel } from './preference-panels.tsx'
import { ServerPanel } from './server-panel.tsx'
import { TerminalsPanel } from './terminals-panel.tsx'
import styles from './settings.module.css'
import { useChangeSettings } from './use-change-settings.ts'

/** `onBack` returns to where one was; `onReadiness` is `null` where nobody sits at the desk. */
export interface SettingsProps {
  readonly onBack: () => void
  readonly onReadiness: (() => void) | null
}

/** What a clerk may set on this station. Every change is saved at once. */
export function Settings({ onBack, onReadiness }: SettingsProps) {
  const say = useSentences()
  const offers = useOffers()
  const { state, change } = useChangeSettings()
  useScreenKeys({ Escape: onBack })
  return (
    <Screen
      title={say('settings.title')}
      width="wide"
      aside={
        <div className={styles['aside']}>
          <span className={styles['saved']} role="status">
            {state.kind === 'saved' ? say('settings.saved') : ''}
          </span>
          <Button onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('settings.back')}
          </Button>
        </div>
      }
    >
      {state.kind === 'failed' ? <FailureNotice failure={state.failure} /> : null}
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <ServerPanel onForgotten={onBack} onReadiness={onReadiness} />
          {offers.terminalChoice ? <TerminalsPanel onChange={change} /> : <GatewayPanel />}
          <KeepingPanel onChange={change} />
          <CameraPanel onChange={change} />
          <AboutPanel />
        </div>
        <div className={styles['column']}>
          <EnrollmentPanel onChange={change} />
          <PicturesPanel onChange={change} />
          <StationPanel onChange={change} />
        </div>
      </div>
    </Screen>
  )
}
