import { assertNever, fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Log } from '../observe/log.ts'
import {
  isChanging,
  paceOf,
  patience,
  type CallName,
  type CallPace,
  type ErrorResponse,
  type GatewayCalls,
} from './calls.ts'
import type { ChannelAnswer, GatewayChannel } from './channel.ts'
import type { GatewayCallOptions, GatewayFailure, GatewayOutcome } from './gateway-client.ts'
import type { GatewayProtocol } from './protocol.ts'
import { terminalErrorsIn } from './status-details.ts'
import { failureOfStatus, grpcStatuses, tooLate } from './statuses.ts'

/** An answer, and how many bytes it came as. */
export interface Answer<Response> {
  readonly value: Response
  readonly bytes: number
}

/** What was answered, or why not; with what is known of single terminals when several were asked. */
export type Asked<Response> =
  | { readonly ok: true; readonly value: Answer<Response> }
  | { readonly ok: false; readonly failure: GatewayFailure; readonly terminals: readonly ErrorResponse[] | null }

/** Asks the gateway something, once. */
export type Ask = <Name extends CallName>(
  name: Name,
  request: GatewayCalls[Name]['request'],
  options?: GatewayCallOptions,
) => Promise<Asked<GatewayCalls[Name]['response']>>

/** Under which names a gateway knows its calls: `gsdk.user.User` since 1.5, `user.User` before (reference section 1). */
export type Naming = 'gsdk' | 'old'

/** Which names the gateway takes, learned from its answers and kept as long as the connection. */
export interface KnownNaming {
  /** To be tried first; the newer names when nothing is known. */
  readonly first: () => Naming
  /** Whether the other names are worth a try. */
  readonly isSettled: () => boolean
  learn(naming: Naming): void
}

/** Keeps which names the gateway takes; a connection that was lost may come back to another release. */
export function keepNaming(channel: GatewayChannel): KnownNaming {
  let known: Naming | null = null
  channel.onStanding((standing) => {
    if (standing !== 'connected') known = null
  })
  return {
    first: () => known ?? 'gsdk',
    isSettled: () => known !== null,
    learn(naming) {
      known = naming
    },
  }
}

/** The path of a call under one of its names. */
export function pathOf(name: string, naming: Naming): string {
  return naming === 'gsdk' ? `/gsdk.${name}` : `/${name}`
}

/** Makes the function through which every single question to the gateway goes. */
export function createAsk({
  channel,
  protocol,
  naming,
  host,
  log,
  patienceOf = (pace) => patience[pace],
}: {
  readonly channel: GatewayChannel
  readonly protocol: GatewayProtocol
  readonly naming: KnownNaming
  readonly host: string
  readonly log: Log
  /** In milliseconds. */
  readonly patienceOf?: ((pace: CallPace) => number) | undefined
}): Ask {
  const once = async (name: CallName, request: object, under: Naming, signal: AbortSignal | undefined) => {
    const { encodeRequest, decodeResponse } = protocol.method(name)
    const answer = await channel.ask({
      path: pathOf(name, under),
      encode: encodeRequest,
      decode: decodeResponse,
      request,
      signal,
      patience: patienceOf(paceOf(name)),
    })
    if (isHeard(answer) && !isUnknownCall(answer)) naming.learn(under)
    return answer
  }

  return async (name, request, { signal } = {}) => {
    const first = naming.first()
    let answer = await once(name, request, first, signal)
    // It was not carried out, or the gateway would know it: so asking under the other name does nothing twice.
    if (isUnknownCall(answer) && !naming.isSettled())
      answer = await once(name, request, first === 'gsdk' ? 'old' : 'gsdk', signal)
    if (answer.kind === 'value') return succeed({ value: answer.value as never, bytes: answer.bytes })
    const failure = failureOf(name, answer, host)
    const status = answer.kind === 'status' ? { code: String(answer.status) } : {}
    if (failure.kind !== 'cancelled')
      log.write('information', 'gateway call failed', { operation: name, kind: failure.kind, ...status })
    const terminals = answer.kind === 'status' ? terminalErrorsIn(answer.details, protocol) : null
    return { ok: false, failure, terminals }
  }
}

/** The value alone of what was asked. */
export function plain<Response, Value>(
  asked: Asked<Response>,
  read: (response: Response) => Value,
): GatewayOutcome<Value> {
  return asked.ok ? succeed(read(asked.value.value)) : fail(asked.failure)
}

function isHeard(answer: ChannelAnswer): boolean {
  return answer.kind === 'value' || answer.kind === 'status'
}

function isUnknownCall(answer: ChannelAnswer): boolean {
  return answer.kind === 'status' && answer.status === grpcStatuses.unimplemented
}

function failureOf(
  name: CallName,
  answer: Exclude<ChannelAnswer, { readonly kind: 'value' }>,
  host: string,
): GatewayFailure {
  switch (answer.kind) {
    case 'status':
      return answer.status === grpcStatuses.unimplemented
        ? { kind: 'gatewayTooOld', call: name }
        : failureOfStatus(name, answer.status, answer.text)
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'unreachable':
      return { kind: 'gatewayUnreachable', host }
    case 'untrusted':
      return { kind: 'gatewayUntrusted', host, reason: answer.reason }
    case 'late':
      return tooLate(name)
    // A question may simply be asked again. Whether a change was made nobody can say.
    case 'lost':
      return isChanging(name) ? tooLate(name) : { kind: 'gatewayUnreachable', host }
    case 'unreadable':
      return { kind: 'gatewayRefused', status: grpcStatuses.resourceExhausted }
    default:
      return assertNever(answer, 'an end of a call that has no failure')
  }
}
