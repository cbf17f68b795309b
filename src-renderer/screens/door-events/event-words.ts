import type { DoorEvent, NamedThing } from '../../../src-preload/contract/door-event.ts'
import { valueOf, type Fact } from '../../../src-preload/contract/fact.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { meaningOfEvent, type EventMeaning } from '../../../src-preload/contract/rules/event-meaning.ts'
import { exactTimeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** What happened, in plain words for a known number, and by its number for another. */
export function eventTitle({ code }: Pick<DoorEvent, 'code'>, say: Sentences): string {
  const number = valueOf(code)
  return meaningText(meaningOfEvent(number), number, say)
}

/** A type of event in plain words. */
export function typeText(code: number, say: Sentences): string {
  return meaningText(meaningOfEvent(code), code, say)
}

function meaningText(meaning: EventMeaning, code: number | undefined, say: Sentences): string {
  switch (meaning.kind) {
    case 'letIn':
      return say(`doorEvents.letIn.${meaning.by}`)
    case 'notLetIn':
      return say(`doorEvents.notLetIn.${meaning.why}`)
    case 'record':
      return say(`doorEvents.record.${meaning.what}`)
    case 'door':
      return say(`doorEvents.doorItself.${meaning.what}`)
    case 'unnamed':
      return say(`doorEvents.unnamed.${meaning.outcome}`, { code: String(code ?? '') })
    default:
      return assertNever(meaning, 'a number of the event log has a meaning that was never named')
  }
}

/** Whom an event is about. */
export function personText({ person }: Pick<DoorEvent, 'person'>, say: Sentences): string {
  if (person.kind === 'absent') return say('doorEvents.person.nobody')
  if (person.kind === 'unknown') return say('doorEvents.person.unknown')
  return shownPerson(person.value, say)
}

/** Somebody by name and id, or by the id alone where the name is not known. */
export function shownPerson({ id, name }: NamedThing, say: Sentences): string {
  return name.trim() === ''
    ? say('doorEvents.person.nameless', { id })
    : say('doorEvents.person.known', { id, name: name.trim() })
}

/** Where it happened: the door, or the device where no door is named. */
export function whereText({ door, device }: Pick<DoorEvent, 'door' | 'device'>, say: Sentences): string {
  const place = valueOf(door) ?? valueOf(device)
  if (place !== undefined) return nameText(place, say)
  return say(door.kind === 'absent' && device.kind === 'absent' ? 'doorEvents.place.none' : 'doorEvents.place.unknown')
}

/** A door, a device or a group by its name, or by its number where it has none. */
export function nameText({ id, name }: NamedThing, say: Sentences): string {
  return name.trim() === '' ? say('doorEvents.place.nameless', { id }) : name.trim()
}

/** A fact about a thing, or in a word that there is none or that it was not told. */
export function factText(fact: Fact<NamedThing>, say: Sentences): string {
  if (fact.kind === 'known') return nameText(fact.value, say)
  return say(fact.kind === 'absent' ? 'doorEvents.none' : 'doorEvents.notTold')
}

/** A whole row as one sentence, for whoever hears it. */
export function eventRowText(event: DoorEvent, say: Sentences): string {
  return say('doorEvents.row', {
    when: exactTimeOf(event.at),
    what: eventTitle(event, say),
    whom: personText(event, say),
    where: whereText(event, say),
  })
}
