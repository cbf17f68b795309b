import { describe, expect, it } from 'vitest'
import type { StartTimer } from '../../../src-main/domain/timer.ts'
import type { StreamEnd } from '../../../src-main/biostar/event-stream.ts'
import type { DoorEvent } from '../../../src-preload/contract/door-event.ts'
import type { Outcome } from '../../../src-preload/contract/outcome.ts'
import {
  demoLogin,
  issueCertificate,
  simulatorVersions,
  type Simulator,
  type SimulatorOptions,
} from '../../../tools/simulator/index.ts'
import { failureOf, openDesk, openServer, valueOf } from './client-room.ts'

/** Timers that pass when the test says so. */
class HandTimers {
  #waiting: { readonly milliseconds: number; readonly run: () => void }[] = []

  readonly start: StartTimer = (milliseconds, run) => {
    const timer = { milliseconds, run }
    this.#waiting.push(timer)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer)
    }
  }

  get waiting(): readonly number[] {
    return this.#waiting.map(({ milliseconds }) => milliseconds)
  }

  /** Lets everything become due that waits now. */
  pass(): void {
    const due = this.#waiting
    this.#waiting = []
    for (const { run } of due) run()
  }
}

interface Listening {
  readonly simulator: Simulator
  readonly timers: HandTimers
  readonly events: DoorEvent[]
  readonly live: Promise<void>
  readonly ended: Promise<Outcome<never, StreamEnd>>
  readonly stop: () => void
  readonly lines: readonly string[]
  /** Settles when the next event has come. */
  readonly nextEvent: () => Promise<void>
}

/** Signs in at a fresh server and listens to its doors. */
async function listen(
  options: Partial<SimulatorOptions> = {},
  before: (simulator: Simulator) => Promise<void> | void = () => undefined,
): Promise<Listening> {
  const simulator = await openServer({ events: 0, ...options })
  const timers = new HandTimers()
  const desk = openDesk(simulator, timers.start)
  valueOf(await desk.client.signIn(demoLogin, {}))
  await before(simulator)
  const events: DoorEvent[] = []
  const live = Promise.withResolvers<void>()
  const given = new AbortController()
  let came = Promise.withResolvers<void>()
  const ended = desk.client.streamEvents({
    onLive: live.resolve,
    onEvent: (event) => {
      events.push(event)
      came.resolve()
    },
    signal: given.signal,
  })
  return {
    simulator,
    timers,
    events,
    live: live.promise,
    ended,
    stop: () => {
      given.abort()
    },
    lines: desk.lines,
    nextEvent: async () => {
      await came.promise
      came = Promise.withResolvers<void>()
    },
  }
}

describe.each(simulatorVersions)('the live stream of %s', (version) => {
  it('tells what happens at the doors from then on, in the same words as the log, until nobody listens', async () => {
    const { simulator, live, events, nextEvent, stop, ended, timers, lines } = await listen({ version })
    simulator.state.events.happen({ code: 4102 })
    await live
    const person = simulator.state.people.ordered('user_id').at(-1)?.person
    simulator.state.events.happen({ code: 4867, ...(person === undefined ? {} : { person }) })
    await nextEvent()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      code: { kind: 'known', value: 4867 },
      person: { kind: 'known', value: { id: person?.userId } },
      door: { kind: 'known', value: { name: 'Main door' } },
    })
    stop()
    expect(failureOf(await ended)).toEqual({ kind: 'cancelled' })
    await simulator.state.eventSockets.until(({ open }) => open === 0)
    expect(timers.waiting).toEqual([])
    // The session is in no line of the log, and neither is anybody's name.
    const secrets = simulator.state.sessions.list().map(({ id }) => id)
    expect(secrets).toHaveLength(1)
    for (const secret of [...secrets, person?.name ?? '']) expect(lines.join('\n')).not.toContain(secret)
  })
})

describe('a live stream that goes wrong', () => {
  it('is dropped, and says so', async () => {
    const { simulator, live, ended, timers } = await listen()
    await live
    simulator.state.eventSockets.drop()
    expect(failureOf(await ended)).toEqual({ kind: 'dropped' })
    expect(timers.waiting).toEqual([])
  })

  it('never answers the session: it is given up', async () => {
    const { simulator, ended, timers } = await listen({ settings: { eventSocket: 'silent' } })
    await simulator.state.eventSockets.until(({ open }) => open === 1)
    await expect.poll(() => timers.waiting.length).toBe(1)
    timers.pass()
    expect(failureOf(await ended)).toEqual({ kind: 'silent' })
    await simulator.state.eventSockets.until(({ open }) => open === 0)
    expect(simulator.counters.requestsByRoute['POST /api/events/start']).toBeUndefined()
  })

  it('gives no sign of life any more: it is ended', async () => {
    const { live, ended, timers } = await listen({ settings: { eventSocket: 'deaf' } })
    await live
    timers.pass()
    expect(failureOf(await ended)).toEqual({ kind: 'silent' })
  })

  it('gives its signs of life and goes on', async () => {
    const { simulator, live, timers, events, nextEvent, stop, ended } = await listen()
    await live
    for (let each = 1; each <= 3; each += 1) {
      await simulator.state.eventSockets.until(({ pings }) => pings === each)
      // What is sent now follows the answer, so when it has come the answer has, too.
      simulator.state.events.happen({ code: 4867 })
      await nextEvent()
      timers.pass()
    }
    expect(events).toHaveLength(3)
    stop()
    await ended
  })

  it('is told the wrong session: 1101, and no event is asked for', async () => {
    const { simulator, ended, timers } = await listen({}, (server) => server.state.killSessions())
    expect(failureOf(await ended)).toEqual({ kind: 'refused', code: '1101' })
    expect(simulator.counters.requestsByRoute['POST /api/events/start']).toBeUndefined()
    expect(timers.waiting).toEqual([])
  })

  it('does not exist on this server', async () => {
    const { ended, simulator } = await listen({ settings: { eventSocket: 'missing' } })
    expect(failureOf(await ended)).toEqual({ kind: 'refused', code: null })
    expect(simulator.state.eventSockets.everOpened).toBe(0)
  })

  it('asks in the right order: events asked for before the socket was there would never come', async () => {
    const { simulator, live, events, nextEvent, stop, ended } = await listen({}, (server) => {
      // The canary: in the wrong order this server, like the real one, stays silent without a word.
      const [session] = server.state.sessions.list()
      server.state.eventSockets.start(session?.id ?? '')
      server.state.events.happen({ code: 4102 })
    })
    await live
    expect(simulator.state.eventSockets.started).toBe(1)
    simulator.state.events.happen({ code: 4867 })
    await nextEvent()
    expect(events).toHaveLength(1)
    stop()
    await ended
  })

  it('meets another certificate than the paired one: not one byte is sent, and there is no socket', async () => {
    let before = 0
    const { simulator, ended } = await listen({}, async (server) => {
      server.replaceCertificate(await issueCertificate())
      before = server.counters.bytesReceived
    })
    expect(failureOf(await ended)).toMatchObject({ kind: 'certificateChanged' })
    expect(simulator.state.eventSockets.everOpened).toBe(0)
    expect(simulator.counters.bytesReceived).toBe(before)
  })

  it('is closed with the station, and leaves nothing open', async () => {
    const simulator = await openServer({ events: 0 })
    const timers = new HandTimers()
    const { client } = openDesk(simulator, timers.start)
    valueOf(await client.signIn(demoLogin, {}))
    const live = Promise.withResolvers<void>()
    const ended = client.streamEvents({
      onLive: live.resolve,
      onEvent: () => undefined,
      signal: new AbortController().signal,
    })
    await live.promise
    client.close()
    expect((await ended).ok).toBe(false)
    await simulator.state.eventSockets.until(({ open }) => open === 0)
    expect(timers.waiting).toEqual([])
  })
})
