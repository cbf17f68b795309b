import type { Ref } from 'react'
import type { PlaceList } from '../../../src-preload/contract/door-event.ts'
import { useSentences } from '../../i18n/sentences.ts'
import type { Option } from '../../ui/option.ts'
import { Select } from '../../ui/select.tsx'
import { PeriodFields } from '../journal/period-fields.tsx'
import styles from './event-filter.module.css'
import type { EventLogStore, EventLogView } from './event-log-store.ts'
import { orders, type WantedOrder, type WantedTypes } from './event-question.ts'
import { nameText } from './event-words.ts'
import { offeredPlaces } from './offered-places.ts'
import { PersonField } from './person-field.tsx'

/** What is looked for, and how to look for something else. `onChooseTypes` lets types be ticked one by one. */
export interface EventFilterProps {
  readonly view: EventLogView
  readonly inputRef: Ref<HTMLInputElement>
  readonly log: Pick<EventLogStore, 'ask' | 'askWhileTyping'>
  readonly onChooseTypes: () => void
}

const typeKinds = [
  'any',
  'letIn',
  'notLetIn',
  'record',
  'door',
  'chosen',
] as const satisfies readonly WantedTypes['kind'][]
const orderNames = Object.keys(orders) as readonly WantedOrder[]

/** No id is a lone hyphen: the choice of every place. */
const anyPlace = '-'

/** Looks for a person, a time, types, a device and a door, and says in which order. */
export function EventFilter({ view, inputRef, log, onChooseTypes }: EventFilterProps) {
  const say = useSentences()
  const { question } = view
  const place = (what: 'device' | 'door') => {
    const known = what === 'device' ? view.devices : view.doors
    const chosen = question[what]
    const places = offeredPlaces(known, chosen)
    const options: readonly Option[] = [
      { id: anyPlace, label: say(what === 'device' ? 'doorEvents.filter.anyDevice' : 'doorEvents.filter.anyDoor') },
      ...places.map((each) => ({ id: each.id, label: nameText(each, say) })),
    ]
    return (
      <Select
        label={say(`doorEvents.filter.${what}`)}
        value={chosen?.id ?? anyPlace}
        options={options}
        onChange={(id) => {
          log.ask({ [what]: places.find((each) => each.id === id) ?? null })
        }}
      />
    )
  }
  return (
    <div className={styles['filter']} role="search" aria-label={say('doorEvents.filter.label')}>
      <PersonField
        person={question.person}
        inputRef={inputRef}
        onChoose={(person) => {
          log.ask({ person })
        }}
        onType={log.askWhileTyping}
      />
      <PeriodFields
        period={question.period}
        onPeriod={(period) => {
          log.ask({ period })
        }}
      />
      <Select
        label={say('doorEvents.filter.types')}
        value={question.types.kind}
        options={typeKinds.map((kind) => ({ id: kind, label: say(`doorEvents.types.${kind}`) }))}
        onChange={(kind) => {
          if (kind === 'chosen') onChooseTypes()
          else log.ask({ types: { kind } })
        }}
      />
      {place('door')}
      {place('device')}
      <Select
        label={say('doorEvents.filter.order')}
        value={question.order}
        options={orderNames.map((name) => ({ id: name, label: say(`doorEvents.order.${name}`) }))}
        onChange={(order) => {
          log.ask({ order })
        }}
      />
      <SeenOnly doors={view.doors.told} devices={view.devices.told} />
    </div>
  )
}

/** That places are only those seen so far, and why; nothing where the server tells all of them. */
function SeenOnly({ doors, devices }: Readonly<Record<'doors' | 'devices', PlaceList | null>>) {
  const say = useSentences()
  const door = doors?.kind === 'notTold' ? doors.why : null
  const device = devices?.kind === 'notTold' ? devices.why : null
  if (door === null && device === null) return null
  const both = door === device ? door : null
  return (
    <div className={styles['note']}>
      {both === null ? null : <p>{say(`doorEvents.filter.seenOnly.both.${both}`)}</p>}
      {both !== null || door === null ? null : <p>{say(`doorEvents.filter.seenOnly.door.${door}`)}</p>}
      {both !== null || device === null ? null : <p>{say(`doorEvents.filter.seenOnly.device.${device}`)}</p>}
    </div>
  )
}
