import { describe, expect, it } from 'vitest'
import type { DoorEvent, NamedThing } from '../../../src-preload/contract/door-event.ts'
import { absent, known, unknown, valueOf } from '../../../src-preload/contract/fact.ts'
import { noPlaces, offeredPlaces, withSeen } from '../../../src-renderer/screens/door-events/offered-places.ts'

const main: NamedThing = { id: '1', name: 'Main door' }
const yard: NamedThing = { id: '5', name: 'Yard gate' }

function eventAt(door: DoorEvent['door'], id = '1'): DoorEvent {
  return {
    id,
    at: '2027-03-04T09:41:00.000Z',
    serverAt: unknown,
    code: known(4867),
    typeName: unknown,
    device: unknown,
    door,
    person: absent,
    userGroup: absent,
  }
}
const doorOf = ({ door }: DoorEvent) => valueOf(door)

describe('the places that can be chosen', () => {
  it('are the server’s own, and below them those only the log still knows', () => {
    const gone: NamedThing = { id: '9', name: 'Old door' }
    const places = withSeen({ told: { kind: 'told', places: [main, yard] }, seen: [] }, [eventAt(known(gone))], doorOf)
    expect(offeredPlaces(places, null)).toEqual([main, yard, gone])
  })

  it('bear the name the server gives them today', () => {
    const places = withSeen(
      { told: { kind: 'told', places: [main] }, seen: [] },
      [eventAt(known({ id: '1', name: 'Front door' }))],
      doorOf,
    )
    expect(offeredPlaces(places, { id: '1', name: 'Front door' })).toEqual([main])
  })

  it('are those the log has named where the server tells no list, each once, first seen first', () => {
    const events = [eventAt(known(yard)), eventAt(known(main)), eventAt(known(yard)), eventAt(absent), eventAt(unknown)]
    const places = withSeen({ ...noPlaces, told: { kind: 'notTold', why: 'notAllowed' } }, events, doorOf)
    expect(offeredPlaces(places, null)).toEqual([yard, main])
    expect(withSeen(places, events, doorOf)).toBe(places)
  })

  it('hold the one that is chosen, whoever knows of it', () => {
    expect(offeredPlaces(noPlaces, yard)).toEqual([yard])
  })

  it('stay a list one can choose from, however many an event names', () => {
    const many = Array.from({ length: 300 }, (_, each) => eventAt(known({ id: String(each), name: '' })))
    expect(withSeen(noPlaces, many, doorOf).seen).toHaveLength(100)
  })
})
