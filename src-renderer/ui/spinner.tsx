import { useSentences } from '../i18n/sentences.ts'
import { classNames } from './class-names.ts'
import styles from './spinner.module.css'

/** `label` is shown beside the circle; without one the circle is for the eye only, and something else must say what goes on. */
export interface SpinnerProps {
  readonly label?: string
  readonly size?: 'small' | 'normal' | 'large'
}

/** A turning circle for work whose length nobody knows. With reduced motion it stands still and its label speaks. */
export function Spinner({ label, size = 'normal' }: SpinnerProps) {
  const circle = <span className={classNames(styles['circle'], styles[size])} aria-hidden="true" />
  if (label === undefined) return circle
  return (
    <span className={styles['labelled']} role="status">
      {circle}
      <span>{label}</span>
    </span>
  )
}

/** A spinner in the middle of an empty place, with the words "Loading…" or better ones. */
export function Loading({ label }: { readonly label?: string }) {
  const say = useSentences()
  return (
    <div className={styles['loading']}>
      <Spinner size="large" label={label ?? say('ui.loading')} />
    </div>
  )
}
