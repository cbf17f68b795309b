import { Collection, ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import { terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { Terminal } from '../../../src-preload/contract/terminal.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Badge } from '../../ui/badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import rows from '../../ui/row-list.module.css'
import { Spinner } from '../../ui/spinner.tsx'
import { inOrder, listedName } from '../terminals/terminal-words.ts'
import { outcomeWords, type OutcomeWords } from './outcome-words.ts'
import type { PersonTerminals } from './person-terminals.ts'
import styles from './person-terminals.module.css'
import { presenceWords } from './presence-words.ts'

/** So high a row is taken to be in CSS pixels until it is measured: most have three lines. */
const usualRowHeight = 88

/** `onChoose` says which terminals are ticked from now on. */
export interface PresenceListProps {
  readonly view: PersonTerminals
  readonly terminals: readonly Terminal[]
  readonly name: string
  readonly onChoose: (terminals: ReadonlySet<string>) => void
}

/** Each terminal, what it holds of the person, and what became of the last deed there. Only the rows in view are drawn. */
export function PresenceList({ view, terminals, name, onChoose }: PresenceListProps) {
  const say = useSentences()
  const isRunning = view.deed?.isRunning === true
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: usualRowHeight }}>
      <ListBox
        aria-label={say('terminals.person.list', { name })}
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={view.chosen}
        onSelectionChange={(keys) => {
          if (isRunning) return
          onChoose(new Set(keys === 'all' ? terminals.map(({ id }) => id) : [...keys].map(String)))
        }}
        className={rows['scroller'] ?? ''}
      >
        <Collection items={inOrder(terminals).map((terminal) => ({ id: terminal.id, terminal }))} dependencies={[view]}>
          {({ terminal }) => (
            <ListBoxItem
              id={terminal.id}
              textValue={terminalName(terminal)}
              className={classNames(rows['item'], styles['item'])}
            >
              {({ isSelected }) => <PresenceRow terminal={terminal} view={view} isSelected={isSelected} />}
            </ListBoxItem>
          )}
        </Collection>
      </ListBox>
    </Virtualizer>
  )
}

interface PresenceRowProps {
  readonly terminal: Terminal
  readonly view: PersonTerminals
  readonly isSelected: boolean
}

function PresenceRow({ terminal, view, isSelected }: PresenceRowProps) {
  const say = useSentences()
  const { presences, ground, deed } = view
  const presence = presences.get(terminal.id) ?? { kind: 'waiting' }
  const words = presenceWords(presence, terminal, ground.kind === 'ready' ? ground.prepared.ground : null, say)
  const outcome = deed?.outcomes.get(terminal.id)
  return (
    <div
      className={classNames(rows['row'], styles['row'])}
      data-terminal={terminal.id}
      data-presence={presence.kind === 'told' ? presence.there.kind : presence.kind}
      data-outcome={outcome?.kind}
      data-personal
    >
      <span className={styles['mark']} data-selected={isSelected}>
        <Icon name="check" />
      </span>
      <span className={styles['words']}>
        <span className={styles['line']}>
          <span className={styles['name']}>{listedName(terminal, say)}</span>
          <Badge tone={words.tone}>{words.badge}</Badge>
        </span>
        {words.lines.map((line) => (
          <span key={line} className={styles['quiet']}>
            {line}
          </span>
        ))}
        {outcome === undefined || deed === null ? null : <OutcomeLines words={outcomeWords(outcome, deed.kind, say)} />}
      </span>
    </div>
  )
}

const signs: Readonly<Record<Exclude<OutcomeWords['look'], 'running'>, IconName>> = {
  waiting: 'circle',
  done: 'checkRound',
  partly: 'caution',
  failed: 'cross',
  unknown: 'question',
}

function OutcomeLines({ words: { look, lines } }: { readonly words: OutcomeWords }) {
  return (
    <span className={classNames(styles['outcome'], styles[look])} data-look={look}>
      <span className={styles['sign']}>
        {look === 'running' ? <Spinner size="small" /> : <Icon name={signs[look]} />}
      </span>
      <span className={styles['words']}>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </span>
  )
}
