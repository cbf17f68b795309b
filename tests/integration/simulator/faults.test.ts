import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../tools/simulator/index.ts'
import { stage } from './stage.ts'

const person = '/api/users/1001'
const change = { User: { phone: '112' } }
const put = { method: 'PUT', path: '/api/users/:id' }

describe('a fault is met', () => {
  it('once when planned for the next request, by every one when planned for always, and never after clear', async () => {
    const { simulator, client } = await stage()
    const status = async (): Promise<number> => (await client.send('GET', person)).status
    simulator.faults.next({ path: person }, { kind: 'status', status: 502, committed: false })
    expect(simulator.faults.remaining).toBe(1)
    expect([await status(), await status()]).toEqual([502, 200])
    expect(simulator.faults.remaining).toBe(0)
    simulator.faults.always({ path: person }, { kind: 'status', status: 503, committed: false })
    expect([await status(), await status()]).toEqual([503, 503])
    expect((await client.send('GET', '/api/users/1002')).status).toBe(200)
    simulator.faults.clear()
    expect(await status()).toBe(200)
  })

  it.each<[Fault, boolean]>([
    [{ kind: 'reset-before-answer' }, false],
    [{ kind: 'reset-after-commit' }, true],
    [{ kind: 'drop-after-bytes', bytes: 10 }, true],
  ])('by a connection that breaks: %o, carried out: %s', async (fault, committed) => {
    const { simulator, client } = await stage()
    simulator.faults.next(put, fault)
    await expect(client.send('PUT', person, change)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(simulator.state.people.get('1001')?.phone).toBe(committed ? '112' : '')
    expect((await client.send('GET', person)).status).toBe(200)
  })

  it.each<[Fault, number, string | undefined, boolean]>([
    [{ kind: 'status', status: 500, committed: false }, 500, undefined, false],
    [{ kind: 'status', status: 504, committed: true }, 504, undefined, true],
    [{ kind: 'broken-json' }, 200, undefined, true],
    [{ kind: 'code-4', committed: false }, 200, '4', false],
    [{ kind: 'code-4', committed: true }, 200, '4', true],
    [{ kind: 'code', code: '987654' }, 200, '987654', false],
    [{ kind: 'code', code: '1020', status: 500, committed: true }, 500, '1020', true],
    [{ kind: 'redirect', location: 'https://elsewhere.example/' }, 302, undefined, false],
    [{ kind: 'expire-session' }, 401, '10', false],
  ])('by an answer that is wrong: %o', async (fault, status, code, committed) => {
    const { simulator, client } = await stage()
    simulator.faults.next(put, fault)
    const answer = await client.send('PUT', person, change)
    expect([answer.status, answer.code]).toEqual([status, code])
    expect(simulator.state.people.get('1001')?.phone).toBe(committed ? '112' : '')
  })

  it('by a hold, before the request is carried out or before it is answered', async () => {
    const { simulator, client } = await stage()
    const phone = (): string | undefined => simulator.state.people.get('1001')?.phone
    const before = simulator.faults.hold(put)
    const first = client.send('PUT', person, change)
    await before.arrived
    expect(phone()).toBe('')
    before.release()
    expect((await first).code).toBe('0')

    const after = simulator.faults.hold(put, 'after')
    const second = client.send('PUT', person, { User: { phone: '911' } })
    await after.arrived
    expect(phone()).toBe('911')
    after.release()
    expect((await second).code).toBe('0')
  })

  it.each<Fault>([{ kind: 'dribble', everyMilliseconds: 1 }, { kind: 'endless' }])(
    'by an answer that never ends: %o',
    async (fault) => {
      const { simulator, client } = await stage()
      simulator.faults.next({ path: person }, fault)
      const answer = client.send('GET', person)
      const enough = fault.kind === 'endless' ? 2_000_000 : 400
      const sent = simulator.counters.bytesSent
      await expect.poll(() => simulator.counters.bytesSent - sent).toBeGreaterThan(enough)
      client.close()
      await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' })
    },
  )

  it('by a connection that is closed right after an answer that promised to keep it', async () => {
    const { simulator, client } = await stage()
    simulator.faults.next({ path: person }, { kind: 'close-after-answer' })
    const answer = await client.send('GET', person)
    expect(answer.headers.connection).toBe('keep-alive')
    await expect.poll(async () => (await client.send('GET', person).catch(() => undefined))?.status).toBe(200)
    expect(simulator.counters.connections).toBe(2)
  })
})
