import type { Ref } from 'react'
import {
  Button as AriaButton,
  Input,
  Label,
  SearchField as AriaSearchField,
  VisuallyHidden,
  type InputProps,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './search-field.module.css'
import { Spinner } from './spinner.tsx'

/**
 * `size` "large" is the one field of a screen, whose label is only heard. `input` is what the field itself says and hears
 * beside its text, for example that it steers a list.
 */
export interface SearchFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly clearLabel: string
  readonly text: string
  readonly isSearching: boolean
  readonly size?: 'usual' | 'large'
  readonly isAutoFocused?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly input?: Omit<InputProps, 'className' | 'placeholder' | 'value'> & { readonly 'data-personal'?: boolean }
  readonly onType: (text: string) => void
}

/** Where it is typed what is looked for, with a sign while it is being looked for. Escape and a button empty it. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, clearLabel, text, isSearching, size = 'usual', isAutoFocused = false } = props
  const { inputRef, input = {}, onType } = props
  return (
    <AriaSearchField
      value={text}
      onChange={onType}
      autoFocus={isAutoFocused}
      className={classNames(styles['field'], styles[size])}
      autoComplete="off"
      spellCheck="false"
    >
      {size === 'large' ? (
        <Label className={styles['unseen'] ?? ''}>
          <VisuallyHidden>{label}</VisuallyHidden>
        </Label>
      ) : (
        <Label className={styles['label'] ?? ''}>{label}</Label>
      )}
      <div className={styles['box']}>
        <span className={styles['sign']}>{isSearching ? <Spinner size="small" /> : <Icon name="search" />}</span>
        <Input
          {...input}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          placeholder={placeholder}
          className={styles['input'] ?? ''}
        />
        <AriaButton className={styles['clear'] ?? ''} aria-label={clearLabel}>
          <Icon name="close" />
        </AriaButton>
      </div>
    </AriaSearchField>
  )
}
