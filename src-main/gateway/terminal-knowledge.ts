import type { GatewayStanding } from './gateway-client.ts'
import { limitsOf, type TerminalLimits } from './limits.ts'
import type { CapabilityInfo, DeviceCapability } from './messages.ts'

/** What terminals have told of themselves, kept as long as the connection: a terminal may be exchanged or updated meanwhile. */
export interface TerminalKnowledge {
  limits(deviceID: number): TerminalLimits
  learnInfo(deviceID: number, info: CapabilityInfo): void
  learnCapability(deviceID: number, capability: DeviceCapability): void
}

/** Begins to keep what terminals tell. */
export function keepTerminalKnowledge(
  onStanding: (listener: (standing: GatewayStanding) => void) => void,
): TerminalKnowledge {
  const infos = new Map<number, CapabilityInfo>()
  const capabilities = new Map<number, DeviceCapability>()
  onStanding((standing) => {
    if (standing === 'connected') return
    infos.clear()
    capabilities.clear()
  })
  return {
    limits: (deviceID) => limitsOf(infos.get(deviceID) ?? null, capabilities.get(deviceID) ?? null),
    learnInfo: (deviceID, info) => void infos.set(deviceID, info),
    learnCapability: (deviceID, capability) => void capabilities.set(deviceID, capability),
  }
}
