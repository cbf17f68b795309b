import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { classNames } from './class-names.ts'
import type { Tone } from './notice.tsx'

/** `neutral` is for plain facts. The words carry the meaning, the colour only helps. */
export interface BadgeProps {
  readonly tone?: Tone | 'neutral'
  readonly children: ReactNode
}

/** One or two words about a thing, beside it. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return <span className={classNames(styles['badge'], styles[tone])}>{children}</span>
}
