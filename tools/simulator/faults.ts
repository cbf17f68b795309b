/** Which requests a fault is for; what is left out matches anything. */
export interface RequestMatcher {
  readonly method?: string
  /** A path without query; `:name` stands for one segment, as in `/api/users/:id`. */
  readonly path?: string | RegExp
}

/**
 * One thing that goes wrong with an answer. "Committed" means that the request was carried out although its answer is lost.
 */
export type Fault =
  /** Waits before the request is looked at. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Waits until released; made by `FaultScript.hold()`. */
  | {
      readonly kind: 'hold'
      readonly when: 'before' | 'after'
      readonly arrived: () => void
      readonly released: Promise<void>
    }
  /** Carries the request out, sends the head and this many bytes of the body, then cuts the connection. */
  | { readonly kind: 'drop-after-bytes'; readonly bytes: number }
  /** Resets the connection without carrying the request out. */
  | { readonly kind: 'reset-before-answer' }
  /** Carries the request out, then resets the connection. */
  | { readonly kind: 'reset-after-commit' }
  /** Carries the request out and sends the answer one byte at a time, then blanks for ever. */
  | { readonly kind: 'dribble'; readonly everyMilliseconds: number }
  /** Sends a body that never ends as fast as it is read. */
  | { readonly kind: 'endless' }
  /** An HTTP status with a page instead of JSON, as the web tier answers when the server behind it is gone. */
  | { readonly kind: 'status'; readonly status: number; readonly committed: boolean }
  /** Carries the request out and sends half of the answer's JSON with a matching length. */
  | { readonly kind: 'broken-json' }
  /** HTTP 200 with code 4 and no payload (reference section 2.1). */
  | { readonly kind: 'code-4'; readonly committed: boolean }
  /** Any `Response.code`, by default with status 200 and not carried out. */
  | {
      readonly kind: 'code'
      readonly code: string
      readonly status?: number
      readonly message?: string
      readonly committed?: boolean
    }
  /** Points somewhere else. */
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  /** Ends the session the request came with, just before it is looked at. */
  | { readonly kind: 'expire-session' }
  /** Answers normally, promising to keep the connection, and closes it right after. */
  | { readonly kind: 'close-after-answer' }

/** A request that was stopped by `FaultScript.hold()`. */
export interface Hold {
  /** Settles when a matching request has come in. */
  readonly arrived: Promise<void>
  /** Lets it go on. */
  readonly release: () => void
}

interface Planned {
  readonly matcher: RequestMatcher
  readonly fault: Fault
  readonly once: boolean
}

/** What is to go wrong, in the order it was planned; `next` is used up by one request, `always` stays. */
export class FaultScript {
  #planned: readonly Planned[] = []
  #releases: readonly (() => void)[] = []

  /** The next matching request meets this fault. Planned twice, it meets two requests. */
  next(matcher: RequestMatcher, fault: Fault): void {
    this.#planned = [...this.#planned, { matcher, fault, once: true }]
  }

  /** Every matching request meets this fault, after those of `next` are used up. */
  always(matcher: RequestMatcher, fault: Fault): void {
    this.#planned = [...this.#planned, { matcher, fault, once: false }]
  }

  /** Stops the next matching request, before it is carried out or (`after`) before it is answered. */
  hold(matcher: RequestMatcher, when: 'before' | 'after' = 'before'): Hold {
    const arrival = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    this.#releases = [...this.#releases, release.resolve]
    this.next(matcher, { kind: 'hold', when, arrived: arrival.resolve, released: release.promise })
    return { arrived: arrival.promise, release: release.resolve }
  }

  /** How many faults planned with `next` have not been met yet; a test may assert that none is left. */
  get remaining(): number {
    return this.#planned.filter((planned) => planned.once).length
  }

  /** Forgets everything planned and releases what is held. */
  clear(): void {
    this.#planned = []
    for (const release of this.#releases) release()
    this.#releases = []
  }

  /** The fault a request meets, used up if it was planned once. */
  take(method: string, path: string): Fault | undefined {
    const matching = this.#planned.filter((planned) => matches(planned.matcher, method, path))
    const chosen = matching.find((planned) => planned.once) ?? matching[0]
    if (chosen?.once === true) this.#planned = this.#planned.filter((planned) => planned !== chosen)
    return chosen?.fault
  }
}

/** Says whether a request is meant by a matcher. */
export function matches(matcher: RequestMatcher, method: string, path: string): boolean {
  if (matcher.method !== undefined && matcher.method.toUpperCase() !== method) return false
  if (matcher.path === undefined) return true
  if (matcher.path instanceof RegExp) return matcher.path.test(path)
  const pattern = matcher.path.split('/')
  const segments = path.split('/')
  return (
    pattern.length === segments.length &&
    pattern.every((part, place) => part === segments[place] || (part.startsWith(':') && segments[place] !== ''))
  )
}
