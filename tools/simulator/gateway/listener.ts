import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { IssuedCertificate } from '../certificates.ts'
import type { CallLog } from './call-log.ts'
import type { Served } from './served.ts'
import { guesses } from './guesses.ts'

/** A gRPC server whose sockets are ours: they can be counted, cut singly, and come back on the same port. */
export interface Listener {
  readonly port: number
  /** Cuts every connection and listens again on the same port. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Listens on this machine.
 *
 * @param serving is given what cuts a connection by its peer (`127.0.0.1:50123`), and answers what to serve
 */
export async function listen(
  port: number,
  certificate: IssuedCertificate,
  log: CallLog,
  serving: (cut: (peer: string) => void) => Served,
): Promise<Listener> {
  const sockets = new Map<string, Socket>()
  const { definition, handlers } = serving((peer) => sockets.get(peer)?.destroy())
  const server = new Server({
    'grpc.max_receive_message_length': guesses.maximumMessageBytes,
    'grpc.max_send_message_length': guesses.maximumMessageBytes,
  })
  server.addService(definition, handlers)
  const injector = server.createConnectionInjector(
    ServerCredentials.createSsl(null, [
      { private_key: Buffer.from(certificate.privateKeyPem), cert_chain: Buffer.from(certificate.chainPem) },
    ]),
  )
  const door = createServer((socket) => {
    const peer = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? ''}`
    sockets.set(peer, socket)
    log.connected(socket)
    socket.once('close', () => sockets.delete(peer))
    // A client that breaks off is no fault of ours.
    socket.on('error', () => {})
    injector.injectConnection(socket)
  })
  const open = async (at: number): Promise<number> => {
    door.listen(at, '127.0.0.1')
    await once(door, 'listening')
    return (door.address() as AddressInfo).port
  }
  const shut = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => door.close(() => resolve()))
    for (const socket of sockets.values()) socket.destroy()
    await closed
  }
  const chosen = await open(port)
  return {
    port: chosen,
    restart: async () => {
      await shut()
      await open(chosen)
    },
    close: async () => {
      await shut()
      injector.destroy()
      server.forceShutdown()
    },
  }
}
