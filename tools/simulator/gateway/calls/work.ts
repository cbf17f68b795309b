import type { Call, GatewayWorld } from '../world.ts'

/** The work of a call that answers once: from the decoded request to the answer to encode. Refusals are thrown. */
export type Work<Request extends object> = (
  request: Request,
  call: Call,
  world: GatewayWorld,
) => object | Promise<object>

/** The work of each call of a service by its name; the wire's definition sees to it that each gets its own kind of request. */
export type ServiceWork = Readonly<Record<string, Work<never>>>

/** Says what the request of a call is. */
export function on<Request extends object>(work: Work<Request>): Work<Request> {
  return work
}
