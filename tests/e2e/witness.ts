import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on this machine that the page must never reach, and that tells when it was. */
export interface Witness {
  /** `http://127.0.0.1:PORT`, which needs no looking up of a name. */
  readonly origin: string
  /** The paths that were asked for, in order; upgrades to a web socket count too. */
  readonly visits: readonly string[]
  /** How many connections were opened to it, whatever was spoken on them. */
  connections(): number
  close(): Promise<void>
}

/** Starts a witness. `/redirect` leads to `/target`; everything else is a page that says who it is. */
export async function startWitness(): Promise<Witness> {
  const visits: string[] = []
  let connections = 0
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html', Connection: 'close' }
    if (request.url === '/redirect') response.writeHead(302, { ...headers, Location: '/target' }).end()
    else response.writeHead(200, headers).end('<title>elsewhere</title>')
  })
  server.on('connection', () => {
    connections += 1
  })
  server.on('upgrade', (request, socket) => {
    visits.push(request.url ?? '')
    socket.destroy()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    visits,
    connections: () => connections,
    close: async () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
