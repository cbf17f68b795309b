import { createServer, type AddressInfo, type Socket } from 'node:net'
import axios from 'axios'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openTransport, mail, read } from '../integration/biostar/transport-room.ts'

/** Something that listens where a proxy would, and counts what it is told. */
async function startFakeProxy() {
  let [connections, bytes] = [0, 0]
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    connections += 1
    open.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (part) => {
      bytes += part.length
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen: () => ({ connections, bytes }) }
}

describe('a proxy in the environment', () => {
  it('is told nothing, whatever the variable is called', async () => {
    const proxy = await startFakeProxy()
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'])
      vi.stubEnv(name, proxy.url)
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '')
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    const { transport, server } = await openTransport()

    // The canary: left to itself, axios goes to the proxy, and the proxy notices.
    const canary = new AbortController()
    const straying = axios.get(`https://127.0.0.1:${server.address.port}/`, { signal: canary.signal })
    await expect.poll(() => proxy.seen().bytes).toBeGreaterThan(0)
    canary.abort()
    await expect(straying).rejects.toThrow('canceled')
    const noticed = proxy.seen()

    expect((await transport.send(read)).ok).toBe(true)
    expect((await transport.send(mail)).ok).toBe(true)
    expect(proxy.seen()).toEqual(noticed)
    expect(server.requests).toHaveLength(2)
  })
})
