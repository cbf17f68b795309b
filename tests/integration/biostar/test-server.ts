import { createServer, type Server, type ServerOptions } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { issueCertificate, type IssuedCertificate } from '../../../tools/simulator/certificates.ts'

/** What a test server does with a request. */
export type Answering = (request: IncomingMessage, answer: ServerResponse, socket: Socket) => void

/** A real HTTPS server that answers as a test tells it, and counts. */
export interface TestServer {
  readonly address: { readonly host: string; readonly port: number }
  readonly certificate: IssuedCertificate
  /** TCP connections accepted, and finished TLS handshakes. */
  readonly connections: () => number
  readonly handshakes: () => number
  /** Method and path of each request, in order. */
  readonly requests: readonly string[]
  /** Replaces what the server does from now on. */
  answerWith(answering: Answering): void
  close(): Promise<void>
}

/** Starts a server on a free port of this machine. */
export async function startTestServer(
  answering: Answering,
  options: ServerOptions & { readonly certificate?: IssuedCertificate; readonly port?: number } = {},
): Promise<TestServer> {
  const certificate = options.certificate ?? (await issueCertificate())
  let current = answering
  let connections = 0
  let handshakes = 0
  const requests: string[] = []
  const open = new Set<Socket>()
  const server: Server = createServer(
    { key: certificate.privateKeyPem, cert: certificate.chainPem, ...options },
    (request, answer) => {
      requests.push(`${request.method} ${request.url}`)
      current(request, answer, request.socket)
    },
  )
  server.on('connection', (socket: Socket) => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
  })
  server.on('secureConnection', () => {
    handshakes += 1
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    certificate,
    connections: () => connections,
    handshakes: () => handshakes,
    requests,
    answerWith(next) {
      current = next
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
