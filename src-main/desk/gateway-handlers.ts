import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import { readAuthority } from '../gateway/pasted-authority.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { HandlerParts } from './handler-parts.ts'

type GatewayCall = 'readGateway' | 'lookAtAuthority' | 'setGateway' | 'forgetGateway'

/** Setting the device gateway up, and forgetting it. Like the server's it asks for no clerk, but nobody does it at a locked station. */
export function gatewayHandlers({ gateway, clerk, clock }: HandlerParts): Pick<Handlers, GatewayCall> {
  const isLocked = (): boolean => clerk.state().kind === 'locked'
  return {
    readGateway: async () => Promise.resolve(succeed(gateway.state())),
    lookAtAuthority: async ({ text }) => {
      const read = readAuthority(text, clock())
      return Promise.resolve(read.ok ? succeed(read.value.facts) : read)
    },
    setGateway: async (form) => (isLocked() ? fail({ kind: 'stationLocked' }) : gateway.set(form)),
    forgetGateway: async () => (isLocked() ? fail({ kind: 'stationLocked' }) : gateway.forget()),
  }
}
