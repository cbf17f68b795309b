import { useLayoutEffect, useRef } from 'react'
import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components'
import { doorEventKey, type DoorEvent } from '../../../src-preload/contract/door-event.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import { outcomeOfEvent } from '../../../src-preload/contract/rules/event-meaning.ts'
import { shortDayOf, timeWithSecondsOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import rows from '../../ui/row-list.module.css'
import { Spinner } from '../../ui/spinner.tsx'
import cells from '../../ui/log-rows.module.css'
import type { EventsShown } from './event-log-store.ts'
import styles from './event-list.module.css'
import { eventRowText, eventTitle, factText, personText, whereText } from './event-words.ts'

/** The height of a row in CSS pixels: two lines with air, and fixed, so that nothing has to be measured. */
const rowHeight = 64

/** So close to the first row the pages before it are read again. */
const nearRows = 6

/** `chosen` is the key of one of the events, or `null`. */
export interface EventListProps {
  readonly shown: Extract<EventsShown, { kind: 'read' }>
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
  readonly onReadOn: () => void
  readonly onReadBack: () => void
}

/**
 * The events. Only the rows in view are drawn, and only some pages are held: more are read as one comes near either end, and
 * what lies far behind is put away. The rows in view stay where they are.
 */
export function EventList({ shown, chosen, onChoose, onReadOn, onReadBack }: EventListProps) {
  const say = useSentences()
  const list = useRef<HTMLDivElement>(null)
  const { events, window, more } = shown
  useStillRows(list, window.droppedBefore)
  const hasBefore = window.before.length > 0
  return (
    <>
      <div className={classNames(rows['head'], cells['head'], styles['columns'])} aria-hidden="true">
        <span>{say('doorEvents.column.when')}</span>
        <span>{say('doorEvents.column.what')}</span>
        <span>{say('doorEvents.column.where')}</span>
      </div>
      {hasBefore ? (
        <div className={styles['before']}>
          <span>{say('doorEvents.before.text')}</span>
          <Button kind="quiet" isPending={more.kind === 'loading' && more.where === 'before'} onPress={onReadBack}>
            <Icon name="arrowUp" />
            {say('doorEvents.before.button')}
          </Button>
        </div>
      ) : null}
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, loaderSize: rowHeight }}>
        <ListBox
          ref={list}
          aria-label={say('doorEvents.list')}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const key = keys === 'all' ? undefined : [...keys][0]
            if (key !== undefined) onChoose(String(key))
          }}
          onScroll={({ currentTarget }) => {
            if (hasBefore && currentTarget.scrollTop < nearRows * rowHeight) onReadBack()
          }}
          className={rows['scroller'] ?? ''}
        >
          <Collection items={events}>
            {(event) => (
              <ListBoxItem
                id={doorEventKey(event)}
                textValue={eventRowText(event, say)}
                className={classNames(rows['item'], cells['item'])}
              >
                <EventRow event={event} />
              </ListBoxItem>
            )}
          </Collection>
          <ListBoxLoadMoreItem
            onLoadMore={() => {
              if (window.next !== null && more.kind === 'resting') onReadOn()
            }}
            isLoading={more.kind === 'loading' && more.where === 'after'}
            className={rows['loading'] ?? ''}
          >
            <Spinner label={say('doorEvents.loadingMore')} />
          </ListBoxLoadMoreItem>
        </ListBox>
      </Virtualizer>
      {more.kind === 'failed' ? (
        <FailureNotice
          failure={more.failure}
          tone="warning"
          action={
            <Button onPress={more.where === 'after' ? onReadOn : onReadBack}>{say('doorEvents.loadAgain')}</Button>
          }
        />
      ) : null}
    </>
  )
}

/** Keeps the rows in view where they are when rows before them come or go. */
function useStillRows(list: { readonly current: HTMLDivElement | null }, droppedBefore: number): void {
  const last = useRef(droppedBefore)
  useLayoutEffect(() => {
    const moved = last.current - droppedBefore
    last.current = droppedBefore
    if (moved !== 0) list.current?.scrollBy({ top: moved * rowHeight, behavior: 'instant' })
  }, [list, droppedBefore])
}

function EventRow({ event }: { readonly event: DoorEvent }) {
  const say = useSentences()
  const outcome = outcomeOfEvent(valueOf(event.code))
  return (
    <div
      className={classNames(rows['row'], cells['row'], styles['columns'])}
      data-event={valueOf(event.code)}
      data-outcome={outcome}
      data-event-key={doorEventKey(event)}
    >
      <span className={cells['pair']}>
        <span className={cells['line']}>{shortDayOf(event.at)}</span>
        <span className={cells['quiet']}>{timeWithSecondsOf(event.at)}</span>
      </span>
      <span className={cells['pair']}>
        <span className={classNames(cells['title'], styles['title'])}>
          {outcome === 'letIn' ? <Icon name="checkRound" /> : null}
          {outcome === 'notLetIn' ? <Icon name="cross" /> : null}
          <span className={styles['words']}>{eventTitle(event, say)}</span>
        </span>
        <span className={cells['quiet']} data-personal data-whom={event.person.kind === 'known' ? 'person' : 'nobody'}>
          {personText(event, say)}
        </span>
      </span>
      <span className={cells['pair']}>
        <span className={cells['line']}>{whereText(event, say)}</span>
        <span className={cells['quiet']}>{event.door.kind === 'known' ? factText(event.device, say) : ''}</span>
      </span>
    </div>
  )
}
