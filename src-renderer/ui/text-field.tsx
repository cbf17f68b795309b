import type { ReactNode, Ref } from 'react'
import {
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
  VisuallyHidden,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { useSentences } from '../i18n/sentences.ts'
import styles from './field.module.css'

/** A labelled field. `error` is the sentence to show below it; `null` or nothing means the value is fine. */
export type TextFieldProps = Omit<
  AriaTextFieldProps,
  'className' | 'style' | 'children' | 'validationBehavior' | 'isInvalid' | 'value' | 'onChange' | 'ref'
> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly description?: ReactNode
  readonly error?: ReactNode
  /** A word of warning that does not forbid the value, for example that Caps Lock is on. */
  readonly hint?: ReactNode
  /** Shows how many of at most how many characters are used. */
  readonly counter?: { readonly used: number; readonly most: number }
  readonly placeholder?: string
  readonly inputRef?: Ref<HTMLInputElement>
  /** What stands at the end of the box, for example a button. */
  readonly trailing?: ReactNode
}

/** One line of text. Spelling help is off: it would keep what is typed about people outside the station's care. */
export function TextField(props: TextFieldProps) {
  const { label, description, error, hint, counter, placeholder, inputRef, trailing, ...rest } = props
  const say = useSentences()
  const hasError = error !== undefined && error !== null && error !== false
  return (
    <AriaTextField
      spellCheck="false"
      autoComplete="off"
      {...rest}
      validationBehavior="aria"
      isInvalid={hasError}
      className={styles['field'] ?? ''}
    >
      <Label className={styles['label'] ?? ''}>
        {label}
        {rest.isRequired === true ? <span className={styles['requiredMark']}>{say('ui.required')}</span> : null}
      </Label>
      <div className={styles['box']}>
        <Input
          className={styles['input'] ?? ''}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
        {trailing === undefined ? null : <span className={styles['trailing']}>{trailing}</span>}
      </div>
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
      {hint === undefined || hint === null ? null : (
        <p className={styles['hint']} role="status">
          {hint}
        </p>
      )}
      {description === undefined && counter === undefined ? null : (
        <div className={styles['below']}>
          {description === undefined ? null : <Text slot="description">{description}</Text>}
          {counter === undefined ? null : (
            <span className={styles['counter']}>
              <span aria-hidden="true">{`${String(counter.used)} / ${String(counter.most)}`}</span>
              <VisuallyHidden>{say('ui.counter', counter)}</VisuallyHidden>
            </span>
          )}
        </div>
      )}
    </AriaTextField>
  )
}
