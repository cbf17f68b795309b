import { doorEventKey, type DoorEvent } from '../../../src-preload/contract/door-event.ts'
import { valueOf } from '../../../src-preload/contract/fact.ts'
import { isDuress } from '../../../src-preload/contract/rules/event-meaning.ts'
import { exactTimeOf } from '../../i18n/format.ts'
import { useSentences, type Sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Facts, type FactLine } from '../../ui/facts.tsx'
import panel from '../../ui/side-panel.module.css'
import styles from '../../ui/log-details.module.css'
import type { EventQuestion } from './event-question.ts'
import { eventTitle, factText, personText } from './event-words.ts'
import own from './event-details.module.css'

/** `onAsk` looks for events like this one. */
export interface EventDetailsProps {
  readonly event: DoorEvent | null
  readonly onAsk: (change: Partial<EventQuestion>) => void
}

/** Everything the server told of one event, and what else could be looked for. */
export function EventDetails({ event, onAsk }: EventDetailsProps) {
  const say = useSentences()
  return (
    <aside
      className={panel['panel']}
      aria-label={say('doorEvents.details.label')}
      data-event-key={event === null ? undefined : doorEventKey(event)}
      data-personal
    >
      {event === null ? (
        <p className={panel['nothing']}>{say('doorEvents.details.nothing')}</p>
      ) : (
        <>
          <div className={styles['top']}>
            <p className={styles['number']}>{say('doorEvents.details.number', { id: event.id })}</p>
            <h2 className={styles['title']}>{eventTitle(event, say)}</h2>
          </div>
          <Facts lines={linesOf(event, say)} />
          <MoreLikeIt event={event} onAsk={onAsk} />
        </>
      )}
    </aside>
  )
}

function linesOf(event: DoorEvent, say: Sentences): readonly FactLine[] {
  const code = valueOf(event.code)
  const typeName = valueOf(event.typeName) ?? say('doorEvents.notTold')
  return [
    { term: say('doorEvents.term.when'), value: exactTimeOf(event.at) },
    { term: say('doorEvents.term.inUtc'), value: <span className={styles['fixed']}>{event.at}</span> },
    {
      term: say('doorEvents.term.serverTime'),
      value: <span className={styles['fixed']}>{valueOf(event.serverAt) ?? say('doorEvents.notTold')}</span>,
    },
    { term: say('doorEvents.term.person'), value: personText(event, say) },
    { term: say('doorEvents.term.group'), value: factText(event.userGroup, say) },
    { term: say('doorEvents.term.door'), value: factText(event.door, say) },
    { term: say('doorEvents.term.device'), value: factText(event.device, say) },
    {
      term: say('doorEvents.term.type'),
      value: (
        <span className={own['type']}>
          {code === undefined
            ? say('doorEvents.notTold')
            : say('doorEvents.typeNumber', { code: String(code), name: typeName })}
        </span>
      ),
    },
    ...(isDuress(code) ? [{ term: say('doorEvents.term.alarm'), value: say('doorEvents.duress') }] : []),
  ]
}

function MoreLikeIt({ event, onAsk }: EventDetailsProps & { readonly event: DoorEvent }) {
  const say = useSentences()
  const person = valueOf(event.person)
  const door = valueOf(event.door)
  const device = valueOf(event.device)
  const code = valueOf(event.code)
  const offers: readonly (readonly [
    what: 'person' | 'door' | 'device' | 'type',
    change: Partial<EventQuestion> | null,
  ])[] = [
    ['person', person === undefined || person.id === '' ? null : { person, types: { kind: 'any' } }],
    ['door', door === undefined ? null : { door }],
    ['device', device === undefined ? null : { device }],
    ['type', code === undefined ? null : { types: { kind: 'chosen', codes: [code] } }],
  ]
  return (
    <div className={own['offers']} role="group" aria-label={say('doorEvents.only.label')}>
      {offers.map(([what, change]) =>
        change === null ? null : (
          <Button
            key={what}
            kind="quiet"
            onPress={() => {
              onAsk(change)
            }}
          >
            {say(`doorEvents.only.${what}`)}
          </Button>
        ),
      )}
    </div>
  )
}
