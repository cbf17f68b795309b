import type { Person } from '../people/person.ts'
import { eventPlaces, type ServerEvent } from './event.ts'

/** What happens, as a test or a device tells it. What is left out happens at the main door, now, to nobody. */
export interface Happening {
  readonly code: number
  readonly person?: Person
  /** The place in `eventPlaces`. */
  readonly place?: number
  /** Milliseconds since 1970; a device that was away tells of what happened earlier. */
  readonly at?: number
  readonly userGroup?: { readonly id: number; readonly name: string }
}

/** The event log: kept in order of time, with ids that begin anew every month. Tells listeners what has just happened. */
export class EventLog {
  #events: ServerEvent[] = []
  #index = 0
  readonly #highestIds = new Map<string, number>()
  readonly #listeners = new Set<(event: ServerEvent) => void>()
  readonly #clock: () => number

  constructor(clock: () => number) {
    this.#clock = clock
  }

  get size(): number {
    return this.#events.length
  }

  /** Every event, oldest first. */
  list(): readonly ServerEvent[] {
    return this.#events
  }

  /** Something happens; the live stream hears of it. */
  happen(happening: Happening): ServerEvent {
    const event = this.add(happening)
    for (const listener of this.#listeners) listener(event)
    return event
  }

  /** Puts an event into the log without telling anybody. */
  add({ code, person, place = 0, at = this.#clock(), userGroup }: Happening): ServerEvent {
    const seconds = Math.floor(at / 1000) * 1000
    const month = new Date(seconds).toISOString().slice(0, 7)
    const id = (this.#highestIds.get(month) ?? 0) + 1
    this.#highestIds.set(month, id)
    this.#index += 1
    const where = eventPlaces[place % eventPlaces.length]
    const event: ServerEvent = {
      id,
      index: this.#index,
      at: seconds,
      code,
      device: where?.device ?? null,
      door: where?.door ?? null,
      person:
        person === undefined
          ? null
          : { userId: person.userId, name: person.name, photoExists: person.photo.kind !== 'none' },
      userGroup: userGroup ?? null,
    }
    const newest = this.#events.at(-1)
    if (newest === undefined || newest.at <= event.at) this.#events.push(event)
    else this.#events.splice(this.#events.findLastIndex((other) => other.at <= event.at) + 1, 0, event)
    return event
  }

  /** Calls back for each event that happens from now on. Answers the function that ends it. */
  onHappened(listener: (event: ServerEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
