import type { ReactNode } from 'react'
import styles from './form.module.css'

/** `onSubmit` is called for Enter in a field and for the submitting button; the page itself never goes anywhere. */
export interface FormProps {
  readonly onSubmit: () => Promise<void> | void
  readonly children: ReactNode
}

/** Fields that belong together, one below the other, sent by Enter. */
export function Form({ onSubmit, children }: FormProps) {
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {children}
    </form>
  )
}
