import type { DoorEvent, NamedThing, PlaceList } from '../../../src-preload/contract/door-event.ts'

/** Most places remembered from events: those that were seen first. Ours. */
const mostSeen = 100

/** The devices, or the doors, to choose from. `told` is `null` until the server has answered. */
export interface Places {
  readonly told: PlaceList | null
  /** Those that events of the list have named, first seen first. */
  readonly seen: readonly NamedThing[]
}

/** Nothing told and nothing seen. */
export const noPlaces: Places = { told: null, seen: [] }

/** The places with those that these events name. */
export function withSeen(
  places: Places,
  events: readonly DoorEvent[],
  placeOf: (event: DoorEvent) => NamedThing | undefined,
): Places {
  const seen = new Map(places.seen.map((place) => [place.id, place]))
  for (const event of events) {
    const place = placeOf(event)
    if (place !== undefined && place.id !== '' && seen.size < mostSeen && !seen.has(place.id)) seen.set(place.id, place)
  }
  return seen.size === places.seen.length ? places : { ...places, seen: [...seen.values()] }
}

/**
 * The places to choose from: the server's own list, and below it those only events know of, which were taken away since; without
 * that list those that were seen. One that is chosen is offered even when neither knows it.
 */
export function offeredPlaces({ told, seen }: Places, chosen: NamedThing | null): readonly NamedThing[] {
  const own = told?.kind === 'told' ? told.places : []
  const all = new Map(own.map((place) => [place.id, place]))
  for (const place of [...seen, ...(chosen === null ? [] : [chosen])]) if (!all.has(place.id)) all.set(place.id, place)
  return [...all.values()]
}
