import styles from './header.module.css'

/** The product's sign: a door one can see through, with somebody in it. */
export function ProductMark() {
  return (
    <svg className={styles['mark']} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className={styles['markDoor']} d="M6 29V15a10 10 0 0 1 20 0v14Z" />
      <circle className={styles['markPerson']} cx="16" cy="15" r="3.6" />
      <path className={styles['markPerson']} d="M9.500 29c0-4.600 2.700-7.800 6.500-7.800s6.500 3.200 6.500 7.800Z" />
    </svg>
  )
}
