import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** One fact: what it is about and what it says. */
export interface FactLine {
  /** Tells it from the others where two may have one term. */
  readonly id?: string
  readonly term: string
  readonly value: ReactNode
  /** Whether the value stands below its term, for what needs the whole width. */
  readonly isWide?: boolean
}

/** A list of facts, term beside value. The values can be selected. */
export function Facts({ lines }: { readonly lines: readonly FactLine[] }) {
  return (
    <dl className={styles['facts']}>
      {lines.map((line) => (
        <div key={line.id ?? line.term} className={line.isWide === true ? styles['wide'] : styles['line']}>
          <dt className={styles['term']}>{line.term}</dt>
          <dd className={styles['value']}>{line.value}</dd>
        </div>
      ))}
    </dl>
  )
}
