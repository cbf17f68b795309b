import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { createServer as createHttpsServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import type { IssuedCertificate } from './certificates.ts'
import type { ExchangeServer } from './exchange.ts'
import type { SimulatorOptions } from './options.ts'
import { acceptEventSocket } from './events/accept-event-socket.ts'
import { exchange } from './exchange.ts'
import { withLatency } from './latency.ts'

/** An HTTPS server that is listening. */
export interface RunningServer {
  readonly port: number
  readonly presentCertificate: (certificate: IssuedCertificate) => void
  /** How long a connection may be idle, in seconds; the `Keep-Alive` header says it. */
  readonly keepIdleFor: (seconds: number) => void
  readonly closeIdleConnections: () => void
  readonly stop: () => Promise<void>
}

/** OpenSSL refuses TLS 1.0 and 1.1 at its normal security level. */
const ciphersOfOldTls = 'DEFAULT:@SECLEVEL=0'

/** Starts listening; rejects when the port is taken. */
export async function listen(
  options: SimulatorOptions,
  certificate: IssuedCertificate,
  world: Omit<ExchangeServer, 'connectionNumber' | 'resetConnection'>,
): Promise<RunningServer> {
  const old = options.minimumTlsVersion === 'TLSv1' || options.minimumTlsVersion === 'TLSv1.1'
  const tls = {
    minVersion: options.minimumTlsVersion,
    maxVersion: options.maximumTlsVersion,
    ...(old ? { ciphers: ciphersOfOldTls } : {}),
  }
  const numbers = new WeakMap<object, number>()
  let secured = 0
  // TLS sockets cannot be reset themselves, so the TCP socket below is found by its peer's port.
  const sockets = new Map<number | undefined, Socket>()
  const connections = {
    connectionNumber: ({ socket }: IncomingMessage): number => numbers.get(socket) ?? 0,
    resetConnection: ({ socket }: IncomingMessage): void => {
      sockets.get(socket.remotePort)?.resetAndDestroy()
      socket.destroy()
    },
  }

  // Node lists idle connections only for a server that listens itself, and here the TCP server does.
  const idle = new Set<Duplex>()

  const https = createHttpsServer({ ...tls, ...contextOf(certificate) }, (request, response) => {
    const { socket } = request
    idle.delete(socket)
    response.once('close', () => !socket.destroyed && idle.add(socket))
    // A request whose client left needs no answer; anything else is a bug of the simulator and must be seen.
    exchange(request, response, { ...world, ...connections }).catch((error: unknown) => {
      if (!request.destroyed && !response.destroyed) throw error
    })
  })
  https.on('secureConnection', (socket: TLSSocket) => {
    world.counters.secured(socket)
    secured += 1
    numbers.set(socket, secured)
    idle.add(socket)
    socket.once('close', () => idle.delete(socket))
  })
  https.on('upgrade', (request, socket, head) => {
    idle.delete(socket)
    acceptEventSocket(request, socket, head, world)
  })
  const keepIdleFor = (seconds: number): void => {
    https.keepAliveTimeout = seconds * 1000
    // The vendor's server closes when it said it would; Node would wait a second longer.
    https.keepAliveTimeoutBuffer = 0
  }
  keepIdleFor(world.state.settings.keepAliveSeconds)

  const latency = options.latencyMilliseconds
  const tcp = createTcpServer({ noDelay: true }, (socket) => {
    world.counters.connected()
    const { remotePort } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
    if (latency === 0) {
      https.emit('connection', socket)
      return
    }
    // The operating system shook hands for free; one round trip is what that costs on a far network.
    setTimeout(() => https.emit('connection', withLatency(socket, latency)), 2 * latency)
  })

  await new Promise<void>((resolve, reject) => {
    tcp.once('error', reject)
    tcp.listen(options.port, options.host, () => {
      tcp.off('error', reject)
      resolve()
    })
  })
  return {
    port: (tcp.address() as AddressInfo).port,
    presentCertificate: (next) => https.setSecureContext({ ...tls, ...contextOf(next) }),
    keepIdleFor,
    closeIdleConnections: () => {
      for (const socket of idle) socket.end()
    },
    stop: () =>
      new Promise((resolve) => {
        tcp.close(() => resolve())
        for (const socket of sockets.values()) socket.destroy()
      }),
  }
}

function contextOf({ chainPem, privateKeyPem }: IssuedCertificate): { readonly cert: string; readonly key: string } {
  return { cert: chainPem, key: privateKeyPem }
}
