import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './panel.module.css'

/** `title` becomes a heading of the second level. `look` "plain" has no frame, "raised" is for the one thing on the screen. */
export interface PanelProps {
  readonly title?: string
  readonly look?: 'framed' | 'raised' | 'plain'
  readonly children: ReactNode
}

/** A surface that holds things that belong together. */
export function Panel({ title, look = 'framed', children }: PanelProps) {
  return (
    <section
      className={classNames(styles['panel'], styles[look])}
      {...(title === undefined ? {} : { 'aria-label': title })}
    >
      {title === undefined ? null : <h2 className={styles['title']}>{title}</h2>}
      {children}
    </section>
  )
}
