import type { IncomingMessage } from 'node:http'
import { request, type RequestOptions } from 'node:https'
import { text } from 'node:stream/consumers'
import type { Simulator } from '../../tools/simulator/index.ts'

/** The TLS version the vendor's sample asks for by name, or what two programs of today agree on. */
export type SampleTls = 'TLSv1.2' | 'TLSv1.3'

/**
 * An enrollment as the vendor's console samples make it: log in, put the photo, send the mail, each on a new connection,
 * because each of their methods makes an `HttpClient` of its own. Source: seeds 000, 001 and 002.
 *
 * One thing is done better than there: the certificate is checked, which costs nothing on the wire.
 * Throws when the server refuses anything.
 */
export async function enrollAsTheSample(
  simulator: Simulator,
  person: { readonly id: string; readonly photo: Uint8Array },
  login: { readonly loginId: string; readonly password: string },
  tls: SampleTls,
): Promise<void> {
  const call = async (method: string, path: string, session: string | null, body: unknown): Promise<string> =>
    send(simulator, tls, { method, path, headers: session === null ? {} : { 'bs-session-id': session } }, body)
  const session = await call('POST', '/api/login', null, {
    User: { login_id: login.loginId, password: login.password },
  })
  const photo = Buffer.from(person.photo).toString('base64')
  await call('PUT', `/api/users/${person.id}`, session, { User: { photo } })
  await call('POST', '/api/v2/send_email', session, { id: person.id, language: 'en' })
}

/** Sends one request on a connection of its own. Answers the session id the server gave, if it gave one. */
async function send(simulator: Simulator, tls: SampleTls, options: RequestOptions, body: unknown): Promise<string> {
  const { hostname: host, port } = new URL(simulator.url)
  const headers = { ...options.headers, 'content-type': 'application/json; charset=utf-8' }
  const secure = { ca: simulator.certificatePem, maxVersion: tls }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request({ ...options, ...secure, host, port, headers, agent: false }, resolve)
    outgoing.on('error', reject)
    outgoing.end(JSON.stringify(body))
  })
  const answered = await text(answer)
  if (answer.statusCode !== 200) throw new Error(`the sample's way was refused: ${answered}`)
  return String(answer.headers['bs-session-id'] ?? '')
}
