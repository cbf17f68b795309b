import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoLogin, startSimulator, type Simulator } from '../../../tools/simulator/index.ts'
import { enrollmentOf } from '../../../tools/torture/enrollments.ts'
import { reckon } from '../../../tools/torture/reckoning.ts'
import type { StationOrders } from '../../../tools/torture/station-messages.ts'
import { startStation } from '../../../tools/torture/station-process.ts'
import { torture } from '../../../tools/torture/torture.ts'

let simulator: Simulator
let folder: string
beforeAll(async () => {
  simulator = await startSimulator({ people: 20 })
  folder = await mkdtemp(join(tmpdir(), 'vestibule-kills-'))
})
afterAll(async () => {
  await simulator.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Visitors with everything there is to do: a photo, a face and a mail, and an id that is left open. */
const visitors = Array.from({ length: 300 }, (_, place) => enrollmentOf(place + 1)).filter(
  ({ photo, face, mail, order: { person } }) =>
    photo !== null && face && mail && person.kind === 'new' && person.draft.id === null,
)

function visitorWithEverything(place: number) {
  const visitor = visitors[place]
  if (visitor === undefined) throw new Error('there are not so many visitors')
  return visitor
}

const ordersFor = (name: string, dieAt: StationOrders['dieAt']): StationOrders => ({
  folder: join(folder, name),
  port: simulator.port,
  fingerprint: simulator.fingerprint,
  loginId: demoLogin.loginId,
  password: demoLogin.password,
  clock: { zero: Date.now(), speed: 300 },
  dieAt,
})

const compiled = () => join(folder, 'compiled')

/** Enrolls somebody without any kill, and says how many changes of the store that takes. */
async function changesOfOne(number: number): Promise<number> {
  const station = startStation(ordersFor('whole', null), compiled())
  const { number: visitor, order } = visitorWithEverything(number)
  station.save(visitor, order)
  const saved = await station.hear('saved')
  const rest = await station.hear('rest', saved?.next)
  await station.close()
  if (rest === null) throw new Error('the station ended')
  return rest.message.changes
}

/** The changes of the store that one enrollment with everything takes; the first story counts them anew. */
const expectedChanges = 8

const points = Array.from({ length: expectedChanges }, (_, place) => place + 1).flatMap((change) =>
  (['before', 'after'] as const).map((when) => ({ change, when })),
)

const writes = [
  { method: 'POST', path: '/api/users', what: 'the creation' },
  { method: 'PUT', path: '/api/users/:id', what: 'the photo' },
  { method: 'PUT', path: '/api/users/check/upload_picture', what: 'the check of the face' },
  { method: 'POST', path: '/api/v2/send_email', what: 'the mail' },
] as const

describe('a station that is killed', () => {
  it('writes down every step: so many changes does one enrollment take', async () => {
    expect(await changesOfOne(0)).toBe(expectedChanges)
  })

  it.each(points)('$when change $change has lost nothing and done nothing twice', async ({ change, when }) => {
    const number = change * 2 + (when === 'before' ? 0 : 1)
    const enrollment = visitorWithEverything(number)
    const name = `${when}-${String(change)}`
    const dying = startStation(ordersFor(name, { change, when }), compiled())
    dying.save(enrollment.number, enrollment.order)
    expect(await dying.ended).toBe('killed')
    await finish(name, enrollment, dying.told.some(({ kind }) => kind === 'saved') || change > 1 || when === 'after')
  })

  it.each(writes)(
    'while the server does $what has lost nothing and done nothing twice',
    async ({ method, path, what }) => {
      const enrollment = visitorWithEverything(20 + writes.findIndex((write) => write.what === what))
      const dying = startStation(ordersFor(what, null), compiled())
      const held = simulator.faults.hold({ method, path }, 'after')
      dying.save(enrollment.number, enrollment.order)
      await held.arrived
      dying.kill()
      expect(await dying.ended).toBe('killed')
      held.release()
      await finish(what, enrollment, true)
    },
  )
})

/** Starts on the same data again, lets everything be done, and looks. */
async function finish(name: string, enrollment: ReturnType<typeof enrollmentOf>, isPromised: boolean): Promise<void> {
  const station = startStation(ordersFor(name, null), compiled())
  const ready = await station.hear('ready')
  const rest = await station.hear('rest', ready?.next)
  const closed = await station.close()
  expect(ready?.message.unreadable).toBe(0)
  expect(closed?.journal).toMatchObject({ kind: 'whole' })
  const asking = rest?.message.asking ?? []
  // The only question that may come of a kill is whether the mail has left.
  expect(asking.map(({ state }) => state)).toEqual(
    asking.map(() => ({
      kind: 'needsClerk',
      question: { kind: 'stepFailed', step: 'sendMail', failure: { kind: 'outcomeUnknown', action: 'sendMail' } },
    })),
  )
  expect(reckon(simulator, isPromised ? [enrollment] : [], asking)).toEqual({ lost: [], duplicated: [] })
}

describe('a reckoning', () => {
  it('finds what is missing and what is there twice', () => {
    const canary = visitorWithEverything(30)
    expect(reckon(simulator, [canary], []).lost).toEqual([`${canary.name}: not created`])
    const [somebody] = simulator.state.people
    if (somebody === undefined) throw new Error('there are people')
    const { account: _account, ...person } = somebody
    for (const userId of ['990001', '990002']) simulator.state.people.add({ ...person, userId, name: canary.name })
    expect(reckon(simulator, [canary], []).duplicated).toEqual([`${canary.name}: 2 people`])
  })
})

describe('torture', () => {
  it('of forty kills loses nothing, does nothing twice, and leaves everything readable', async () => {
    const report = await torture({ kills: 40, seed: 4 })
    expect(report).toMatchObject({ kills: 40, lost: [], duplicated: [], unreadable: [] })
    expect(report.enrollments).toBeGreaterThan(10)
    // Forty starts of a program: half a minute alone, several times that when the machine is shared.
  }, 300_000)
})
