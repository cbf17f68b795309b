import type { Person } from '../../../src-preload/contract/person.ts'
import { longestPersonName, withTypographicApostrophes } from '../../../src-preload/contract/rules/person-name.ts'
import { isTold, textFields, type EditForm, type TextFieldName } from '../../flow/person-edit.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { EditField } from './edit-words.ts'

/** `change` takes the fields that became different; `errorOf` says what is wrong with a field, if anything. */
export interface EditFieldsProps {
  readonly person: Person
  readonly form: EditForm
  readonly errorOf: (field: EditField) => string | null
  readonly isDisabled: boolean
  readonly change: (changed: Partial<EditForm>) => void
}

const types: Readonly<Partial<Record<TextFieldName, 'email' | 'tel'>>> = { email: 'email', phone: 'tel' }

/** Name, e-mail, phone, department and title. What the server has not told cannot be changed here, and says so. */
export function TextFields({ person, form, errorOf, isDisabled, change }: EditFieldsProps) {
  const say = useSentences()
  const better = withTypographicApostrophes(form.name)
  return textFields.map((field) => {
    const isKnown = field === 'name' || isTold(person[field])
    return (
      <div key={field} data-field={field}>
        <TextField
          label={say(`edit.field.${field}`)}
          type={types[field] ?? 'text'}
          value={form[field]}
          error={errorOf(field)}
          autoFocus={field === 'name'}
          isRequired={field === 'name'}
          isDisabled={isDisabled || !isKnown}
          {...(isKnown ? {} : { description: say('edit.notTold') })}
          {...(field === 'name' ? { counter: { used: [...form.name.trim()].length, most: longestPersonName } } : {})}
          onChange={(text) => {
            change({ [field]: text })
          }}
        />
        {field !== 'name' || better === form.name || form.name === person.name ? null : (
          <Button
            onPress={() => {
              change({ name: better })
            }}
          >
            {say('create.useName', { name: better.trim() })}
          </Button>
        )}
      </div>
    )
  })
}
