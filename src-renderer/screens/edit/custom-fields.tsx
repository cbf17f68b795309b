import type { CustomField } from '../../../src-preload/contract/custom-field.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Facts } from '../../ui/facts.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { customFieldLine } from '../find/custom-field-line.ts'
import styles from './edit-screen.module.css'

/** `values` are what shall stand, by the ids of the fields. */
export interface CustomFieldsProps {
  readonly fields: readonly CustomField[]
  readonly values: Readonly<Record<string, string>>
  /** What is wrong with the field of this id; `null` when nothing is. */
  readonly errorOf: (id: string) => string | null
  readonly isDisabled: boolean
  readonly onChange: (values: Readonly<Record<string, string>>) => void
}

/** What this site asks of its people beyond the vendor's fields. Files, and kinds nobody has told, are shown and stay. */
export function CustomFields({ fields, values, errorOf, isDisabled, onChange }: CustomFieldsProps) {
  const say = useSentences()
  if (fields.length === 0) return null
  const kept = fields.filter(isKept)
  return (
    <section className={styles['custom']} aria-label={say('edit.customFields')} data-custom>
      <h2 className={styles['heading']}>{say('edit.customFields')}</h2>
      {fields
        .filter((field) => !isKept(field))
        .map((field) => (
          <div key={field.id} data-field={`custom-${field.id}`}>
            <CustomFieldInput
              field={field}
              value={values[field.id] ?? ''}
              error={errorOf(field.id)}
              isDisabled={isDisabled}
              onChange={(value) => {
                onChange({ ...values, [field.id]: value })
              }}
            />
          </div>
        ))}
      {kept.length === 0 ? null : <Facts lines={kept.map((field) => customFieldLine(field, say))} />}
    </section>
  )
}

/** Whether a field is shown and cannot be changed here. */
function isKept({ kind, value }: CustomField): boolean {
  return kind === 'file' || kind === 'unknown' || value.kind === 'unknown'
}

interface CustomFieldInputProps {
  readonly field: CustomField
  readonly value: string
  readonly error: string | null
  readonly isDisabled: boolean
  readonly onChange: (value: string) => void
}

function CustomFieldInput({ field, value, error, isDisabled, onChange }: CustomFieldInputProps) {
  const say = useSentences()
  if (field.kind === 'choice' && field.choices.length > 0) {
    // A value that is no longer among the choices stays one until another is chosen.
    const choices = [...new Set(['', ...field.choices, value])]
    return (
      <Select
        label={field.name}
        // An option needs an id, also the one for no value.
        value={`=${value}`}
        error={error}
        isDisabled={isDisabled}
        options={choices.map((choice) => ({
          id: `=${choice}`,
          label: choice === '' ? say('edit.customNone') : choice,
        }))}
        onChange={(id) => {
          onChange(id.slice(1))
        }}
      />
    )
  }
  return (
    <TextField
      label={field.name}
      value={value}
      error={error}
      inputMode={field.kind === 'number' ? 'decimal' : 'text'}
      isDisabled={isDisabled}
      onChange={onChange}
    />
  )
}
