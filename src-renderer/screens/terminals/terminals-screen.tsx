import { useState } from 'react'
import { terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { Terminal } from '../../../src-preload/contract/terminal.ts'
import { useStation } from '../../application/station.ts'
import { useTerminals, type LiveTerminals } from '../../application/use-terminals.ts'
import { exactTimeOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import frame from '../../ui/frame.module.css'
import { Icon } from '../../ui/icon.tsx'
import message from '../../ui/message.module.css'
import { Notice } from '../../ui/notice.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { Loading } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from '../../ui/log-screen.module.css'
import { EmptyTerminalDialog } from './empty-terminal-dialog.tsx'
import { TerminalDetails } from './terminal-details.tsx'
import { TerminalList } from './terminal-list.tsx'
import { inOrder, thereCount, withName } from './terminal-words.ts'
import own from './terminals.module.css'

/** From this many terminals on, a person would rather type than scroll. */
const worthFiltering = 8

/** `onBack` returns to where one was. */
export interface TerminalsScreenProps {
  readonly onBack: () => void
}

/** Every terminal behind the device gateway and how it stands, live; what each can do and holds; and emptying one. */
export function TerminalsScreen({ onBack }: TerminalsScreenProps) {
  const say = useSentences()
  const live = useTerminals()
  const host = useStation(({ gateway }) => (gateway.kind === 'configured' ? gateway.host : ''))
  const [chosen, setChosen] = useState<string | null>(null)
  const [filter, setFilter] = useState('')
  const [emptying, setEmptying] = useState<Terminal | null>(null)
  const [emptied, setEmptied] = useState<{ readonly name: string; readonly times: number } | null>(null)
  useScreenKeys({ Escape: onBack })
  const all = live.terminals.kind === 'read' ? inOrder(live.terminals.terminals) : []
  const shown = withName(all, filter)
  const terminal = shown.find(({ id }) => id === chosen) ?? shown[0] ?? null
  return (
    <div className={styles['screen']} data-terminals={live.failure === null ? live.terminals.kind : 'failed'}>
      <div className={styles['top']}>
        <div className={styles['words']}>
          <h1 className={styles['title']}>{say('terminals.title')}</h1>
          <p className={styles['lead']}>{say('terminals.lead', { host })}</p>
        </div>
        <div className={styles['acts']}>
          <Button isPending={live.isReading} onPress={live.readAgain}>
            {say('terminals.readAgain')}
          </Button>
          <Button onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('terminals.back')}
          </Button>
        </div>
      </div>
      {live.terminals.kind === 'read' && live.terminals.lost !== null ? (
        <Notice
          tone="warning"
          title={say('terminals.lost.title', { time: exactTimeOf(live.terminals.at) })}
          next={say('terminals.lost.next')}
        />
      ) : null}
      {emptied === null ? null : <Notice tone="success" title={say('terminals.clear.done', { name: emptied.name })} />}
      {all.length < worthFiltering ? null : (
        <div className={own['filter']}>
          <TextField
            label={say('terminals.filter')}
            placeholder={say('terminals.filterPlaceholder')}
            value={filter}
            onChange={setFilter}
          />
        </div>
      )}
      <div className={styles['columns']}>
        <section className={frame['frame']} aria-label={say('terminals.list')}>
          <Shown live={live} all={all} shown={shown} chosen={terminal?.id ?? null} onChoose={setChosen} />
        </section>
        <TerminalDetails
          key={`${terminal?.id ?? 'none'} ${String(emptied?.times ?? 0)}`}
          terminal={terminal}
          onEmpty={setEmptying}
        />
      </div>
      {emptying === null ? null : (
        <EmptyTerminalDialog
          terminal={emptying}
          onClose={() => {
            setEmptying(null)
          }}
          onEmptied={() => {
            setEmptied({ name: terminalName(emptying), times: (emptied?.times ?? 0) + 1 })
            setEmptying(null)
          }}
        />
      )}
    </div>
  )
}

interface ShownProps {
  readonly live: LiveTerminals
  readonly all: readonly Terminal[]
  readonly shown: readonly Terminal[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** What the gateway has told, and in words what it has not. */
function Shown({ live, all, shown, chosen, onChoose }: ShownProps) {
  const say = useSentences()
  const { terminals, failure, readAgain } = live
  const again = <Button onPress={readAgain}>{say('terminals.readAgain')}</Button>
  if (failure !== null || terminals.kind === 'failed' || terminals.kind === 'noGateway') {
    const told = failure ?? (terminals.kind === 'failed' ? terminals.failure : ({ kind: 'noGateway' } as const))
    return (
      <div className={message['message']}>
        <FailureNotice failure={told} action={again} />
      </div>
    )
  }
  if (terminals.kind === 'reading') return <Loading label={say('terminals.reading')} />
  if (all.length === 0 || shown.length === 0)
    return (
      <div className={message['message']} role="status">
        <p className={message['heading']}>
          {say(all.length === 0 ? 'terminals.empty.title' : 'terminals.nothingFits')}
        </p>
        {all.length === 0 ? <p>{say('terminals.empty.more')}</p> : null}
      </div>
    )
  return (
    <>
      <TerminalList terminals={shown} chosen={chosen} onChoose={onChoose} />
      <p className={own['count']} role="status">
        {say('terminals.count', { count: all.length, there: thereCount(all) })}
      </p>
    </>
  )
}
