import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { ServerState } from '../../src-preload/contract/server.ts'
import { judgeReadiness } from '../biostar/readiness.ts'
import { formatServerAddress } from '../biostar/server-address.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { optionsOf } from './call-options.ts'
import type { HandlerParts } from './handler-parts.ts'
import { forgetUsualGroups } from './usual-groups.ts'

type ServerCall =
  'readServer' | 'probeServer' | 'pairServer' | 'pairGateway' | 'forgetServer' | 'checkConnection' | 'checkReadiness'

/** The one server, or the device gateway in its place: looking, pairing, forgetting, and whether it answers. */
export function serverHandlers(parts: HandlerParts): Pick<Handlers, ServerCall> {
  const { pairing, server, gateway, monitor, clerk, clock, settings } = parts
  const addressOf = (state: ServerState) => (state.kind === 'paired' ? formatServerAddress(state.address) : null)

  /**
   * Whoever may replace a desk's password has to know it: a seat is asked for, unless nobody can know the password any more. With a
   * server it is the server that lets nobody in.
   */
  const mayReplace = async () => {
    const password = server.current()?.deskPassword ?? null
    if (password === null || (await password.isGone())) return succeed(null)
    const seat = clerk.seat()
    return seat.ok ? succeed(null) : seat
  }
  /** What another server has under the same ids is somebody else's. */
  const forgetChoices = async (): Promise<void> => {
    await forgetUsualGroups(settings)
    if (settings.current().terminals !== null) await settings.change({ terminals: null })
  }

  return {
    readServer: async () => Promise.resolve(succeed(server.state())),
    probeServer: async ({ address }, { signal }) => pairing.probe(address, signal),
    pairServer: async ({ probeId, trust }, { signal }) => {
      const allowed = await mayReplace()
      if (!allowed.ok) return allowed
      const before = addressOf(server.state())
      const paired = await server.pair(probeId, trust, signal)
      if (paired.ok && addressOf(paired.value) !== before) await forgetChoices()
      return paired
    },
    pairGateway: async ({ password, callId, ...form }, { signal }) => {
      void callId
      const allowed = await mayReplace()
      if (!allowed.ok) return allowed
      const looked = await gateway.look(form, signal)
      if (!looked.ok) return looked
      const { host, port, authority, sha256 } = looked.value
      const set = await gateway.set(form)
      if (!set.ok) return set
      const paired = await server.pairGateway({
        address: { host, port },
        authority: { pem: authority, sha256 },
        password,
      })
      if (!paired.ok) return paired
      await forgetChoices()
      return succeed(server.state())
    },
    forgetServer: async () => {
      const allowed = await mayReplace()
      if (!allowed.ok) return allowed
      await clerk.signOut(false)
      const wasGateway = server.current()?.deskPassword !== null
      const forgotten = await server.forget()
      if (!forgotten.ok) return forgotten
      if (wasGateway) await gateway.forget()
      await forgetChoices()
      return forgotten
    },
    checkConnection: async () => succeed(await monitor.check()),
    checkReadiness: async (_input, call) => {
      const seat = clerk.seat()
      if (!seat.ok) return seat
      const link = server.current()
      if (link !== null && link.bioStar === null) return fail({ kind: 'notOffered' })
      const facts = await link?.bioStar?.gatherReadiness(optionsOf(call))
      // Read last: the handshakes of the look itself tell of the certificate.
      const paired = server.state()
      if (facts === undefined || paired.kind === 'unpaired') return fail({ kind: 'notPaired' })
      const now = clock()
      return succeed({ at: new Date(now).toISOString(), rows: judgeReadiness({ facts, server: paired, now }) })
    },
  }
}
