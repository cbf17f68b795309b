import type { TerminalAbilities } from '../../../src-preload/contract/terminal.ts'
import type { GatewayCallOptions, GatewayClient } from '../gateway-client.ts'
import type { DeviceInfo } from '../messages.ts'
import { abilitiesOf } from '../terminal-facts.ts'

/** What terminals can do, asked once and remembered while somebody is signed in. */
export interface KnownAbilities {
  /** `null` when a terminal could not be asked. */
  of(info: DeviceInfo, options: GatewayCallOptions): Promise<TerminalAbilities | null>
  /** Forgets everything: a terminal may have got another release. */
  forget(): void
}

/** Makes a memory of what terminals can do. */
export function rememberAbilities({ device }: Pick<GatewayClient, 'device'>): KnownAbilities {
  const known = new Map<number, TerminalAbilities>()
  return {
    async of({ deviceID, type }, options) {
      const before = known.get(deviceID)
      if (before !== undefined) return before
      const info = await device.getCapabilityInfo(deviceID, options)
      if (!info.ok) return null
      const more = await device.getCapability(deviceID, options)
      const can = abilitiesOf(type, info.value, more.ok ? more.value : null)
      // An older gateway does not know the second question, and never will; any other failure is asked again.
      if (more.ok || more.failure.kind === 'gatewayTooOld') known.set(deviceID, can)
      return can
    },
    forget() {
      known.clear()
    },
  }
}
