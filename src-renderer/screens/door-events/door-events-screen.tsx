import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { doorEventKey, type DoorEvent, type NamedThing } from '../../../src-preload/contract/door-event.ts'
import { useBridge } from '../../bridge.ts'
import { createSurroundings } from '../../desk-surroundings.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import frame from '../../ui/frame.module.css'
import { Icon } from '../../ui/icon.tsx'
import message from '../../ui/message.module.css'
import { Notice } from '../../ui/notice.tsx'
import { useScreenKeys } from '../../ui/screen-keys.ts'
import { Loading } from '../../ui/spinner.tsx'
import styles from '../../ui/log-screen.module.css'
import { EventDetails } from './event-details.tsx'
import { EventFilter } from './event-filter.tsx'
import { EventList } from './event-list.tsx'
import { createEventLogStore, type EventLogStore, type EventLogView } from './event-log-store.ts'
import { ExportEventsDialog } from './export-events-dialog.tsx'
import { ExportNews } from './export-news.tsx'
import { TypeChoiceDialog } from './type-choice-dialog.tsx'
import { useEventExport } from './use-event-export.ts'

/** `person` is whom the log is opened for, `null` for everybody. `onBack` returns to where one was. */
export interface DoorEventsScreenProps {
  readonly person: NamedThing | null
  readonly onBack: () => void
}

/** What the server's log tells of doors and devices: searched, ordered, read on without end, and exported. */
export function DoorEventsScreen({ person, onBack }: DoorEventsScreenProps) {
  const say = useSentences()
  const bridge = useBridge()
  const [log] = useState(() => createEventLogStore(createSurroundings(bridge), person))
  const view = useStore(log.store)
  const exporting = useEventExport()
  const [asking, setAsking] = useState<'export' | 'types' | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => log.start(), [log])
  useEffect(() => {
    field.current?.focus()
  }, [])
  useScreenKeys({ Escape: onBack })
  const close = (): void => {
    setAsking(null)
  }
  return (
    <div className={styles['screen']} data-door-events={view.isReading ? 'reading' : view.shown.kind}>
      <div className={styles['top']}>
        <div className={styles['words']}>
          <h1 className={styles['title']}>{say('doorEvents.screenTitle')}</h1>
          <p className={styles['lead']}>{say('doorEvents.lead')}</p>
        </div>
        <div className={styles['acts']}>
          <Button isPending={view.isReading && view.shown.kind !== 'none'} onPress={log.refresh}>
            {say('doorEvents.refresh')}
          </Button>
          <Button
            isPending={exporting.isRunning}
            isDisabled={view.shown.kind !== 'read'}
            onPress={() => {
              setAsking('export')
            }}
          >
            {say(exporting.isRunning ? 'doorEvents.export.running' : 'doorEvents.export.button')}
          </Button>
          <Button onPress={onBack}>
            <Icon name="arrowLeft" />
            {say('doorEvents.back')}
          </Button>
        </div>
      </div>
      {exporting.news === null ? null : <ExportNews news={exporting.news} onClose={exporting.forgetNews} />}
      <EventFilter
        view={view}
        inputRef={field}
        log={log}
        onChooseTypes={() => {
          setAsking('types')
        }}
      />
      <div className={styles['columns']}>
        <section className={frame['frame']}>
          <Shown view={view} log={log} />
        </section>
        <EventDetails key={view.chosen} event={chosenEventOf(view)} onAsk={log.ask} />
      </div>
      {asking === 'export' ? (
        <ExportEventsDialog
          onClose={close}
          onExport={() => {
            close()
            void exporting.run(view)
          }}
        />
      ) : null}
      {asking === 'types' ? (
        <TypeChoiceDialog
          types={view.types}
          chosen={view.question.types.kind === 'chosen' ? view.question.types.codes : []}
          onClose={close}
          onChoose={(codes) => {
            close()
            log.ask({ types: { kind: 'chosen', codes } })
          }}
        />
      ) : null}
    </div>
  )
}

/** What the log has answered, and in words what it has not. */
function Shown({ view, log }: { readonly view: EventLogView; readonly log: EventLogStore }) {
  const say = useSentences()
  const { shown, chosen } = view
  if (shown.kind === 'none') return <Loading label={say('doorEvents.reading')} />
  if (shown.kind === 'failed')
    return (
      <div className={message['message']}>
        <FailureNotice
          failure={shown.failure}
          action={<Button onPress={log.refresh}>{say('doorEvents.refresh')}</Button>}
        />
      </div>
    )
  if (shown.events.length === 0)
    return (
      <div className={message['message']} role="status">
        <p className={message['heading']}>{say('doorEvents.empty.title')}</p>
        <p>{say('doorEvents.empty.more')}</p>
        <Button onPress={log.showEverything}>{say('doorEvents.empty.clear')}</Button>
      </div>
    )
  return (
    <>
      {shown.isOrdered ? null : (
        <Notice
          tone="information"
          title={say('doorEvents.notOrdered.title')}
          next={say('doorEvents.notOrdered.next')}
        />
      )}
      <EventList shown={shown} chosen={chosen} onChoose={log.choose} onReadOn={log.readOn} onReadBack={log.readBack} />
    </>
  )
}

function chosenEventOf({ shown, chosen }: EventLogView): DoorEvent | null {
  return shown.kind === 'read' ? (shown.events.find((event) => doorEventKey(event) === chosen) ?? null) : null
}
