import { describe, expect, it, onTestFinished } from 'vitest'
import { createConnectionMonitor } from '../../../src-main/biostar/connection-monitor.ts'
import { createTransport, type TransportRequest } from '../../../src-main/biostar/transport.ts'
import { silentLog } from '../../../src-main/observe/log.ts'
import { demoLogin, issueCertificate, releaseOf, startSimulator } from '../../../tools/simulator/index.ts'

const login: TransportRequest = {
  method: 'POST',
  path: '/api/login',
  route: 'POST /api/login',
  repeatable: true,
  body: { User: { login_id: demoLogin.loginId, password: demoLogin.password } },
}

/** A monitor over a real transport to a simulator whose clock the test governs. No timer ever runs out by itself. */
async function openRoom() {
  let ahead = 0
  const simulator = await startSimulator({
    people: 10,
    settings: { sessionTimeoutSeconds: 60 },
    clock: () => Date.now() + ahead,
  })
  const address = { host: '127.0.0.1', port: simulator.port }
  const transport = createTransport(
    { address, trust: { kind: 'pinnedCertificate', sha256: simulator.fingerprint } },
    { log: silentLog, clock: Date.now },
  )
  const monitor = createConnectionMonitor({ clock: Date.now, startTimer: () => () => undefined, log: silentLog })
  const watched = monitor.watch({ host: address.host, transport })
  onTestFinished(async () => {
    monitor.unwatch()
    transport.close()
    await simulator.stop()
  })
  return {
    simulator,
    monitor,
    watched,
    passTime: (milliseconds: number) => {
      ahead += milliseconds
    },
  }
}

describe('the monitor in front of a server', () => {
  it('learns that it is there, and its version, without a session', async () => {
    const { monitor, simulator } = await openRoom()
    expect(await monitor.check()).toMatchObject({ kind: 'reachable', version: releaseOf['2.9.8'] })
    expect(simulator.counters.requestsByRoute).toEqual({ 'GET /js/info.json': 1 })
  })

  it('keeps no session alive', async () => {
    const { monitor, watched, passTime } = await openRoom()
    const entered = await watched.send(login)
    const session = entered.ok ? entered.value.headers['bs-session-id'] : undefined
    expect(session).toMatch(/^[0-9a-f]{32}$/u)
    const look = () =>
      watched.send({
        method: 'GET',
        path: '/api/users/1',
        route: 'GET /api/users/:id',
        headers: { 'bs-session-id': session ?? '' },
        repeatable: true,
      })
    passTime(40_000)
    expect(await look()).toMatchObject({ value: { status: 200 } })
    passTime(40_000)
    await monitor.check()
    passTime(40_000)
    expect(await look()).toMatchObject({ value: { status: 401 } })
  })

  it('notices that the server went, and what a changed certificate is', async () => {
    const { monitor, simulator } = await openRoom()
    await monitor.check()
    simulator.replaceCertificate(await issueCertificate({ kind: 'wrong-key' }))
    simulator.closeIdleConnections()
    const changed = { kind: 'unreachable', failure: { kind: 'certificateChanged' } }
    // The connection that was trusted may still take the question while its end is on the way; a new one never does.
    expect(await monitor.check()).toMatchObject(changed)
    const { bytesReceived, connections } = simulator.counters
    expect(await monitor.check()).toMatchObject(changed)
    await expect.poll(() => simulator.counters.connections).toBe(connections + 1)
    expect(simulator.counters.bytesReceived).toBe(bytesReceived)
    await simulator.stop()
    expect(await monitor.check()).toMatchObject({ failure: { kind: 'serverUnreachable', reason: 'refused' } })
  })
})
