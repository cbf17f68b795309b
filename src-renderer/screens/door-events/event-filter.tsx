import type { Ref } from 'react'
import type { NamedThing } from '../../../src-preload/contract/door-event.ts'
import { useSentences } from '../../i18n/sentences.ts'
import type { Option } from '../../ui/option.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PeriodFields } from '../journal/period-fields.tsx'
import styles from './event-filter.module.css'
import type { EventLogView } from './event-log-store.ts'
import { orders, type EventQuestion, type WantedOrder, type WantedTypes } from './event-question.ts'
import { nameText } from './event-words.ts'

/** What is looked for, and how to look for something else. `onChooseTypes` lets types be ticked one by one. */
export interface EventFilterProps {
  readonly view: EventLogView
  readonly inputRef: Ref<HTMLInputElement>
  readonly onAsk: (change: Partial<EventQuestion>) => void
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
export function EventFilter({ view, inputRef, onAsk, onChooseTypes }: EventFilterProps) {
  const say = useSentences()
  const { question, devices, doors } = view
  const place = (what: 'device' | 'door', seen: readonly NamedThing[]) => {
    const chosen = question[what]
    // A place that was chosen from an event is offered even when the list has not shown it since.
    const places = chosen === null || seen.some(({ id }) => id === chosen.id) ? seen : [chosen, ...seen]
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
          onAsk({ [what]: places.find((each) => each.id === id) ?? null })
        }}
      />
    )
  }
  return (
    <div className={styles['filter']} role="search" aria-label={say('doorEvents.filter.label')}>
      <TextField
        label={say('doorEvents.filter.person')}
        value={question.personId}
        maxLength={32}
        placeholder={say('doorEvents.filter.anybody')}
        inputRef={inputRef}
        onChange={(personId) => {
          onAsk({ personId })
        }}
      />
      <PeriodFields
        period={question.period}
        onPeriod={(period) => {
          onAsk({ period })
        }}
      />
      <Select
        label={say('doorEvents.filter.types')}
        value={question.types.kind}
        options={typeKinds.map((kind) => ({ id: kind, label: say(`doorEvents.types.${kind}`) }))}
        onChange={(kind) => {
          if (kind === 'chosen') onChooseTypes()
          else onAsk({ types: { kind } })
        }}
      />
      {place('door', doors)}
      {place('device', devices)}
      <Select
        label={say('doorEvents.filter.order')}
        value={question.order}
        options={orderNames.map((name) => ({ id: name, label: say(`doorEvents.order.${name}`) }))}
        onChange={(order) => {
          onAsk({ order })
        }}
      />
    </div>
  )
}
