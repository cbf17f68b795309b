import { createHash } from 'node:crypto'
import type { RequestMatcher } from './faults.ts'
import { matches } from './faults.ts'
import { asObject } from './json.ts'

/**
 * One request as the server received it; bodies are kept, so this is for tests only. A picture for a visual face is the
 * one thing that is not: its digest stands in its place.
 */
export interface RecordedRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** The route's pattern, for example `/api/users/:id`. */
  readonly route: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The session handle it came with, from the header or the cookie. */
  readonly sessionId: string | undefined
  /** The parsed JSON body; `undefined` when there was none or it could not be parsed. */
  readonly body: unknown
  readonly bodyBytes: number
  /** The same number for requests that came over the same connection. */
  readonly connection: number
}

/** How many requests are kept: enough for any test, bounded for a simulator that runs all day. */
const kept = 5000

/** The requests received so far, oldest first. */
export class RequestLog {
  #entries: RecordedRequest[] = []
  readonly #listeners = new Set<(request: RecordedRequest) => void>()

  get entries(): readonly RecordedRequest[] {
    return this.#entries
  }

  /** Those that match, for example `{ method: 'PUT', path: '/api/users/:id' }`. */
  matching(matcher: RequestMatcher): readonly RecordedRequest[] {
    return this.#entries.filter((entry) => matches(matcher, entry.method, entry.path))
  }

  clear(): void {
    this.#entries = []
  }

  /** Calls back with each request as it is recorded. Answers the function that ends it. */
  onRecorded(listener: (request: RecordedRequest) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  record(request: RecordedRequest): void {
    this.#entries.push({ ...request, body: withoutPictures(request.body) })
    if (this.#entries.length > kept) this.#entries.shift()
    for (const listener of this.#listeners) listener(request)
  }
}

/** What the log holds in place of a picture in base64: `sha-256:` and the digest of that text in hexadecimal. */
export function pictureDigest(base64: string): string {
  return `sha-256:${createHash('sha256').update(base64).digest('hex')}`
}

function withoutPictures(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'template_ex_picture' && value !== '' ? pictureDigest(value) : value
  if (Array.isArray(value)) return value.map((entry) => withoutPictures(entry))
  const object = asObject(value)
  if (object === undefined) return value
  return Object.fromEntries(Object.entries(object).map(([name, entry]) => [name, withoutPictures(entry, name)]))
}
