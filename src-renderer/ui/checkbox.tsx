import type { ReactNode, Ref } from 'react'
import { CheckboxButton, CheckboxField, FieldError } from 'react-aria-components'
import styles from './choice.module.css'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'

/** `error` is shown below the box; `null` or nothing means that all is well. */
export interface CheckboxProps {
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly inputRef?: Ref<HTMLInputElement | null>
}

/** One box to tick. */
export function Checkbox({ label, description, error, inputRef, isDisabled = false, ...rest }: CheckboxProps) {
  return (
    <CheckboxField
      {...rest}
      {...(inputRef === undefined ? {} : { inputRef })}
      isDisabled={isDisabled}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      className={fieldStyles['field'] ?? ''}
    >
      <CheckboxButton className={styles['line'] ?? ''}>
        <CheckboxWords label={label} description={description} />
      </CheckboxButton>
      <FieldError className={fieldStyles['error'] ?? ''}>{error}</FieldError>
    </CheckboxField>
  )
}

/** The square and the words of a box to tick. */
export function CheckboxWords({ label, description }: { readonly label: ReactNode; readonly description?: ReactNode }) {
  return (
    <>
      <span className={styles['mark']}>
        <Icon name="check" />
      </span>
      <span className={styles['words']}>
        <span>{label}</span>
        {description === undefined ? null : <span className={styles['more']}>{description}</span>}
      </span>
    </>
  )
}
