import type { ReactNode } from 'react'
import { useSentences } from '../../i18n/sentences.ts'
import styles from './devices-refused.module.css'

/** Something that needs the devices, which this account may not use, with the reason below it. */
export function DevicesRefused({ children }: { readonly children: ReactNode }) {
  const say = useSentences()
  return (
    <div className={styles['refused']} data-refused="useDevices">
      {children}
      <p className={styles['why']}>{say('devices.refused')}</p>
    </div>
  )
}
