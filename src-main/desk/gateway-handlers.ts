import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import { readAuthority } from '../gateway/pasted-authority.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { HandlerParts } from './handler-parts.ts'

type GatewayCall = 'readGateway' | 'lookAtAuthority' | 'setGateway' | 'forgetGateway'

/** Setting the device gateway up, and forgetting it. Like the server's it asks for no clerk, but nobody does it at a locked station. */
export function gatewayHandlers({ gateway, clerk, clock, server }: HandlerParts): Pick<Handlers, GatewayCall> {
  const isLocked = (): boolean => clerk.state().kind === 'locked'
  /** Where it stands in the place of a server it is paired and forgotten as one, by who knows the desk's password. */
  const isOnlyGround = (): boolean => {
    const state = server.state()
    return state.kind === 'paired' && state.way === 'gateway'
  }
  return {
    readGateway: async () => Promise.resolve(succeed(gateway.state())),
    lookAtAuthority: async ({ text }) => {
      const read = readAuthority(text, clock())
      return Promise.resolve(read.ok ? succeed(read.value.facts) : read)
    },
    setGateway: async (form) => {
      if (isOnlyGround()) return fail({ kind: 'notOffered' })
      return isLocked() ? fail({ kind: 'stationLocked' }) : gateway.set(form)
    },
    forgetGateway: async () => {
      if (isOnlyGround()) return fail({ kind: 'notOffered' })
      return isLocked() ? fail({ kind: 'stationLocked' }) : gateway.forget()
    },
  }
}
