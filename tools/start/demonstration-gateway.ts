import { join } from 'node:path'
import type { GatewaySimulator } from '../simulator/gateway/index.ts'
import { writeAuthority } from '../simulator/gateway/authority-file.ts'
import { startGatewaySimulator } from '../simulator/gateway/index.ts'

/** How many of the simulated server's people each terminal knows: enough to find somebody, few enough to be there at once. */
const people = 200

/** How long a scan at a simulated terminal waits before somebody presents themselves, in milliseconds. */
const presentAfterMilliseconds = 3_000

/** The gateway of the demonstration, and where the certificate of its authority is. */
export interface DemonstrationGateway {
  readonly simulator: GatewaySimulator
  readonly authorityFile: string
}

/**
 * Starts a device gateway beside the simulated server, on any free port, whose terminals know the first of the same people.
 *
 * @param folder absolute; gets `gateway-ca.crt`
 */
export async function startDemonstrationGateway(folder: string): Promise<DemonstrationGateway> {
  const simulator = await startGatewaySimulator({ people, presentAfterMilliseconds })
  const authorityFile = join(folder, 'gateway-ca.crt')
  await writeAuthority(authorityFile, simulator.authority)
  return { simulator, authorityFile }
}
