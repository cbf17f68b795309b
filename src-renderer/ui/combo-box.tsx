import type { ReactNode, Ref } from 'react'
import {
  ComboBox as AriaComboBox,
  Button as AriaButton,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { useIsCovered } from './covered.ts'
import styles from './combo-box.module.css'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'
import type { Option } from './option.ts'
import selectStyles from './select.module.css'
import { Spinner } from './spinner.tsx'

/**
 * `text` is what the field shows, `chosen` the option it stands for; `null` while it is being typed. `onEnter` hears Enter when
 * no option is pointed at, `onLeave` when the field loses the focus. `nothing` stands in the list when it has no option.
 */
export interface ComboBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly clearLabel: string
  readonly text: string
  readonly options: readonly Option[]
  readonly chosen: string | null
  readonly nothing: ReactNode
  readonly isSearching: boolean
  readonly description?: ReactNode
  readonly maxLength: number
  readonly inputRef: Ref<HTMLInputElement>
  readonly onType: (text: string) => void
  readonly onChoose: (id: string) => void
  readonly onEnter: () => void
  readonly onLeave: () => void
}

/** A field in which one types, and below it what is offered for that. Whoever offers has sorted out already: all of it is shown. */
export function ComboBox(props: ComboBoxProps) {
  const { label, text, options, chosen, description, inputRef, onType, onChoose, onEnter, onLeave } = props
  return (
    <AriaComboBox
      inputValue={text}
      onInputChange={onType}
      items={options}
      value={chosen}
      onChange={(id) => {
        if (id !== null) onChoose(String(id))
      }}
      onBlur={onLeave}
      allowsCustomValue
      allowsEmptyCollection
      className={fieldStyles['field'] ?? ''}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      <div className={fieldStyles['box']}>
        <Input
          ref={inputRef}
          className={fieldStyles['input'] ?? ''}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          autoComplete="off"
          spellCheck="false"
          onKeyDownCapture={(event) => {
            const field = event.currentTarget
            // The open list is what Escape means, not the screen round it.
            if (event.key === 'Escape' && field.ariaExpanded === 'true') event.preventDefault()
            const isPointing = field.hasAttribute('aria-activedescendant')
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && !isPointing) onEnter()
          }}
        />
        <span className={fieldStyles['trailing']}>
          {props.isSearching ? (
            <span className={styles['sign']}>
              <Spinner size="small" />
            </span>
          ) : null}
          {text === '' ? null : <Clear label={props.clearLabel} onType={onType} />}
        </span>
      </div>
      {description === undefined ? null : (
        <Text slot="description" className={fieldStyles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <Offered nothing={props.nothing} isOffering={text !== '' && chosen === null} />
    </AriaComboBox>
  )
}

/** Not the button that React Aria would open the list with. */
function Clear({ label, onType }: { readonly label: string; readonly onType: (text: string) => void }) {
  return (
    <AriaButton
      slot={null}
      className={styles['clear'] ?? ''}
      aria-label={label}
      excludeFromTabOrder
      preventFocusOnPress
      onPress={() => {
        onType('')
      }}
    >
      <Icon name="close" />
    </AriaButton>
  )
}

function Offered({ nothing, isOffering }: { readonly nothing: ReactNode; readonly isOffering: boolean }) {
  const isCovered = useIsCovered()
  if (isCovered || !isOffering) return null
  return (
    <Popover className={selectStyles['popover'] ?? ''}>
      <ListBox<Option>
        className={selectStyles['list'] ?? ''}
        renderEmptyState={() => <p className={styles['nothing']}>{nothing}</p>}
      >
        {({ id, label, description }) => (
          <ListBoxItem id={id} textValue={label} className={selectStyles['option'] ?? ''}>
            {/* Both lines are its name: what tells two of the same name apart has to be heard as well. */}
            <span>{label}</span>
            {description === undefined ? null : <span className={selectStyles['more']}>{description}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
