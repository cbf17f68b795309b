import type { KeyboardEvent, Ref } from 'react'
import { Button as AriaButton, Input, Label, SearchField, VisuallyHidden } from 'react-aria-components'
import { useSentences } from '../../i18n/sentences.ts'
import { Icon } from '../../ui/icon.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { listId, rowIdOf } from './people-list.tsx'
import styles from './search-box.module.css'

/** How far a key moves the highlight: by rows, or to an end of the list. */
export type Move = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last'

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'first',
  End: 'last',
}

/** The field keeps the focus while its keys steer the list below: `highlighted` is the row it points at. */
export interface SearchBoxProps {
  readonly text: string
  readonly highlighted: string | null
  readonly hasList: boolean
  readonly isSearching: boolean
  readonly inputRef: Ref<HTMLInputElement>
  readonly onType: (text: string) => void
  readonly onMove: (move: Move) => void
  readonly onChoose: () => void
  readonly onCreate: () => void
}

/** Where a name, an id or an e-mail address is typed. Escape empties it; Enter chooses; Control and Enter create. */
export function SearchBox(props: SearchBoxProps) {
  const { text, highlighted, hasList, isSearching, inputRef, onType, onMove, onChoose, onCreate } = props
  const say = useSentences()

  const steer = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return
    const move = moves[event.key]
    if (move !== undefined && hasList && !event.shiftKey) {
      event.preventDefault()
      onMove(move)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      ;(event.ctrlKey ? onCreate : onChoose)()
    }
  }

  return (
    <SearchField value={text} onChange={onType} className={styles['field'] ?? ''} autoComplete="off" spellCheck="false">
      <Label className={styles['label'] ?? ''}>
        <VisuallyHidden>{say('find.searchLabel')}</VisuallyHidden>
      </Label>
      <span className={styles['sign']}>{isSearching ? <Spinner size="small" /> : <Icon name="search" />}</span>
      <Input
        ref={inputRef}
        role="combobox"
        aria-expanded={hasList}
        aria-autocomplete="list"
        aria-controls={listId}
        {...(hasList && highlighted !== null ? { 'aria-activedescendant': rowIdOf(highlighted) } : {})}
        placeholder={say('find.placeholder')}
        className={styles['input'] ?? ''}
        onKeyDownCapture={steer}
      />
      <AriaButton className={styles['clear'] ?? ''} aria-label={say('find.clear')}>
        <Icon name="close" />
      </AriaButton>
    </SearchField>
  )
}
