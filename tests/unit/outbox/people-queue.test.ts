import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownPersonKey } from '../../../src-main/outbox/job-record.ts'
import { createPeopleQueue, type PeopleQueue } from '../../../src-main/outbox/people-queue.ts'

const [here, elsewhere] = ['desk.example:443', 'other.example']
const seed = 20_261_127
const keyOf = (id: string | number, server = here): string => knownPersonKey(server, String(id))
const everybodyIsFree = () => true

function takeAll(queue: PeopleQueue, server = here): readonly string[] {
  const taken: string[] = []
  for (;;) {
    const next = queue.take(server, 'anybody', everybodyIsFree)
    if (next === null) return taken
    taken.push(next.key)
  }
}

describe('the queue of people', () => {
  it('gives each of them once, in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (ids) => {
        const queue = createPeopleQueue(3)
        for (const id of ids) queue.add(keyOf(id))
        expect(takeAll(queue)).toEqual([...new Set(ids)].map((id) => keyOf(id)))
      }),
      { seed },
    )
  })

  it('lets whoever stands at the desk go first, also when no hand is free for the others', () => {
    const queue = createPeopleQueue(3)
    for (const id of [1, 2, 3]) queue.add(keyOf(id))
    queue.prefer(keyOf(3))
    expect(queue.take(here, 'preferred', everybodyIsFree)).toEqual({ key: keyOf(3), isPreferred: true })
    expect(queue.take(here, 'preferred', everybodyIsFree)).toBeNull()
    expect(queue.take(here, 'anybody', everybodyIsFree)).toEqual({ key: keyOf(1), isPreferred: false })
  })

  it('prefers a few of a whole day that was saved while the server was out, and keeps the order of the others', () => {
    const queue = createPeopleQueue(3)
    const day = Array.from({ length: 1_000 }, (_, place) => keyOf(place))
    for (const key of day) queue.prefer(key)
    const first: string[] = []
    for (;;) {
      const next = queue.take(here, 'preferred', everybodyIsFree)
      if (next === null) break
      first.push(next.key)
    }
    expect(first).toEqual(day.slice(-3))
    expect(takeAll(queue)).toEqual(day)
  })

  it('keeps the place of whoever is being worked for', () => {
    const queue = createPeopleQueue(3)
    for (const id of [1, 2]) queue.add(keyOf(id))
    queue.prefer(keyOf(3))
    const busy = new Set([keyOf(1), keyOf(3)])
    const isFree = (key: string) => !busy.has(key)
    expect(queue.take(here, 'anybody', isFree)).toEqual({ key: keyOf(2), isPreferred: false })
    expect(queue.take(here, 'anybody', isFree)).toBeNull()
    busy.clear()
    expect(queue.take(here, 'anybody', isFree)).toEqual({ key: keyOf(3), isPreferred: true })
    expect(queue.take(here, 'anybody', isFree)).toEqual({ key: keyOf(1), isPreferred: false })
  })

  it('looks at nobody of another server, and has them all when that is the one', () => {
    const queue = createPeopleQueue(3)
    const others = Array.from({ length: 500 }, (_, place) => keyOf(place, elsewhere))
    for (const key of others) queue.add(key)
    queue.prefer(keyOf('x', elsewhere))
    queue.add(keyOf(1))
    const looked: string[] = []
    const isFree = (key: string) => {
      looked.push(key)
      return true
    }
    expect(queue.take(here, 'anybody', isFree)).toEqual({ key: keyOf(1), isPreferred: false })
    expect(queue.take(here, 'anybody', isFree)).toBeNull()
    expect(looked).toEqual([keyOf(1)])
    expect(new Set(takeAll(queue, elsewhere))).toEqual(new Set([...others, keyOf('x', elsewhere)]))
  })
})
