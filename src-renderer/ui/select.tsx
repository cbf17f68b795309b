import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'
import { useSentences } from '../i18n/sentences.ts'
import { useIsCovered } from './covered.ts'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'
import type { Option } from './option.ts'
import styles from './select.module.css'

/** `value` is the id of the chosen option, `null` while nothing is chosen. */
export interface SelectProps<Id extends string> {
  readonly label: string
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
}

const optionOf = <Id extends string>(options: readonly Option<Id>[], id: unknown): Option<Id> | undefined =>
  options.find((option) => option.id === id)

/** One of several things, the others folded away. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, options, value, onChange, description, error, isDisabled = false, isRequired = false } = props
  const say = useSentences()
  return (
    <AriaSelect
      value={value}
      onChange={(id) => {
        const chosen = optionOf(options, id)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      placeholder={say('ui.choose')}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      className={fieldStyles['field'] ?? ''}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      <AriaButton className={`${fieldStyles['box'] ?? ''} ${styles['button'] ?? ''}`}>
        <SelectValue className={styles['value'] ?? ''} />
        <Icon name="chevron" />
      </AriaButton>
      <Below description={description} error={error} />
      <Options options={options} />
    </AriaSelect>
  )
}

function Below({ description, error }: { readonly description: ReactNode; readonly error: ReactNode }) {
  return (
    <>
      <FieldError className={fieldStyles['error'] ?? ''}>{error}</FieldError>
      {description === undefined ? null : (
        <Text slot="description" className={fieldStyles['description'] ?? ''}>
          {description}
        </Text>
      )}
    </>
  )
}

function Options({ options }: { readonly options: readonly Option[] }) {
  const isCovered = useIsCovered()
  if (isCovered) return null
  return (
    <Popover className={styles['popover'] ?? ''}>
      <ListBox className={styles['list'] ?? ''}>
        {options.map((option) => (
          <ListBoxItem
            key={option.id}
            id={option.id}
            textValue={option.label}
            isDisabled={option.isDisabled === true}
            className={styles['option'] ?? ''}
          >
            <Text slot="label">{option.label}</Text>
            {option.description === undefined ? null : (
              <Text slot="description" className={styles['more'] ?? ''}>
                {option.description}
              </Text>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}
