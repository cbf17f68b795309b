import { connect } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { demoLogin, startSimulator } from '../../../tools/simulator/index.ts'
import { stage } from './stage.ts'

describe('the counters', () => {
  it('see one connection for many requests, and every byte of them', async () => {
    const { simulator, client } = await stage()
    simulator.counters.reset()
    for (let count = 0; count < 3; count += 1) await client.send('GET', '/api/users/1001')
    await client.send('POST', '/api/v2/users/search', { limit: 1 })
    const seen = simulator.counters.snapshot()
    expect(seen).toMatchObject({ connections: 0, tlsHandshakes: 0, requests: 4 })
    expect(seen.requestsByRoute).toEqual({ 'GET /api/users/:id': 3, 'POST /api/v2/users/search': 1 })
    expect(seen.bytesReceived).toBeGreaterThan(400)
    expect(seen.bytesSent).toBeGreaterThan(10_000)
    client.close()
    await expect.poll(() => simulator.counters.bytesSent).toBe(seen.bytesSent)
  })

  it('see a new connection after a refusal, because a 400 closes its own', async () => {
    const { simulator, client } = await stage()
    await client.send('GET', '/api/users/424242')
    await client.send('GET', '/api/users/1001')
    expect(simulator.counters.snapshot()).toMatchObject({ connections: 2, tlsHandshakes: 2 })
  })

  it('see no byte of a request from somebody who shakes hands and leaves', async () => {
    const { simulator } = await stage()
    simulator.counters.reset()
    await new Promise<void>((resolve, reject) => {
      const socket = connect({ port: simulator.port, host: '127.0.0.1', ca: simulator.certificatePem }, () => {
        socket.end(resolve)
      })
      socket.once('error', reject)
    })
    await expect.poll(() => simulator.counters.tlsHandshakes).toBe(1)
    expect(simulator.counters.snapshot()).toMatchObject({ connections: 1, requests: 0, bytesReceived: 0 })
  })
})

describe('the request log', () => {
  it('keeps parsed bodies, so that a test can say what was never sent', async () => {
    const { simulator, client } = await stage()
    await client.send('PUT', '/api/users/1001', { User: { photo: '' } })
    const [put] = simulator.requests.matching({ method: 'PUT', path: '/api/users/:id' })
    expect(put).toMatchObject({ route: '/api/users/:id', path: '/api/users/1001', body: { User: { photo: '' } } })
    expect(put?.sessionId).toBe(client.sessionId)
    const [login] = simulator.requests.matching({ path: '/api/login' })
    expect(login?.body).toEqual({ User: { login_id: demoLogin.loginId, password: demoLogin.password } })
    expect(login?.connection).toBe(put?.connection)
  })
})

describe('idle connections', () => {
  it('are closed when the server said they would be', async () => {
    const { simulator, client } = await stage({ settings: { keepAliveSeconds: 1 } })
    expect((await client.send('GET', '/api/users/1001')).headers['keep-alive']).toBe('timeout=1')
    const { promise, resolve } = Promise.withResolvers<void>()
    const socket = connect({ port: simulator.port, host: '127.0.0.1', ca: simulator.certificatePem }, () => {
      socket.write('GET /js/info.json HTTP/1.1\r\nHost: localhost\r\n\r\n')
    })
    socket.resume().once('close', resolve)
    await promise
  })

  it('are closed early when a test says so', async () => {
    const { simulator, client } = await stage()
    simulator.closeIdleConnections()
    await expect
      .poll(async () => (await client.send('GET', '/api/users/1001').catch(() => undefined))?.status)
      .toBe(200)
    expect(simulator.counters.connections).toBe(2)
  })
})

describe('a far server', () => {
  it('answers the same, a round trip later', async () => {
    const { simulator, client } = await stage({ latencyMilliseconds: 15 })
    const begun = performance.now()
    expect((await client.send('GET', '/api/users/1001')).at('User.user_id')).toBe('1001')
    expect(performance.now() - begun).toBeGreaterThan(28)
    expect(simulator.counters.snapshot()).toMatchObject({ connections: 1, tlsHandshakes: 1, requests: 2 })
  })
})

describe('starting', () => {
  it.each(['0.0.0.0', '::', '192.168.1.20', 'example.org', ''])('refuses to listen on "%s"', async (host) => {
    await expect(startSimulator({ host, people: 0 })).rejects.toThrow('this machine only')
  })

  it('fails when the port is taken', async () => {
    const { simulator } = await stage()
    await expect(startSimulator({ port: simulator.port, people: 0 })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('and stopping ends held requests and open connections', async () => {
    const simulator = await startSimulator({ people: 0 })
    const hold = simulator.faults.hold({})
    const socket = connect({ port: simulator.port, host: '127.0.0.1', ca: simulator.certificatePem }, () => {
      socket.write('GET /js/info.json HTTP/1.1\r\nHost: localhost\r\n\r\n')
    })
    const closed = new Promise<void>((resolve) => socket.resume().once('close', () => resolve()))
    socket.on('error', () => undefined)
    await hold.arrived
    await simulator.stop()
    await closed
    expect(socket.destroyed).toBe(true)
  })
})
