import { describe, expect, it } from 'vitest'
import { watchDoors } from '../../../src-main/desk/door-watch.ts'
import type { StartTimer } from '../../../src-main/domain/timer.ts'
import { silentLog } from '../../../src-main/observe/log.ts'
import type { DoorWatch } from '../../../src-preload/contract/door-event.ts'
import {
  demoLogin,
  issueCertificate,
  notablePeople,
  type Simulator,
  type SimulatorOptions,
} from '../../../tools/simulator/index.ts'
import { openDesk, openServer, valueOf } from '../biostar/client-room.ts'

const personId = notablePeople.withoutPhoto

/** A watcher before a server: what it announces, and its timers, which run out when the test says so. */
async function openWatch(options: Partial<SimulatorOptions> = {}) {
  const simulator = await openServer({ events: 300, ...options })
  const { client } = openDesk(simulator)
  valueOf(await client.signIn(demoLogin, {}))
  let waiting: { readonly milliseconds: number; readonly run: () => void }[] = []
  const startTimer: StartTimer = (milliseconds, run) => {
    const timer = { milliseconds, run }
    waiting = [...waiting, timer]
    return () => {
      waiting = waiting.filter((other) => other !== timer)
    }
  }
  const watcher = watchDoors({ clock: Date.now, startTimer, random: () => 0, log: silentLog })
  const told: DoorWatch[] = []
  watcher.onChange((watch) => told.push(watch))
  return {
    simulator,
    client,
    watcher,
    told,
    waits: () => waiting.map(({ milliseconds }) => milliseconds),
    /** Lets those timers run out that were set for at most so long. */
    pass: (most: number) => {
      const due = waiting.filter(({ milliseconds }) => milliseconds <= most)
      waiting = waiting.filter(({ milliseconds }) => milliseconds > most)
      for (const { run } of due) run()
    },
    last: () => told.at(-1),
  }
}

const personOf = (simulator: Simulator) => {
  const person = simulator.state.people.get(personId)
  if (person === undefined) throw new Error('nobody is there to be watched for')
  return person
}
const searches = (simulator: Simulator): number => simulator.counters.requestsByRoute['POST /api/events/search'] ?? 0

describe('watching for somebody at a door', () => {
  it('tells at once that they passed, not what they did before or what others do, and then is over', async () => {
    const { simulator, client, watcher, told, last, waits } = await openWatch()
    const person = personOf(simulator)
    simulator.state.events.happen({ code: 4867, person })
    expect(watcher.watch(client, personId)).toMatchObject({ how: 'asking', event: null })
    await expect.poll(() => last()?.how).toBe('live')
    await expect.poll(() => searches(simulator)).toBe(1)
    simulator.state.events.happen({ code: 4867 })
    const other = simulator.state.people.ordered('user_id').find((each) => each.person.userId !== personId)?.person
    simulator.state.events.happen({ code: 4867, ...(other === undefined ? {} : { person: other }) })
    simulator.state.events.happen({ code: 8704, person })
    simulator.state.events.happen({ code: 4102, person, place: 1 })
    await expect.poll(() => last()?.how).toBe('over')
    expect(last()?.event).toMatchObject({ code: { value: 4102 }, door: { value: { name: 'Staff entrance' } } })
    expect(told.filter(({ event }) => event !== null)).toHaveLength(1)
    await simulator.state.eventSockets.until(({ open }) => open === 0)
    expect(waits()).toEqual([])
  })

  it('tells why somebody was not let in, and goes on until they are', async () => {
    const { simulator, client, watcher, last } = await openWatch()
    const person = personOf(simulator)
    watcher.watch(client, personId)
    await expect.poll(() => last()?.how).toBe('live')
    simulator.state.events.happen({ code: 6401, person })
    await expect.poll(() => last()?.event?.code).toEqual({ kind: 'known', value: 6401 })
    expect(last()?.how).toBe('live')
    simulator.state.events.happen({ code: 4867, person })
    await expect.poll(() => last()).toMatchObject({ how: 'over', event: { code: { value: 4867 } } })
  })

  it('asks every few seconds where the socket is refused', async () => {
    const { simulator, client, watcher, last, pass } = await openWatch({ settings: { eventSocket: 'missing' } })
    const person = personOf(simulator)
    watcher.watch(client, personId)
    await expect.poll(() => searches(simulator)).toBe(1)
    await expect.poll(() => last()?.how).toBe('asking')
    simulator.state.events.happen({ code: 4867, person })
    // The first look may still be on its way; the next one begins with the timer.
    await expect
      .poll(() => {
        pass(5_000)
        return last()
      })
      .toMatchObject({ how: 'over', event: { code: { value: 4867 } } })
    expect(simulator.state.eventSockets.everOpened).toBe(0)
  })

  it('notices by asking what a silent stream does not tell', async () => {
    const { simulator, client, watcher, last, pass } = await openWatch({ settings: { eventSocket: 'mute' } })
    watcher.watch(client, personId)
    await expect.poll(() => last()?.how).toBe('live')
    await expect.poll(() => searches(simulator)).toBe(1)
    simulator.state.events.happen({ code: 4867, person: personOf(simulator) })
    await expect
      .poll(() => {
        pass(30_000)
        return last()
      })
      .toMatchObject({ how: 'over', event: { code: { value: 4867 } } })
  })

  it('begins again when the stream drops', async () => {
    const { simulator, client, watcher, last, pass } = await openWatch()
    watcher.watch(client, personId)
    await expect.poll(() => last()?.how).toBe('live')
    simulator.state.eventSockets.drop()
    await expect.poll(() => last()?.how).toBe('asking')
    await expect
      .poll(() => {
        pass(1_000)
        return last()?.how
      })
      .toBe('live')
    expect(simulator.state.eventSockets.everOpened).toBe(2)
    watcher.stop()
    await simulator.state.eventSockets.until(({ open }) => open === 0)
  })

  it('begins again with the new session when the old one has died', async () => {
    const { simulator, client, watcher, last, pass } = await openWatch()
    simulator.state.killSessions()
    watcher.watch(client, personId)
    await expect
      .poll(() => {
        pass(1_000)
        return last()?.how
      })
      .toBe('live')
    simulator.state.events.happen({ code: 4867, person: personOf(simulator) })
    await expect.poll(() => last()?.how).toBe('over')
  })

  it('is over after ten minutes, when it is stopped, and for a server that shows another certificate', async () => {
    const { simulator, client, watcher, last, pass, waits, told } = await openWatch()
    watcher.watch(client, personId)
    await expect.poll(() => last()?.how).toBe('live')
    pass(10 * 60_000)
    expect(last()).toMatchObject({ how: 'over', event: null })
    await simulator.state.eventSockets.until(({ open }) => open === 0)
    expect(waits()).toEqual([])

    watcher.watch(client, personId)
    await expect.poll(() => last()?.how).toBe('live')
    const before = told.length
    watcher.stop()
    await simulator.state.eventSockets.until(({ open }) => open === 0)
    expect(waits()).toEqual([])
    expect(told).toHaveLength(before)

    simulator.replaceCertificate(await issueCertificate())
    simulator.closeIdleConnections()
    simulator.state.eventSockets.drop()
    watcher.watch(client, personId)
    await expect
      .poll(() => {
        pass(30_000)
        return last()?.how
      })
      .toBe('over')
    expect(waits()).toEqual([])
  })
})
