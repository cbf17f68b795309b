import { useState, type ReactNode } from 'react'
import { CheckboxButton, CheckboxField, CheckboxGroup, FieldError, Label, Text } from 'react-aria-components'
import { useSentences } from '../i18n/sentences.ts'
import { CheckboxWords } from './checkbox.tsx'
import styles from './choice.module.css'
import fieldStyles from './field.module.css'
import type { Option } from './option.ts'
import { TagList } from './tag-list.tsx'
import { TextField } from './text-field.tsx'

/** `selected` holds the ids that are ticked. `most` is how many may be; the others are then disabled. */
export interface FilterableCheckboxGroupProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly selected: readonly string[]
  readonly onChange: (selected: readonly string[]) => void
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly most?: number
  readonly isDisabled?: boolean
}

/** From this many options on, a person would rather type than scroll. */
const worthFiltering = 7

/** Several boxes to tick, with what is chosen above them and, when the list is long, a filter. */
export function FilterableCheckboxGroup(props: FilterableCheckboxGroupProps) {
  const { label, options, selected, onChange, description, error, most, isDisabled = false } = props
  const say = useSentences()
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLocaleLowerCase()
  const shown = options.filter((option) => option.label.toLocaleLowerCase().includes(wanted))
  const isFull = most !== undefined && selected.length >= most
  return (
    <CheckboxGroup
      value={[...selected]}
      onChange={(value) => {
        // Ticks that the filter hides stay ticked: the group only knows the boxes it shows.
        const hidden = selected.filter((id) => !shown.some((option) => option.id === id))
        onChange([...new Set([...hidden, ...value])])
      }}
      isDisabled={isDisabled}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      className={fieldStyles['field'] ?? ''}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      <TagList
        label={label}
        options={options.filter((option) => selected.includes(option.id))}
        onRemove={(id) => {
          onChange(selected.filter((other) => other !== id))
        }}
      />
      {options.length < worthFiltering ? null : (
        <TextField label={say('ui.filter')} value={filter} onChange={setFilter} isDisabled={isDisabled} />
      )}
      <div className={styles['scroll']}>
        {shown.length === 0 ? <p className={styles['empty']}>{say('ui.noChoice')}</p> : null}
        {shown.map((option) => (
          <CheckboxField
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled === true || (isFull && !selected.includes(option.id))}
          >
            <CheckboxButton className={styles['line'] ?? ''}>
              <CheckboxWords label={option.label} description={option.description} />
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
      <FieldError className={fieldStyles['error'] ?? ''}>{error}</FieldError>
      <div className={fieldStyles['below']}>
        {description === undefined ? null : <Text slot="description">{description}</Text>}
        <span className={fieldStyles['counter']}>
          {most === undefined
            ? say('ui.chosen', { count: selected.length })
            : say('ui.chosenOfMost', { used: selected.length, most })}
        </span>
      </div>
    </CheckboxGroup>
  )
}
