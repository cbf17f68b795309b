import { describe, expect, it } from 'vitest'
import { draftOf, orderForNew } from '../../fixtures/outbox/orders.ts'
import { openServer, valueOf } from '../biostar/client-room.ts'
import { openOutboxRoom } from './outbox-room.ts'

describe('an outbox that announces', () => {
  it('that nothing is sent any more once the clerk has signed out', async () => {
    const { outbox, client } = await openOutboxRoom()
    const paused = new Promise((resolve) => outbox.onState((state) => resolve(state.paused)))
    await client.signOut()
    outbox.wake('signedOut')
    expect(await paused).toEqual({ kind: 'signInRequired', reason: 'signedOut' })
  })

  it('work of another server once more when the station is paired with its server again', async () => {
    const simulator = await openServer()
    const here = `127.0.0.1:${String(simulator.port)}`
    let paired: string | null = here
    const { outbox, doer, announced } = await openOutboxRoom({ simulator, signedIn: false, server: () => paired })
    const { id } = valueOf(await outbox.save(orderForNew(draftOf('Waiting Example')), doer))
    const lastTold = () => announced.findLast((job) => job.id === id)?.state
    const count = announced.length

    paired = 'other.example.org:443'
    outbox.wake('paired')
    expect(lastTold()).toEqual({ kind: 'waiting', until: null, why: { kind: 'otherServer', host: here } })
    paired = here
    outbox.wake('paired')
    expect(lastTold()).toEqual({ kind: 'queued' })
    outbox.wake('paired')
    expect(announced).toHaveLength(count + 2)
  })
})
