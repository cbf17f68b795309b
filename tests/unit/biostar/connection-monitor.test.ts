import { describe, expect, it } from 'vitest'
import { createConnectionMonitor } from '../../../src-main/biostar/connection-monitor.ts'
import type {
  Transport,
  TransportAnswer,
  TransportFailure,
  TransportRequest,
} from '../../../src-main/biostar/transport.ts'
import { silentLog } from '../../../src-main/observe/log.ts'
import { fail, succeed, type Outcome } from '../../../src-preload/contract/outcome.ts'
import { connectionStateSchema, type ConnectionState } from '../../../src-preload/contract/server.ts'

type Sent = Outcome<TransportAnswer, TransportFailure>

const host = 'biostar.example'
const answered = (status = 200, text = '{}'): Sent => succeed({ status, headers: {}, text })
const refusedConnection: Sent = fail({ kind: 'serverUnreachable', host, reason: 'refused' })
const question: TransportRequest = {
  method: 'GET',
  path: '/api/users/1',
  route: 'GET /api/users/:id',
  repeatable: true,
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A transport that answers when the test says so. */
function openFakeTransport() {
  const asked: { readonly request: TransportRequest; readonly answer: (sent: Sent) => Promise<void> }[] = []
  const transport: Transport = {
    send: (request) =>
      new Promise((resolve) => {
        asked.push({
          request,
          answer: (sent) => {
            resolve(sent)
            return settle()
          },
        })
      }),
    close: () => undefined,
  }
  return { transport, asked }
}

function openRoom() {
  let now = Date.UTC(2026, 10, 22)
  let timers: { readonly at: number; readonly run: () => void }[] = []
  const states: ConnectionState[] = []
  const monitor = createConnectionMonitor({
    clock: () => now,
    startTimer: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    log: silentLog,
  })
  monitor.onChange((state) => {
    states.push(connectionStateSchema.parse(state))
  })
  const fake = openFakeTransport()
  return {
    monitor,
    ...fake,
    states,
    watched: monitor.watch({ host, transport: fake.transport }),
    timers: () => timers.length,
    passTime: async (milliseconds: number) => {
      now += milliseconds
      const due = timers.filter((timer) => timer.at <= now)
      timers = timers.filter((timer) => timer.at > now)
      for (const timer of due) timer.run()
      await settle()
    },
    /** Answers the newest question. */
    answer: (sent: Sent) => fake.asked.at(-1)?.answer(sent) ?? Promise.reject(new Error('Nothing was asked.')),
  }
}

describe('the connection', () => {
  it('is asked for at once, with a question that needs no session', async () => {
    const { monitor, asked, answer, states } = openRoom()
    expect(monitor.state()).toEqual({ kind: 'checking' })
    expect(asked.map(({ request }) => [request.path, request.headers])).toEqual([['/js/info.json', undefined]])
    await answer(answered(200, '{"version":"2.9.8.14"}'))
    expect(monitor.state()).toMatchObject({ kind: 'reachable', version: '2.9.8.14' })
    expect(states.map(({ kind }) => kind)).toEqual(['checking', 'reachable'])
  })

  it.each<[string, Sent]>([
    ['refuses the question', answered(404, '<html>')],
    ['redirects it', fail({ kind: 'answerUnreadable', status: 302, reason: 'redirect' })],
    ['fails inside', answered(500, '{"Response":{"code":"1"}}')],
    ['is busy, in its own words', answered(503, '{"Response":{"code":"4"}}')],
  ])('stands when the server %s', async (_title, sent) => {
    const { monitor, answer } = openRoom()
    await answer(sent)
    expect(monitor.state()).toMatchObject({ kind: 'reachable', version: null })
  })

  it.each<[string, Sent, string]>([
    ['cannot be reached', refusedConnection, 'serverUnreachable'],
    ['does not answer', fail({ kind: 'answerLost', reason: 'tooLate' }), 'serverUnreachable'],
    ['is behind a gateway that misses it', answered(502, '<html>'), 'serverRefused'],
    ['is behind a gateway that waits for it', answered(503, ''), 'serverBusy'],
    ['speaks something else', fail({ kind: 'answerUnreadable', status: 0, reason: 'notBioStar' }), 'answerUnreadable'],
    [
      'shows an odd certificate',
      fail({ kind: 'certificateRefused', host, reason: 'expired', shown: null }),
      'certificateRefused',
    ],
  ])('is lost when the server %s', async (_title, sent, kind) => {
    const { monitor, answer } = openRoom()
    await answer(sent)
    expect(connectionStateSchema.parse(monitor.state())).toMatchObject({ kind: 'unreachable', failure: { kind } })
  })

  it('is asked for every 20 seconds while nothing else happens, and never twice at a time', async () => {
    const { asked, answer, passTime } = openRoom()
    await answer(answered())
    await passTime(19_999)
    expect(asked).toHaveLength(1)
    await passTime(1)
    expect(asked).toHaveLength(2)
    await passTime(60_000)
    expect(asked).toHaveLength(2)
  })

  it('is asked for sooner while the server is away, then less and less', async () => {
    const { asked, answer, passTime, timers } = openRoom()
    await answer(refusedConnection)
    for (const wait of [5_000, 5_000, 10_000, 20_000, 20_000]) {
      const before = asked.length
      await passTime(wait - 1)
      expect(asked).toHaveLength(before)
      await passTime(1)
      expect(asked).toHaveLength(before + 1)
      await answer(refusedConnection)
    }
    expect(timers()).toBe(1)
  })

  it('is known from real exchanges, and then nothing is asked', async () => {
    const { watched, asked, answer, passTime, monitor, states } = openRoom()
    await answer(answered())
    for (let round = 0; round < 5; round++) {
      await passTime(15_000)
      const sent = watched.send(question)
      await answer(answered(401, '{}'))
      expect(await sent).toEqual(answered(401, '{}'))
    }
    expect(asked.filter(({ request }) => request.path === '/js/info.json')).toHaveLength(1)
    expect(monitor.state()).toMatchObject({ at: '2026-11-22T00:01:15.000Z' })
    expect(states).toHaveLength(2)
    void watched.send(question)
    await answer(refusedConnection)
    expect(monitor.state().kind).toBe('unreachable')
  })

  it('is not asked for while an exchange is under way', async () => {
    const { watched, asked, answer, passTime } = openRoom()
    await answer(answered())
    void watched.send(question)
    await passTime(20_000)
    expect(asked).toHaveLength(2)
    await answer(answered())
    await passTime(20_000)
    expect(asked).toHaveLength(3)
  })

  it('is in doubt when one answer is lost: a simple question decides', async () => {
    const { watched, asked, answer, monitor } = openRoom()
    await answer(answered())
    void watched.send(question)
    await answer(fail({ kind: 'answerLost', reason: 'tooLate' }))
    expect(monitor.state().kind).toBe('reachable')
    expect(asked).toHaveLength(3)
    await answer(fail({ kind: 'answerLost', reason: 'tooLate' }))
    expect(monitor.state()).toMatchObject({ failure: { kind: 'serverUnreachable', host, reason: 'tooLate' } })
  })

  it('is not judged by an exchange that was given up', async () => {
    const { watched, answer, monitor } = openRoom()
    await answer(refusedConnection)
    const before = monitor.state()
    void watched.send(question)
    await answer(fail({ kind: 'cancelled' }))
    expect(monitor.state()).toBe(before)
  })

  it('is checked now when somebody asks, and two who ask share one question', async () => {
    const { monitor, asked, answer, passTime } = openRoom()
    await answer(refusedConnection)
    const checks = [monitor.check(), monitor.check()]
    expect([monitor.state().kind, asked.length]).toEqual(['checking', 2])
    await answer(answered())
    expect((await Promise.all(checks)).map(({ kind }) => kind)).toEqual(['reachable', 'reachable'])
    await passTime(19_999)
    expect(asked).toHaveLength(2)
  })

  it('knows the version it was told, through outages', async () => {
    const { monitor, answer, passTime } = openRoom()
    await answer(answered(404))
    monitor.learnVersion('2.9.8.14')
    expect(monitor.state()).toMatchObject({ version: '2.9.8.14' })
    await passTime(20_000)
    await answer(refusedConnection)
    await passTime(5_000)
    await answer(answered(404))
    expect(monitor.state()).toMatchObject({ kind: 'reachable', version: '2.9.8.14' })
  })

  it('to a forgotten server is no news', async () => {
    const { monitor, asked, answer, watched, timers, states } = openRoom()
    const late = asked[0]
    monitor.unwatch()
    await late?.answer(answered())
    void watched.send(question)
    await answer(answered())
    expect([monitor.state(), timers()]).toEqual([{ kind: 'unpaired' }, 0])
    expect(await monitor.check()).toEqual({ kind: 'unpaired' })
    const next = openFakeTransport()
    monitor.watch({ host: 'other.example', transport: next.transport })
    void watched.send(question)
    await answer(refusedConnection)
    expect(monitor.state()).toEqual({ kind: 'checking' })
    expect(states.map(({ kind }) => kind)).toEqual(['checking', 'unpaired', 'checking'])
  })

  it('is no longer told to who stopped listening', async () => {
    const { monitor, answer } = openRoom()
    const heard: string[] = []
    const stop = monitor.onChange(({ kind }) => {
      heard.push(kind)
    })
    await answer(answered())
    stop()
    monitor.unwatch()
    expect(heard).toEqual(['reachable'])
  })
})
