import styles from './key-hint.module.css'

/** The keys pressed together, as they are printed on a keyboard, for example `['Ctrl', 'L']`. */
export function KeyHint({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={styles['keys']}>
      {keys.map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
