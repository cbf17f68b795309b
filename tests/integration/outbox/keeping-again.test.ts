import { describe, expect, it } from 'vitest'
import type { Keeping } from '../../../src-preload/contract/job.ts'
import { digestOf } from '../../../src-main/biostar/stored-photo.ts'
import { MemoryStore } from '../../fixtures/outbox/memory-store.ts'
import { draftOf, orderFor, orderForNew } from '../../fixtures/outbox/orders.ts'
import { demoLogin } from '../../../tools/simulator/index.ts'
import { drawnPhoto, openServer, valueOf } from '../biostar/client-room.ts'
import { lookAt, openOutboxRoom } from './outbox-room.ts'

/** A store in memory that moves to a disk on which another session has left its work. */
class LockedStore extends MemoryStore {
  readonly disk: MemoryStore
  tries = 0
  isUnlocked = false
  override kept: Keeping = { kind: 'inMemory', why: 'keychainLocked' }

  constructor(disk: MemoryStore) {
    super()
    this.disk = disk
  }

  override async keepAgain() {
    this.tries += 1
    if (!this.isUnlocked) return super.keepAgain()
    const mine = [...this.jobs.values()]
    this.jobs.clear()
    for (const job of [...this.disk.jobs.values(), ...mine]) this.jobs.set(job.id, job)
    for (const [place, bytes] of this.disk.pictures) this.pictures.set(place, bytes)
    this.kept = { kind: 'onDisk', restoredFrom: null }
    return super.keepAgain()
  }
}

/** A station that was left with a photo to send, and starts again while the keychain is locked and nobody is signed in. */
async function startedLocked() {
  const simulator = await openServer()
  const first = await openOutboxRoom({ simulator })
  const person = await lookAt(first.client, '1010')
  await first.client.signOut()
  const old = valueOf(await first.outbox.save(orderFor(person, { profilePhoto: drawnPhoto(40) }), first.doer))
  await first.outbox.stop()
  const store = new LockedStore(first.store)
  const second = await openOutboxRoom({ simulator, store, clock: first.clock, signedIn: false })
  return { ...second, store, person, old }
}

const anywhere = { keep: 'anywhere' } as const

describe('an outbox that started while nothing could be kept', () => {
  it('finds what was left on the disk once it can be read, and does it, with what was saved meanwhile', async () => {
    const { outbox, store, client, simulator, doer, old, announced, untilKind, untilState } = await startedLocked()
    expect(outbox.jobs()).toEqual([])
    const fresh = valueOf(await outbox.save({ ...orderForNew(draftOf('Late Example')), ...anywhere }, doer))
    expect(fresh.kept).toBe('inMemory')
    await outbox.keepAgain()
    expect([outbox.state().keeping.kind, outbox.jobs().length]).toEqual(['inMemory', 1])

    store.isUnlocked = true
    await Promise.all([outbox.keepAgain(), outbox.keepAgain()])
    expect(store.tries).toBe(2)
    await untilState(({ keeping, underWay }) => keeping.kind === 'onDisk' && underWay === 2)
    expect(announced.findLast(({ id }) => id === fresh.id)?.kept).toBe('onDisk')
    expect(announced.some(({ id }) => id === old.id)).toBe(true)
    valueOf(await client.signIn(demoLogin, {}))
    outbox.wake('signedIn')
    await untilKind(old.id, 'done')
    const { personId } = await untilKind(fresh.id, 'done')
    expect(simulator.state.people.get(personId ?? '')?.name).toBe('Late Example')
    await outbox.keepAgain()
    expect(store.tries).toBe(2)
  })

  it('does a person’s older work from the disk before the newer from memory', async () => {
    const { outbox, store, client, doer, person, old, untilKind } = await startedLocked()
    const newer = drawnPhoto(41)
    const fresh = valueOf(await outbox.save({ ...orderFor(person, { profilePhoto: newer }), ...anywhere }, doer))
    store.isUnlocked = true
    await outbox.keepAgain()
    valueOf(await client.signIn(demoLogin, {}))
    outbox.wake('signedIn')
    await untilKind(old.id, 'done')
    await untilKind(fresh.id, 'done')
    expect((await lookAt(client, person.id)).seen.photo).toEqual({ kind: 'digest', digest: digestOf(newer) })
  })
})
