import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { ExchangeServer } from '../exchange.ts'
import { guesses } from '../guesses.ts'

/** What the endpoint of the live stream needs to know of its server. */
export type SocketWorld = Pick<ExchangeServer, 'state' | 'clock' | 'requests'>

/**
 * Takes a connection for the live stream (reference section 9.3): the session comes as the first text, and is answered; events
 * are sent once the same session has asked for them to begin.
 */
export function acceptEventSocket(request: IncomingMessage, socket: Duplex, head: Buffer, world: SocketWorld): void {
  const { state } = world
  socket.on('error', () => undefined)
  const { eventSocket } = state.settings
  if (request.url !== '/wsapi' || eventSocket === 'missing') {
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    return
  }
  const server = new WebSocketServer({ noServer: true, autoPong: eventSocket !== 'deaf', maxPayload: 4096 })
  server.handleUpgrade(request, socket, head, (connection) => {
    connection.on('error', () => undefined)
    state.eventSockets.opened(connection)
    connection.once('message', (data: Buffer) => {
      if (eventSocket === 'silent') return
      const sessionId = /^bs-session-id=([0-9a-f]{32})$/.exec(data.toString('utf8'))?.[1]
      const verdict = state.sessions.use(sessionId, world.clock(), state.settings.sessionTimeoutSeconds)
      if (sessionId === undefined || verdict.kind !== 'valid') {
        connection.send(answer(guesses.badSocketSession, 'Invalid session on web socket.'))
        connection.close()
        return
      }
      if (eventSocket === 'serve') state.eventSockets.joined(connection, sessionId)
      connection.send(answer('0', 'Success'))
    })
  })
}

function answer(code: string, message: string): string {
  return JSON.stringify({ Response: { code, link: '', message } })
}
