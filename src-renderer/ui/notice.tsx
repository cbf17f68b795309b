import type { ReactNode } from 'react'
import { useSentences } from '../i18n/sentences.ts'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './notice.module.css'

/** How serious a word to the person is. */
export type Tone = 'failure' | 'warning' | 'success' | 'information'

const signs: Readonly<Record<Tone, IconName>> = {
  failure: 'cross',
  warning: 'caution',
  success: 'checkRound',
  information: 'information',
}

/**
 * A failure answers three things: what happened (`title`), what is safe (`safe`), what to do now (`next`).
 *
 * `details` is a line for the administrator, `action` one or more buttons.
 */
export interface NoticeProps {
  readonly tone: Tone
  readonly title: ReactNode
  readonly safe?: ReactNode
  readonly next?: ReactNode
  readonly details?: ReactNode
  readonly action?: ReactNode
  readonly children?: ReactNode
  /** Whether a screen reader speaks it when it appears. Off for what stands on the screen from its beginning. */
  readonly isAnnounced?: boolean
}

/** A word to the person, where the person is looking. */
export function Notice(props: NoticeProps) {
  const { tone, title, safe, next, details, action, children, isAnnounced = true } = props
  const say = useSentences()
  const role = tone === 'failure' ? 'alert' : 'status'
  return (
    <div className={classNames(styles['notice'], styles[tone])} {...(isAnnounced ? { role } : {})} data-tone={tone}>
      <span className={styles['sign']} role="img" aria-label={say(`ui.tone.${tone}`)}>
        <Icon name={signs[tone]} />
      </span>
      <div className={styles['words']}>
        <p className={styles['title']}>{title}</p>
        {safe === undefined ? null : <p>{safe}</p>}
        {next === undefined ? null : <p>{next}</p>}
        {children}
        {details === undefined || details === null ? null : <p className={styles['details']}>{details}</p>}
        {action === undefined ? null : <div className={styles['action']}>{action}</div>}
      </div>
    </div>
  )
}
