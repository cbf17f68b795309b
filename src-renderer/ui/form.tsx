import type { ReactNode } from 'react'
import styles from './form.module.css'

/** `id` lets a button outside the form send it. `onSubmit` is called for Enter in a field and for the submitting button; the page itself never goes anywhere. */
export interface FormProps {
  readonly id?: string
  readonly onSubmit: () => Promise<void> | void
  readonly children: ReactNode
}

/** Fields that belong together, one below the other, sent by Enter. */
export function Form({ id, onSubmit, children }: FormProps) {
  return (
    <form
      id={id}
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
