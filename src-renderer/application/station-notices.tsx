import { useState } from 'react'
import { useSentences } from '../i18n/sentences.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './station-notices.module.css'
import type { ReadyStation } from './station-store.ts'

/** What the station has to say on its own account. */
export interface StationNoticesProps {
  readonly station: ReadyStation
  readonly onSettings: () => void
}

/** Words of the station on its own account, once each: a settings file that could not be read, a password to change. */
export function StationNotices({ station, onSettings }: StationNoticesProps) {
  const say = useSentences()
  const [isOriginSeen, setOriginSeen] = useState(false)
  const [isPasswordSeen, setPasswordSeen] = useState(false)
  const { settingsOrigin, session } = station
  const isOriginTold =
    !isOriginSeen && (settingsOrigin === 'corruptFileSetAside' || settingsOrigin === 'fromNewerVersion')
  const isPasswordTold = !isPasswordSeen && session.kind === 'signedIn' && session.operator.passwordExpired
  if (!isOriginTold && !isPasswordTold) return null
  const origin = settingsOrigin === 'fromNewerVersion' ? 'settingsNewer' : 'settingsCorrupt'
  return (
    <div className={styles['notices']}>
      {isOriginTold ? (
        <Notice
          tone="warning"
          title={say(`application.${origin}.title`)}
          safe={say(`application.${origin}.safe`)}
          next={say(`application.${origin}.next`)}
          action={
            <>
              <Button
                onPress={() => {
                  setOriginSeen(true)
                  onSettings()
                }}
              >
                {say('application.openSettings')}
              </Button>
              <Button
                kind="quiet"
                onPress={() => {
                  setOriginSeen(true)
                }}
              >
                {say('application.dismiss')}
              </Button>
            </>
          }
        />
      ) : null}
      {isPasswordTold ? (
        <Notice
          tone="information"
          title={say('application.passwordExpired.title')}
          next={say('application.passwordExpired.next')}
          action={
            <Button
              kind="quiet"
              onPress={() => {
                setPasswordSeen(true)
              }}
            >
              {say('application.dismiss')}
            </Button>
          }
        />
      ) : null}
    </div>
  )
}
