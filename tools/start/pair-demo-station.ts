import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { keepServerRecord } from '../../src-main/policy/record-file.ts'
import type { Simulator } from '../simulator/index.ts'

/**
 * Makes a data folder in which the station is paired with a simulator, as if a person had compared the fingerprints.
 * This is the only way the demonstration differs: the station itself has no switch for it.
 *
 * @param folder emptied and made anew, so that each start begins alike
 * @param simulator the server to trust, by its exact certificate
 * @param now when the pairing is said to have happened
 */
export async function pairDemoStation(folder: string, simulator: Simulator, now: Date): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const written = await keepServerRecord(join(folder, 'server.json')).write({
    version: 1,
    address: { host: new URL(simulator.url).hostname, port: simulator.port },
    trust: { kind: 'pinnedCertificate', sha256: simulator.fingerprint },
    pairedAt: now.toISOString(),
  })
  if (!written.ok) throw new Error(`the pairing could not be written into ${folder}`)
}
