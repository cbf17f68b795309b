import { describe, expect, it } from 'vitest'
import { deadlineFor } from '../../../src-main/biostar/transport.ts'
import { openTransport, read, mail } from './transport-room.ts'

describe('an exchange', () => {
  it('carries JSON there and text back, whatever the status', async () => {
    const { transport, server } = await openTransport((request, answer) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        answer.writeHead(404, { 'bs-session-id': 'abc', 'X-Type': request.headers['content-type'] ?? '' })
        answer.end(Buffer.concat(parts).toString())
      })
    })
    const outcome = await transport.send({ ...mail, path: '/api/a%20b?x=%C3%A9', body: { name: 'É' } })
    expect(outcome).toMatchObject({
      ok: true,
      value: { status: 404, text: '{"name":"É"}', headers: { 'bs-session-id': 'abc', 'x-type': 'application/json' } },
    })
    expect(server.requests).toEqual(['POST /api/a%20b?x=%C3%A9'])
  })

  it('hands text over as it is: nothing is parsed', async () => {
    const { transport } = await openTransport((_request, answer) => answer.end('{"id":007}'))
    expect(await transport.send(read)).toMatchObject({ ok: true, value: { text: '{"id":007}' } })
  })

  it('gets the time that its body needs on a slow line', () => {
    const inSeconds = (bytes: number) => Math.round(deadlineFor(bytes) / 1_000)
    expect([0, 22_000, 1_000_000, 14_000_000].map(inSeconds)).toEqual([15, 15, 23, 127])
  })

  it('of 13 MB arrives whole', async () => {
    let arrived = 0
    const { transport } = await openTransport((request, answer) => {
      request.on('data', (part: Buffer) => {
        arrived += part.byteLength
      })
      request.on('end', () => answer.end('{}'))
    })
    const picture = 'A'.repeat(13_981_016)
    expect((await transport.send({ ...mail, method: 'PUT', body: { picture } })).ok).toBe(true)
    expect(arrived).toBe(JSON.stringify({ picture }).length)
  })

  it('keeps no cookie', async () => {
    const cookies: (string | undefined)[] = []
    const { transport } = await openTransport((request, answer) => {
      cookies.push(request.headers.cookie)
      answer.setHeader('Set-Cookie', ['JSESSIONID=1; Secure', 'other=2'])
      answer.end('{}')
    })
    await transport.send(read)
    await transport.send(read)
    expect(cookies).toEqual([undefined, undefined])
  })

  it('is written to the log by its pattern, its status and its size', async () => {
    const { transport, lines } = await openTransport((_request, answer) => answer.end('{"é":1}'))
    await transport.send({ ...read, path: '/api/users/4711?name=canary', route: 'GET /api/users/:id' })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ route: 'GET /api/users/:id', status: 200, bytes: 8 })
    expect(lines.join()).not.toMatch(/4711|canary/u)
  })

  it('tells of each handshake what the certificate was', async () => {
    const { transport, server, handshakes } = await openTransport()
    await transport.send(read)
    expect(handshakes).toEqual([
      { sha256: server.certificate.fingerprint, certificateValidTo: expect.stringMatching(/^\d{4}-.*Z$/u) as string },
    ])
  })

  it('of a request that is a bug says so, without the request', async () => {
    const { transport, server } = await openTransport()
    const tooMuch = { password: 'canary', filler: 'x'.repeat(65 * 1024 * 1024) }
    const thrown: unknown = await transport.send({ ...mail, body: tooMuch }).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(Error)
    expect(JSON.stringify([String(thrown), thrown])).not.toContain('canary')
    expect((thrown as Error).cause).toBeUndefined()
    await expect(transport.send({ ...read, path: 'https://elsewhere.example/' })).rejects.toThrow('root')
    expect(server.requests).toEqual([])
  })
})

describe('connections', () => {
  it('are used for one exchange after another', async () => {
    const { transport, server } = await openTransport()
    for (let round = 0; round < 5; round++) expect((await transport.send(read)).ok).toBe(true)
    expect([server.connections(), server.handshakes()]).toEqual([1, 1])
  })

  it('are four at most, and none is opened while one is idle', async () => {
    const { transport, server } = await openTransport()
    const burst = await Promise.all(Array.from({ length: 20 }, () => transport.send(read)))
    expect(burst.filter((outcome) => outcome.ok)).toHaveLength(20)
    const opened = server.connections()
    expect(opened).toBeLessThanOrEqual(4)
    for (let round = 0; round < 10; round++) await transport.send(read)
    expect(server.connections()).toBe(opened)
  })

  it.each([
    ['says nothing, after 4 seconds', undefined, 4_000],
    ['grants 3 seconds, after 2', 'timeout=3', 2_000],
    ['grants 20 seconds among other things, after 19', 'max=100, timeout=20', 19_000],
    ['grants an hour, after one minute', 'timeout=3600', 60_000],
  ])('are not written to when the server %s', async (_title, hint, patience) => {
    const { transport, server, passTime } = await openTransport((_request, answer) => {
      // Node's server would send a hint of its own.
      answer.removeHeader('Keep-Alive')
      answer.shouldKeepAlive = true
      if (hint === undefined) answer.setHeader('Connection', 'keep-alive')
      else
        answer.setHeaders(
          new Map([
            ['Connection', 'keep-alive'],
            ['Keep-Alive', hint],
          ]),
        )
      answer.end('{}')
    })
    await transport.send(read)
    passTime(patience - 500)
    await transport.send(read)
    expect(server.connections()).toBe(1)
    passTime(patience)
    await transport.send(read)
    expect(server.connections()).toBe(2)
  })

  it('are not kept where the server grants a second', async () => {
    const { transport, server } = await openTransport((_request, answer) => {
      answer.setHeaders(
        new Map([
          ['Connection', 'keep-alive'],
          ['Keep-Alive', 'timeout=1'],
        ]),
      )
      answer.end('{}')
    })
    await transport.send(read)
    await transport.send(read)
    expect(server.connections()).toBe(2)
  })

  it('end with the transport, and so does what was under way', async () => {
    const { transport, server } = await openTransport((_request, answer) => void answer.writeHead(200))
    const underWay = transport.send(read)
    await expect.poll(() => server.requests.length).toBe(1)
    transport.close()
    expect(await underWay).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(await transport.send(read)).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(server.connections()).toBe(1)
  })
})
