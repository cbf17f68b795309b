import { setTimeout as pause } from 'node:timers/promises'
import { status } from '@grpc/grpc-js'
import { Refusal } from './refusal.ts'

/** Which calls a fault is for; what is left out matches anything. */
export interface CallMatcher {
  /** `Enroll`, or with its service where the name alone would mean several: `Face/Scan`. */
  readonly rpc?: string
  /** Only what the call asks of this terminal, also within a call to several. */
  readonly deviceID?: number
}

/** What goes wrong. "Committed" and "after" mean that the work was done although its answer is lost or says otherwise. */
export type GatewayFault =
  /** Waits before the work begins. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'status'; readonly code: number; readonly message?: string; readonly committed?: boolean }
  /** Cuts the connection the call came by, and with it everything else under way there. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** Does the work and never answers. */
  | { readonly kind: 'silence' }

/** A fault, for the next matching call unless `times` says more; `Infinity` is until `clearFaults()`. */
export type FaultRule = CallMatcher & GatewayFault & { readonly times?: number }

/** A call that was stopped. */
export interface Hold {
  /** Settles when a matching call has come in. */
  readonly arrived: Promise<void>
  readonly release: () => void
}

interface HoldFault {
  readonly kind: 'hold'
  readonly when: 'before' | 'after'
  readonly arrived: () => void
  readonly released: Promise<void>
}

interface Planned {
  readonly matcher: CallMatcher
  readonly fault: GatewayFault | HoldFault
  left: number
}

/** The answer of a call whose connection is gone; nobody hears it. */
export class ConnectionDropped extends Refusal {
  constructor() {
    super({ code: status.UNAVAILABLE, message: 'the simulator cut the connection' })
  }
}

/** What is to go wrong, in the order it was planned. */
export class GatewayFaults {
  #planned: Planned[] = []
  #releases: (() => void)[] = []
  readonly #closing: AbortSignal

  constructor(closing: AbortSignal) {
    this.#closing = closing
  }

  plan(rule: FaultRule): void {
    this.#planned.push({ matcher: matcherOf(rule), fault: rule, left: rule.times ?? 1 })
  }

  /** Stops the next matching call before or after its work, until it is released. */
  hold(matcher: CallMatcher, when: 'before' | 'after'): Hold {
    const arrival = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    this.#releases.push(release.resolve)
    const fault: HoldFault = { kind: 'hold', when, arrived: arrival.resolve, released: release.promise }
    this.#planned.push({ matcher: matcherOf(matcher), fault, left: 1 })
    return { arrived: arrival.promise, release: release.resolve }
  }

  /** Forgets everything planned and lets go what is held. */
  clear(): void {
    this.#planned = []
    for (const release of this.#releases) release()
    this.#releases = []
  }

  /**
   * Does the work, or what a fault makes of it.
   *
   * @param rpc with its service, as `User/Enroll`
   * @param deviceID `undefined` for the call as a whole
   * @param drop cuts the connection the call came by
   */
  async around<Value>(
    rpc: string,
    deviceID: number | undefined,
    drop: () => void,
    work: () => Value | Promise<Value>,
  ): Promise<Value> {
    const fault = this.#take(rpc, deviceID)
    switch (fault?.kind) {
      case undefined:
        return work()
      case 'delay':
        await pause(fault.milliseconds, undefined, { signal: this.#closing, ref: false })
        return work()
      case 'status':
        if (fault.committed === true) await work()
        throw new Refusal({ code: fault.code, message: fault.message ?? 'planned by a test' })
      case 'drop':
        if (fault.when === 'after') await work()
        drop()
        throw new ConnectionDropped()
      case 'silence':
        await work()
        return new Promise<never>(() => {})
      case 'hold': {
        if (fault.when === 'before') await stopped(fault)
        const value = await work()
        if (fault.when === 'after') await stopped(fault)
        return value
      }
      default:
        throw new Error(`no such fault: ${JSON.stringify(fault satisfies never)}`)
    }
  }

  #take(rpc: string, deviceID: number | undefined): GatewayFault | HoldFault | undefined {
    const found = this.#planned.find(({ matcher }) => matcher.deviceID === deviceID && means(matcher.rpc, rpc))
    if (found === undefined) return undefined
    found.left -= 1
    if (found.left <= 0) this.#planned = this.#planned.filter((planned) => planned !== found)
    return found.fault
  }
}

function matcherOf({ rpc, deviceID }: CallMatcher): CallMatcher {
  return { ...(rpc === undefined ? {} : { rpc }), ...(deviceID === undefined ? {} : { deviceID }) }
}

async function stopped({ arrived, released }: HoldFault): Promise<void> {
  arrived()
  await released
}

/** Whether a name, with or without its service, means this call. */
export function means(name: string | undefined, rpc: string): boolean {
  return name === undefined || name === rpc || rpc.endsWith(`/${name}`)
}
