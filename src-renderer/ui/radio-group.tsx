import type { ReactNode } from 'react'
import { FieldError, Label, RadioButton, RadioField, RadioGroup as AriaRadioGroup, Text } from 'react-aria-components'
import styles from './choice.module.css'
import fieldStyles from './field.module.css'
import type { Option } from './option.ts'

/** A round choice may show a small picture before its words. */
interface RadioOption<Id extends string> extends Option<Id> {
  readonly picture?: ReactNode
}

/** `value` is the id of the chosen option, `null` while nothing is chosen. */
export interface RadioGroupProps<Id extends string> {
  readonly label: string
  readonly options: readonly RadioOption<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly isDisabled?: boolean
  /** `cards` draws a frame round each option, for choices that need some thought; `tiles` stand side by side. */
  readonly look?: 'list' | 'cards' | 'tiles'
}

/** One of a few things, all of them in view. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, options, value, onChange, description, error, isDisabled = false, look = 'list' } = props
  return (
    <AriaRadioGroup
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      isDisabled={isDisabled}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      className={fieldStyles['field'] ?? ''}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      {description === undefined ? null : (
        <Text slot="description" className={fieldStyles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <div className={styles[look]}>
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} isDisabled={option.isDisabled === true}>
            <RadioButton className={styles['line'] ?? ''}>
              <span className={`${styles['mark'] ?? ''} ${styles['round'] ?? ''}`} />
              {option.picture}
              <span className={styles['words']}>
                <span>{option.label}</span>
                {option.description === undefined ? null : <span className={styles['more']}>{option.description}</span>}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldError className={fieldStyles['error'] ?? ''}>{error}</FieldError>
    </AriaRadioGroup>
  )
}
