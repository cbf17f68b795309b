import styles from './consequences.module.css'

/** `items` are sentences, each of them only once. */
export interface ConsequencesProps {
  readonly heading: string
  readonly items: readonly string[]
}

/** What follows from saying yes, point by point, as a question has to tell it before. */
export function Consequences({ heading, items }: ConsequencesProps) {
  return (
    <div className={styles['consequences']}>
      <p className={styles['heading']}>{heading}</p>
      <ul className={styles['list']}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}
