import type { KeyboardEvent, Ref } from 'react'
import { useSentences } from '../../i18n/sentences.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { listId, rowIdOf } from './people-list.tsx'

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
    <SearchField
      size="large"
      label={say('find.searchLabel')}
      placeholder={say('find.placeholder')}
      clearLabel={say('find.clear')}
      text={text}
      isSearching={isSearching}
      inputRef={inputRef}
      input={{
        role: 'combobox',
        'aria-expanded': hasList,
        'aria-autocomplete': 'list',
        'aria-controls': listId,
        ...(hasList && highlighted !== null ? { 'aria-activedescendant': rowIdOf(highlighted) } : {}),
        onKeyDownCapture: steer,
      }}
      onType={onType}
    />
  )
}
