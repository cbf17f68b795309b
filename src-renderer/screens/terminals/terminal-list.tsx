import { Collection, ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import { terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { Terminal } from '../../../src-preload/contract/terminal.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Badge } from '../../ui/badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import rows from '../../ui/row-list.module.css'
import cells from '../../ui/log-rows.module.css'
import { modelWords, stateTone, stateWords, storesWords } from './terminal-words.ts'
import own from './terminals.module.css'

/** The height of a row in CSS pixels: two lines with air, and fixed, so that nothing has to be measured. */
const rowHeight = 64

/** `chosen` is the number of one of the terminals, or `null`. */
export interface TerminalListProps {
  readonly terminals: readonly Terminal[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** The terminals. Only the rows in view are drawn. */
export function TerminalList({ terminals, chosen, onChoose }: TerminalListProps) {
  const say = useSentences()
  return (
    <>
      <div className={classNames(rows['head'], cells['head'], own['columns'])} aria-hidden="true">
        <span>{say('terminals.column.terminal')}</span>
        <span>{say('terminals.column.stores')}</span>
        <span>{say('terminals.column.state')}</span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
        <ListBox
          aria-label={say('terminals.list')}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const key = keys === 'all' ? undefined : [...keys][0]
            if (key !== undefined) onChoose(String(key))
          }}
          className={rows['scroller'] ?? ''}
        >
          <Collection items={terminals}>
            {(terminal) => (
              <ListBoxItem
                id={terminal.id}
                textValue={`${terminalName(terminal)}, ${stateWords(terminal.state, say)}, ${storesWords(terminal.can, say)}`}
                className={classNames(rows['item'], cells['item'])}
              >
                <TerminalRow terminal={terminal} />
              </ListBoxItem>
            )}
          </Collection>
        </ListBox>
      </Virtualizer>
    </>
  )
}

function TerminalRow({ terminal }: { readonly terminal: Terminal }) {
  const say = useSentences()
  const { state } = terminal
  return (
    <div
      className={classNames(rows['row'], cells['row'], own['columns'])}
      data-terminal={terminal.id}
      data-state={state.kind}
    >
      <span className={cells['pair']}>
        <span className={cells['title']}>{modelWords(terminal, say)}</span>
        <span className={cells['quiet']}>{terminal.id}</span>
      </span>
      <span className={own['stores']}>{storesWords(terminal.can, say)}</span>
      <span className={own['state']}>
        <Badge tone={stateTone(state)}>{stateWords(state, say)}</Badge>
      </span>
    </div>
  )
}
