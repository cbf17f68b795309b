import type { ReactNode } from 'react'
import { SwitchButton, SwitchField } from 'react-aria-components'
import styles from './choice.module.css'

/** A switch acts at once; for something that is sent with a form use a checkbox. */
export interface SwitchProps {
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
}

/** Turns something on or off. */
export function Switch({ label, description, isDisabled = false, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} isDisabled={isDisabled}>
      <SwitchButton className={styles['line'] ?? ''}>
        <span className={styles['track']}>
          <span className={styles['thumb']} />
        </span>
        <span className={styles['words']}>
          <span>{label}</span>
          {description === undefined ? null : <span className={styles['more']}>{description}</span>}
        </span>
      </SwitchButton>
    </SwitchField>
  )
}
