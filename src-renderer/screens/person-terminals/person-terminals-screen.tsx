import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { newCallId } from '../../application/call-id.ts'
import type { PersonAtTerminals } from '../../application/open-person-terminals.ts'
import { useBridge } from '../../bridge.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import frame from '../../ui/frame.module.css'
import { Icon } from '../../ui/icon.tsx'
import message from '../../ui/message.module.css'
import { Notice } from '../../ui/notice.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { Loading } from '../../ui/spinner.tsx'
import { shownName } from '../find/person-words.ts'
import styles from '../../ui/log-screen.module.css'
import { ChoiceBar } from './choice-bar.tsx'
import { summaryOf } from './outcome-words.ts'
import { createPersonTerminalsStore, type PersonTerminalsStore } from './person-terminals-store.ts'
import { unfinished, type PersonTerminals } from './person-terminals.ts'
import { PresenceList } from './presence-list.tsx'
import { PutPanel } from './put-panel.tsx'
import { RemovalDialog } from './removal-dialog.tsx'

/** `onBack` returns to where one was. */
export interface PersonTerminalsScreenProps {
  readonly person: PersonAtTerminals
  readonly onBack: () => void
}

/** On which terminals a person is and with what, what differs from the record, and putting them on and removing them. */
export function PersonTerminalsScreen({ person, onBack }: PersonTerminalsScreenProps) {
  const say = useSentences()
  const bridge = useBridge()
  const [acts] = useState(() => createPersonTerminalsStore({ bridge, newCallId, person }))
  const view = useStore(acts.store)
  const [isRemoving, setRemoving] = useState(false)
  useEffect(() => acts.start(), [acts])
  const isRunning = view.deed?.isRunning === true
  // What runs is stopped by the button of that name; Escape would not say which of the two was meant.
  useScreenKeys({ Escape: isRunning ? () => undefined : onBack })
  const name = shownName(person.name, say)
  return (
    <div
      className={styles['screen']}
      data-person-terminals={view.failure === null ? view.terminals.kind : 'failed'}
      data-deed={view.deed === null ? 'none' : view.deed.isRunning ? 'running' : 'over'}
    >
      <div className={styles['top']}>
        <div className={styles['words']}>
          <h1 className={styles['title']} data-personal>
            {say('terminals.person.title', { name })}
          </h1>
          <p className={styles['lead']}>{say('terminals.person.lead', { id: person.id })}</p>
        </div>
        <div className={styles['acts']}>
          <Button isDisabled={isRunning} onPress={acts.readAgain}>
            {say('terminals.readAgain')}
          </Button>
          <Button isDisabled={isRunning} onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('terminals.back')}
          </Button>
        </div>
      </div>
      <Summary view={view} acts={acts} />
      <div className={styles['columns']}>
        <section className={frame['frame']} aria-label={say('terminals.person.list', { name })}>
          <Shown view={view} acts={acts} name={name} />
        </section>
        <PutPanel
          view={view}
          acts={acts}
          onRemove={() => {
            setRemoving(true)
          }}
        />
      </div>
      {isRemoving ? (
        <RemovalDialog
          name={name}
          count={view.chosen.size}
          onClose={() => {
            setRemoving(false)
          }}
          onRemove={() => {
            setRemoving(false)
            void acts.run('remove')
          }}
        />
      ) : null}
    </div>
  )
}

interface PartProps {
  readonly view: PersonTerminals
  readonly acts: PersonTerminalsStore
}

/** The terminals, or in words why there are none. */
function Shown({ view, acts, name }: PartProps & { readonly name: string }) {
  const say = useSentences()
  const { terminals, failure } = view
  if (failure !== null || terminals.kind === 'failed' || terminals.kind === 'noGateway') {
    const told = failure ?? (terminals.kind === 'failed' ? terminals.failure : ({ kind: 'noGateway' } as const))
    return (
      <div className={message['message']}>
        <FailureNotice failure={told} action={<Button onPress={acts.readAgain}>{say('terminals.readAgain')}</Button>} />
      </div>
    )
  }
  if (terminals.kind === 'reading') return <Loading label={say('terminals.reading')} />
  if (terminals.terminals.length === 0)
    return (
      <div className={message['message']} role="status">
        <p className={message['heading']}>{say('terminals.empty.title')}</p>
        <p>{say('terminals.empty.more')}</p>
      </div>
    )
  return (
    <>
      <ChoiceBar view={view} onChoose={acts.choose} />
      <PresenceList view={view} terminals={terminals.terminals} name={name} onChoose={acts.choose} />
    </>
  )
}

/** What became of the last deed at all terminals, and the way to do it again where it failed. */
function Summary({ view, acts }: PartProps) {
  const say = useSentences()
  const summary = summaryOf(view, say)
  if (summary === null) return null
  const { isAll, title, partly } = summary
  const words = partly === null ? title : `${title} ${partly}`
  if (isAll) return <Notice tone="success" title={words} />
  return (
    <Notice
      tone="warning"
      title={words}
      safe={say('terminals.person.summary.safe')}
      next={say('terminals.person.summary.next')}
      action={<Button onPress={acts.retry}>{say('terminals.person.retry', { count: unfinished(view).length })}</Button>}
    />
  )
}
