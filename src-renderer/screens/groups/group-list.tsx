import { useState, type KeyboardEvent } from 'react'
import { Autocomplete, Collection, ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import { numberOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Icon } from '../../ui/icon.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { matchingRows, type GroupRow } from './group-rows.ts'
import { rowMore, rowText } from './group-words.ts'
import styles from './group-list.module.css'

/** The height of a row in CSS pixels: two lines, and fixed, so that a thousand groups need no measuring. */
const rowHeight = 56

/** `isFull`: nothing more may be ticked. `onLeave` is called for Escape in an empty search field. */
export interface GroupListProps {
  readonly name: 'accessGroups' | 'userGroup'
  readonly rows: readonly GroupRow[]
  readonly chosen: readonly string[]
  readonly isSingle: boolean
  readonly isFull: boolean
  readonly onChoose: (ids: readonly string[]) => void
  readonly onLeave: () => void
}

/**
 * Groups to tick, with a field to search them. The field keeps the focus while the arrow keys steer the list and Enter ticks;
 * only the rows in view are drawn.
 */
export function GroupList({ name, rows, chosen, isSingle, isFull, onChoose, onLeave }: GroupListProps) {
  const say = useSentences()
  const [text, setText] = useState('')
  const shown = matchingRows(rows, text)

  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    // The list is what Escape means here, not the screen round it.
    event.preventDefault()
    event.stopPropagation()
    if (text === '') onLeave()
    else setText('')
  }

  return (
    <div className={styles['list']} data-groups={name}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField
          label={say('groups.search')}
          placeholder={say('groups.placeholder')}
          clearLabel={say('groups.clear')}
          text={text}
          isSearching={false}
          isAutoFocused
          input={{
            // React Aria names the list it controls, and the row the arrow keys are at.
            role: 'combobox',
            'aria-expanded': shown.length > 0,
            // It belongs to no form: Enter ticks a group here and sends nothing.
            form: '',
            onKeyDownCapture: onEscape,
          }}
          onType={setText}
        />
        <p className={styles['count']} role="status">
          {text.trim() === ''
            ? say('groups.count', { count: rows.length, shown: numberOf(rows.length) })
            : say('groups.countFound', { shown: numberOf(shown.length), all: numberOf(rows.length) })}
        </p>
        {shown.length === 0 ? (
          <p className={styles['nothing']}>{say('groups.nothingFound', { text: text.trim() })}</p>
        ) : (
          <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
            <ListBox
              aria-label={say(`groups.list.${name}`)}
              selectionMode={isSingle ? 'single' : 'multiple'}
              disallowEmptySelection={isSingle}
              selectedKeys={chosen}
              disabledKeys={isFull ? rows.map(({ id }) => id).filter((id) => !chosen.includes(id)) : []}
              onSelectionChange={(keys) => {
                if (keys === 'all') return
                const ticked = new Set([...keys].map(String))
                // What the search hides stays ticked: the list only knows the rows it shows.
                const hidden = chosen.filter((id) => !shown.some((row) => row.id === id))
                onChoose(isSingle ? [...ticked] : [...hidden, ...[...ticked].filter((id) => !hidden.includes(id))])
              }}
              className={styles['rows'] ?? ''}
            >
              <Collection items={shown}>
                {(row) => (
                  <ListBoxItem id={row.id} textValue={rowText(row, say)} className={styles['item'] ?? ''}>
                    <Row row={row} />
                  </ListBoxItem>
                )}
              </Collection>
            </ListBox>
          </Virtualizer>
        )}
      </Autocomplete>
      <p className={styles['keys']}>{say('groups.keys')}</p>
    </div>
  )
}

function Row({ row }: { readonly row: GroupRow }) {
  const say = useSentences()
  return (
    <div className={styles['row']} data-group={row.id}>
      <span className={styles['mark']} aria-hidden="true">
        <Icon name="check" />
      </span>
      <span className={styles['words']}>
        <span className={styles['name']} data-name>
          {row.name}
        </span>
        <span className={styles['more']}>{rowMore(row, say)}</span>
      </span>
      {row.isUsual ? <span className={styles['usual']}>{say('groups.usual')}</span> : null}
    </div>
  )
}
