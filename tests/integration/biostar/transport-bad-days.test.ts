import { createServer, type AddressInfo, type Socket } from 'node:net'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTransport } from '../../../src-main/biostar/transport.ts'
import { silentLog } from '../../../src-main/observe/log.ts'
import { mail, openTransport, read } from './transport-room.ts'
import type { Answering } from './test-server.ts'

/** A server that never gets as far as TLS. */
async function startBareServer(onConnection: (socket: Socket) => void): Promise<number> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  )
  return (server.address() as AddressInfo).port
}

function sendTo(host: string, port: number, deadlineMilliseconds = 5_000) {
  const trust = { kind: 'pinnedCertificate', sha256: Array.from({ length: 32 }, () => 'AA').join(':') } as const
  const transport = createTransport({ address: { host, port }, trust }, { log: silentLog, clock: Date.now })
  onTestFinished(() => transport.close())
  return transport.send({ ...mail, deadlineMilliseconds })
}

const unreachable = (reason: string, host = '127.0.0.1') => ({
  ok: false,
  failure: { kind: 'serverUnreachable', host, reason },
})

describe('a server that is not there', () => {
  it('refuses', async () => {
    const left = await openTransport()
    const { port } = left.server.address
    await left.server.close()
    expect(await sendTo('127.0.0.1', port)).toEqual(unreachable('refused'))
  })

  it('has no name', async () => {
    expect(await sendTo('nobody.invalid', 443)).toEqual(unreachable('nameNotFound', 'nobody.invalid'))
  })

  it('says nothing: the deadline counts from the beginning', async () => {
    const port = await startBareServer(() => undefined)
    expect(await sendTo('127.0.0.1', port, 150)).toEqual(unreachable('timedOut'))
  })

  it('hangs up during the handshake', async () => {
    const port = await startBareServer((socket) => socket.destroy())
    expect(await sendTo('127.0.0.1', port)).toEqual(unreachable('closed'))
  })

  it('speaks plain HTTP', async () => {
    const port = await startBareServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect(await sendTo('127.0.0.1', port)).toEqual(unreachable('tlsFailed'))
  })
})

const dribble: Answering = (_request, answer) => {
  answer.writeHead(200)
  const timer = setInterval(() => answer.write('.'), 20)
  answer.on('close', () => clearInterval(timer))
}

const flood: Answering = (_request, answer) => {
  answer.writeHead(200)
  const block = Buffer.alloc(64 * 1024, 'x')
  const pour = (): void => {
    while (!answer.destroyed && answer.write(block));
    if (!answer.destroyed) answer.once('drain', pour)
  }
  pour()
}

const bomb: Answering = (_request, answer) => {
  answer.writeHead(200, { 'Content-Encoding': 'gzip' })
  answer.end(gzipSync(Buffer.alloc(8 * 1024 * 1024)))
}

describe('an answer that cannot be used', () => {
  it('dribbles: the deadline ends it', async () => {
    const { transport } = await openTransport(dribble)
    const outcome = await transport.send({ ...read, deadlineMilliseconds: 300 })
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerLost', reason: 'tooLate' } })
  })

  it.each([
    ['has no end', flood],
    ['is small only until it is unpacked', bomb],
  ])('%s: the cap ends it', async (_title, answering) => {
    const { transport, server } = await openTransport(answering)
    const outcome = await transport.send({ ...read, largestAnswerBytes: 1024 * 1024 })
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerUnreadable', status: 200, reason: 'tooLarge' } })
    expect(server.requests).toHaveLength(1)
  })

  it('stays below the cap, packed or not', async () => {
    const { transport } = await openTransport(bomb)
    const outcome = await transport.send({ ...read, largestAnswerBytes: 8 * 1024 * 1024 })
    expect(outcome.ok && outcome.value.text.length).toBe(8 * 1024 * 1024)
  })

  it.each([301, 302, 303, 307, 308])('is a redirect (%i), which is not followed', async (status) => {
    const elsewhere = await openTransport()
    const target = `https://127.0.0.1:${elsewhere.server.address.port}/api/x`
    const { transport, server } = await openTransport((_request, answer) => {
      answer.writeHead(status, { Location: target })
      answer.end()
    })
    const outcome = await transport.send(mail)
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerUnreadable', status, reason: 'redirect' } })
    expect([server.requests.length, elsewhere.server.connections()]).toEqual([1, 0])
  })

  it('is not HTTP', async () => {
    const { transport } = await openTransport((_request, _answer, socket) => socket.end('220 mail.example ESMTP\r\n'))
    const outcome = await transport.send(read)
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerUnreadable', status: 0, reason: 'notBioStar' } })
  })

  it('is packed in a broken way', async () => {
    const { transport } = await openTransport((_request, answer) => {
      answer.writeHead(200, { 'Content-Encoding': 'gzip' })
      answer.end('not gzip at all')
    })
    const outcome = await transport.send(read)
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerUnreadable', status: 200, reason: 'notBioStar' } })
  })

  it.each([undefined, 'gzip'])('breaks off (packed: %s): it is lost, and not asked for again', async (encoding) => {
    const whole =
      encoding === undefined ? Buffer.alloc(1_000, 'x') : gzipSync(Array.from({ length: 500 }, (_, n) => n * n).join())
    const { transport, server } = await openTransport((_request, answer, socket) => {
      const packed = encoding === undefined ? {} : { 'Content-Encoding': encoding }
      answer.writeHead(200, { ...packed, 'Content-Length': whole.length })
      answer.write(whole.subarray(0, whole.length / 2), () => socket.destroy())
    })
    const outcome = await transport.send(read)
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerLost', reason: 'closed' } })
    expect(server.requests).toHaveLength(1)
  })
})

describe('a connection that is reset before any answer', () => {
  it('is made anew once for what may be repeated', async () => {
    const { transport, server } = await openTransport()
    await transport.send(read)
    let resets = 0
    server.answerWith((_request, answer, socket) => {
      if (resets++ === 0) socket.destroy()
      else answer.end('{}')
    })
    expect((await transport.send(read)).ok).toBe(true)
    expect([server.requests.length, server.connections()]).toEqual([3, 2])
  })

  it('is made anew once, and no more', async () => {
    const { transport, server } = await openTransport((_request, _answer, socket) => socket.destroy())
    const outcome = await transport.send(read)
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerLost', reason: 'closed' } })
    expect(server.requests).toHaveLength(2)
  })

  it('is the end of what may not be repeated', async () => {
    const { transport, server } = await openTransport()
    await transport.send(read)
    server.answerWith((_request, _answer, socket) => socket.destroy())
    const outcome = await transport.send(mail)
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerLost', reason: 'closed' } })
    expect(server.requests).toHaveLength(2)
  })

  it('leaves a doubt when the server is gone at the second try', async () => {
    const { transport, server } = await openTransport()
    await transport.send(read)
    server.answerWith(() => void server.close())
    const outcome = await transport.send(read)
    expect(outcome).toEqual({ ok: false, failure: { kind: 'answerLost', reason: 'closed' } })
    expect(await transport.send(read)).toEqual(unreachable('refused'))
  })
})

describe('a caller that gives up', () => {
  const cancelled = { ok: false, failure: { kind: 'cancelled' } }

  it('before the beginning is not heard of by the server', async () => {
    const { transport, server } = await openTransport()
    expect(await transport.send({ ...read, signal: AbortSignal.abort() })).toEqual(cancelled)
    expect(server.connections()).toBe(0)
  })

  it('in the middle is answered at once, and the next exchange works', async () => {
    const { transport, server } = await openTransport(dribble)
    const gaveUp = new AbortController()
    const sent = transport.send({ ...read, signal: gaveUp.signal })
    await expect.poll(() => server.requests.length).toBe(1)
    gaveUp.abort()
    expect(await sent).toEqual(cancelled)
    server.answerWith((_request, answer) => answer.end('{}'))
    expect((await transport.send(read)).ok).toBe(true)
  })

  it('while waiting for a turn takes nobody else’s', async () => {
    const { transport, server } = await openTransport((_request, answer) => void answer.writeHead(200))
    const gaveUp = new AbortController()
    const busy = Array.from({ length: 4 }, () => transport.send({ ...read, signal: gaveUp.signal }))
    await expect.poll(() => server.requests.length).toBe(4)
    const impatient = new AbortController()
    const waiting = transport.send({ ...read, signal: impatient.signal })
    const patient = transport.send(read)
    impatient.abort()
    expect(await waiting).toEqual(cancelled)
    server.answerWith((_request, answer) => answer.end('{}'))
    gaveUp.abort()
    await Promise.all(busy)
    expect((await patient).ok).toBe(true)
    expect(server.requests).toHaveLength(5)
  })
})

describe('what a failed exchange leaves behind', () => {
  it.each<[string, Answering]>([
    ['a reset', (_request, _answer, socket) => socket.destroy()],
    ['a dribble', dribble],
    ['a flood', flood],
    ['a redirect', (_request, answer) => void answer.writeHead(302, { Location: '/' }).end()],
  ])('holds nothing of the request (%s)', async (_title, answering) => {
    const { transport, lines } = await openTransport(answering)
    const path = '/api/x?name=canary-in-the-path'
    const headers = { 'bs-session-id': 'canary-in-the-header' }
    const outcome = await transport.send({
      ...mail,
      path,
      headers,
      deadlineMilliseconds: 300,
      largestAnswerBytes: 1_000,
    })
    expect(outcome.ok).toBe(false)
    expect(lines).toHaveLength(1)
    // The canary first: the search sees what is hidden deep inside, not enumerable or a cause.
    const everything = (value: unknown) => inspect(value, { depth: 20, showHidden: true })
    expect(everything(new Error('x', { cause: { config: { data: mail.body } } }))).toContain('canary')
    expect(everything(outcome) + lines.join()).not.toContain('canary')
  })
})
