import { useEffect, useState } from 'react'
import type { ConsentText } from '../../../src-preload/contract/consent.ts'
import { useSettings } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import {
  pictureHoursByName,
  pictureHoursName,
  pictureHoursNames,
  visitorPhotoByName,
  visitorPhotoName,
  visitorPhotoNames,
} from './retention-names.ts'
import styles from './settings.module.css'
import type { ChangeSettings } from './use-change-settings.ts'

/** What is asked before a picture, and how long pictures stay: words for what a site promises its visitors. */
export function PicturesPanel({ onChange }: { readonly onChange: ChangeSettings }) {
  const say = useSentences()
  const { askForConsent, pictureHours: hours, visitorPhotoDays } = useSettings()
  return (
    <Panel title={say('settings.pictures.title')}>
      <Switch
        label={say('settings.pictures.ask')}
        description={say('settings.pictures.askMore')}
        isSelected={askForConsent}
        onChange={(isOn) => {
          onChange({ askForConsent: isOn })
        }}
      />
      <Texts isAsked={askForConsent} />
      <Select
        label={say('settings.pictures.pictureHours')}
        description={say('settings.pictures.pictureHoursMore')}
        value={pictureHoursName(hours)}
        options={pictureHoursNames.map((id) => ({ id, label: say(`settings.pictures.pictureHoursKind.${id}`) }))}
        onChange={(chosen) => {
          onChange({ pictureHours: pictureHoursByName[chosen] })
        }}
      />
      <Select
        label={say('settings.pictures.visitorPhoto')}
        description={say('settings.pictures.visitorPhotoMore')}
        value={visitorPhotoName(visitorPhotoDays)}
        options={visitorPhotoNames.map((id) => ({ id, label: say(`settings.pictures.visitorPhotoKind.${id}`) }))}
        onChange={(chosen) => {
          onChange({ visitorPhotoDays: visitorPhotoByName[chosen] })
        }}
      />
    </Panel>
  )
}

/** Which texts there are; without any, that nobody can be asked, which is serious only where somebody should be. */
function Texts({ isAsked }: { readonly isAsked: boolean }) {
  const say = useSentences()
  const bridge = useBridge()
  const [texts, setTexts] = useState<readonly ConsentText[] | null>(null)
  useEffect(() => {
    let isWanted = true
    const read = async (): Promise<void> => {
      const answer = await bridge.readConsentTexts({})
      if (isWanted && answer.ok) setTexts(answer.value.texts)
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [bridge])
  if (texts === null) return <p className={styles['quiet']}>{say('settings.pictures.textsReading')}</p>
  if (texts.length > 0) {
    const names = texts.map(({ languageName }) => languageName).join(', ')
    return (
      <p className={styles['quiet']}>
        {say('settings.pictures.texts', { names })} {say('settings.pictures.textsNext')}
      </p>
    )
  }
  return (
    <Notice
      tone={isAsked ? 'warning' : 'information'}
      isAnnounced={false}
      title={say('settings.pictures.textsNone')}
      next={say('settings.pictures.textsNext')}
    />
  )
}
