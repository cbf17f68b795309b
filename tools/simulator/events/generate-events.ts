import type { UserGroup } from '../groups.ts'
import type { PersonStore } from '../people/person-store.ts'
import { chanceFrom } from '../people/random.ts'
import { eventPlaces } from './event.ts'
import type { EventLog } from './event-log.ts'

/** What mostly happens at doors, the common things more often. */
const everyday = [4867, 4867, 4867, 4867, 4102, 4102, 4106, 4865, 5125, 6401, 6403, 6405, 20992, 20992, 21504, 47110]

/** Types that are about nobody. */
const aboutDoors: ReadonlySet<number> = new Set([20992, 21504, 47110])

/** So long before now the generated past begins: two ends of a month are in it. */
const pastMilliseconds = 70 * 24 * 60 * 60 * 1000

/**
 * Fills the log with a past: repeatable from the seed but for its end, which is now. Several events fall on the same second, as
 * on a busy morning.
 */
export function generateEvents(
  log: EventLog,
  count: number,
  {
    people,
    userGroups,
    seed,
    now,
  }: {
    readonly people: PersonStore
    readonly userGroups: ReadonlyMap<number, UserGroup>
    readonly seed: number
    readonly now: number
  },
): void {
  const chance = chanceFrom(seed ^ 0x5eed)
  const everybody = people.ordered('user_id')
  // Thirds of a step fall on the same second when steps are short, and the last event lies a minute back.
  const step = (pastMilliseconds - 60_000) / Math.max(1, count)
  for (let place = 0; place < count; place += 1) {
    const code = everyday[chance.pick(everyday.length)] ?? 4867
    const person = aboutDoors.has(code) ? undefined : everybody[chance.pick(everybody.length)]?.person
    const group = person === undefined ? undefined : userGroups.get(person.userGroupId)
    log.add({
      code,
      at: now - pastMilliseconds + Math.floor(place - (place % 3)) * step,
      place: chance.pick(eventPlaces.length),
      ...(person === undefined ? {} : { person }),
      ...(group === undefined ? {} : { userGroup: { id: group.id, name: group.name } }),
    })
  }
}
