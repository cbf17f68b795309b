import { describe, expect, it } from 'vitest'
import { lanes, mostInHand } from '../../../src-main/outbox/runner.ts'
import { drawnPhoto, openServer, valueOf } from '../biostar/client-room.ts'
import { orderFor } from '../../fixtures/outbox/orders.ts'
import { lookAt, openOutboxRoom } from './outbox-room.ts'
import { MemoryStore } from '../../fixtures/outbox/memory-store.ts'
import { demoLogin } from '../../../tools/simulator/index.ts'

const changes = { method: 'PUT', path: '/api/users/:id' }
const looks = { method: 'GET', path: '/api/users/:id' }
const mails = { method: 'POST', path: '/api/v2/send_email' }
const people = Array.from({ length: 9 }, (_, place) => String(1010 + place))

/** A room whose backlog is saved while nobody is signed in, and a disk that then keeps everybody waiting until it is told. */
async function openWithBacklog(rest: Parameters<typeof orderFor>[1], whom: readonly string[] = people) {
  const store = new MemoryStore()
  const simulator = await openServer()
  const room = await openOutboxRoom({ store, simulator, signedIn: false })
  const reader = await openOutboxRoom({ simulator })
  const saved: string[] = []
  for (const id of whom) {
    const order = orderFor(await lookAt(reader.client, id), rest)
    saved.push(valueOf(await room.outbox.save(order, room.doer)).id)
  }
  return { ...room, store, simulator, saved }
}

describe('a backlog that was saved while nobody was signed in', () => {
  it('has a few people in hand at a time, in the order in which they were saved', async () => {
    const backlog = Array.from({ length: 40 }, (_, place) => String(1010 + place))
    const { outbox, store, simulator, client, untilState } = await openWithBacklog(
      { profilePhoto: drawnPhoto(3) },
      backlog,
    )
    const wanted: string[] = []
    const readPicture = store.readPicture.bind(store)
    store.readPicture = async (job, role) => {
      wanted.push(job)
      return readPicture(job, role)
    }
    valueOf(await client.signIn(demoLogin, {}))
    outbox.wake('signedIn')
    // Begun in the very moment of the wake: had everybody been, a day's photos would be read at once.
    expect(wanted).toHaveLength(mostInHand)

    await untilState(({ underWay }) => underWay === 0)
    const sent = simulator.requests.matching(changes).map(({ path }) => path.split('/').at(-1) ?? '')
    expect(new Set(sent)).toEqual(new Set(backlog))
    // The last ones saved may have somebody at the desk; all others go in their order, give or take who is faster.
    const others = sent.filter((id) => !backlog.slice(-lanes).includes(id))
    const outOfOrder = others.map((id, place) => Math.abs(backlog.indexOf(id) - place))
    expect(Math.max(...outOfOrder)).toBeLessThan(mostInHand)
  })

  it('looks at each person once, sends the photo and reads it back', async () => {
    const { outbox, simulator, client, clock, untilState } = await openWithBacklog({ profilePhoto: drawnPhoto(3) })
    // Long enough ago for a comparison.
    clock.pass(3_600_000)
    valueOf(await client.signIn(demoLogin, {}))
    simulator.requests.clear()
    outbox.wake('signedIn')
    await untilState(({ underWay }) => underWay === 0)
    expect(simulator.requests.matching(looks)).toHaveLength(2 * people.length)
    expect(simulator.requests.matching(changes)).toHaveLength(people.length)
  })
})

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
