import { describe, expect, it } from 'vitest'
import { lanes } from '../../../src-main/outbox/runner.ts'
import { drawnPhoto, openServer, valueOf } from '../biostar/client-room.ts'
import { orderFor } from '../../fixtures/outbox/orders.ts'
import { lookAt, openOutboxRoom } from './outbox-room.ts'
import { MemoryStore } from '../../fixtures/outbox/memory-store.ts'
import { demoLogin } from '../../../tools/simulator/index.ts'

const changes = { method: 'PUT', path: '/api/users/:id' }
const mails = { method: 'POST', path: '/api/v2/send_email' }
const people = Array.from({ length: 9 }, (_, place) => String(1010 + place))

/** A room whose backlog is saved while nobody is signed in, and a disk that then keeps everybody waiting until it is told. */
async function openWithBacklog(rest: Parameters<typeof orderFor>[1]) {
  const store = new MemoryStore()
  const simulator = await openServer()
  const room = await openOutboxRoom({ store, simulator, signedIn: false })
  const reader = await openOutboxRoom({ simulator })
  const saved: string[] = []
  for (const id of people) {
    const order = orderFor(await lookAt(reader.client, id), rest)
    saved.push(valueOf(await room.outbox.save(order, room.doer)).id)
  }
  return { ...room, store, simulator, saved }
}

describe('a disk that is slow', () => {
  it('does not hold up the server: the photos of others leave meanwhile, and their ends go to the disk together', async () => {
    const { outbox, store, simulator, client, saved, untilKind } = await openWithBacklog({
      profilePhoto: drawnPhoto(3),
    })
    const disk = Promise.withResolvers<void>()
    store.before = () => disk.promise
    const before = store.changes
    const allLeft = new Promise<void>((resolve) => {
      simulator.requests.onRecorded(() => {
        if (simulator.requests.matching(changes).length === people.length) resolve()
      })
    })
    valueOf(await client.signIn(demoLogin, {}))
    outbox.wake('signedIn')
    await allLeft
    // Nothing of it is on the disk, so nobody is told that it is done, and every photo is still there.
    expect(store.changes).toBe(before)
    expect(store.pictures.size).toBe(people.length)
    expect(outbox.jobs().filter(({ state }) => state.kind === 'done')).toEqual([])

    disk.resolve()
    for (const id of saved) await untilKind(id, 'done')
    expect(store.pictures.size).toBe(0)
    // The first went alone; the others came together, at most those that still talked a little later.
    expect(store.changes - before).toBeLessThanOrEqual(1 + lanes)
  })

  it('lets no more mails leave than may talk at a time while none is noted as sent', async () => {
    const { outbox, store, simulator, client, untilState } = await openWithBacklog({
      mail: { language: 'en', again: false },
    })
    const disk = Promise.withResolvers<void>()
    const sent = () => simulator.requests.matching(mails).length
    // Intents are written at once; from the first mail on, nothing is.
    store.before = () => (sent() === 0 ? undefined : disk.promise)
    const firstMails = new Promise<void>((resolve) => {
      simulator.requests.onRecorded(() => {
        if (sent() > 0) resolve()
      })
    })
    valueOf(await client.signIn(demoLogin, {}))
    outbox.wake('signedIn')
    await firstMails
    const inDoubt = () => [...store.jobs.values()].filter(({ record }) => /"mailIntentAt":"/u.test(record)).length
    expect(inDoubt()).toBeGreaterThan(0)
    expect(inDoubt()).toBeLessThanOrEqual(lanes)

    disk.resolve()
    await untilState(({ underWay }) => underWay === 0)
    // Some have no address, and their jobs ask.
    expect(sent()).toBeGreaterThan(lanes)
  })
})
