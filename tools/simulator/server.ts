import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { createServer } from 'node:https'
import type { IssuedCertificate } from './certificates.ts'
import type { ExchangeServer } from './exchange.ts'
import type { SimulatorOptions } from './options.ts'
import { exchange } from './exchange.ts'

/** An HTTPS server that is listening. */
export interface RunningServer {
  readonly port: number
  readonly useCertificate: (certificate: IssuedCertificate) => void
  readonly useKeepAlive: (seconds: number) => void
  readonly closeIdleConnections: () => void
  readonly stop: () => Promise<void>
}

/** Node refuses TLS 1.0 and 1.1 at its normal security level, so old stations need a lower one. */
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
  let connections = 0
  const connectionNumber = (request: IncomingMessage): number => numbers.get(request.socket) ?? 0

  // TLS sockets cannot be reset themselves, so the TCP socket below is found by its peer's port.
  const sockets = new Map<number | undefined, Socket>()
  const resetConnection = ({ socket }: IncomingMessage): void => {
    sockets.get(socket.remotePort)?.resetAndDestroy()
    socket.destroy()
  }

  const server = createServer({ ...tls, ...contextOf(certificate) }, (request, response) => {
    // A request whose client left needs no answer; anything else is a bug of the simulator and must be seen.
    exchange(request, response, { ...world, connectionNumber, resetConnection }).catch((error: unknown) => {
      if (!request.destroyed && !response.destroyed) throw error
    })
  })
  server.on('connection', (socket: Socket) => {
    world.counters.connected()
    const { remotePort } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  server.on('secureConnection', (socket: TLSSocket) => {
    world.counters.secured(socket)
    connections += 1
    numbers.set(socket, connections)
  })
  const useKeepAlive = (seconds: number): void => {
    server.keepAliveTimeout = seconds * 1000
    // The vendor's server closes when it said it would; Node would wait a second longer.
    server.keepAliveTimeoutBuffer = 0
  }
  useKeepAlive(world.state.settings.keepAliveSeconds)

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    useCertificate: (next) => server.setSecureContext({ ...tls, ...contextOf(next) }),
    useKeepAlive,
    closeIdleConnections: () => server.closeIdleConnections(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets.values()) socket.destroy()
      }),
  }
}

function contextOf({ chainPem, privateKeyPem }: IssuedCertificate): { readonly cert: string; readonly key: string } {
  return { cert: chainPem, key: privateKeyPem }
}
