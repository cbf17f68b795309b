import { onTestFinished } from 'vitest'
import type { Simulator, SimulatorOptions } from '../../../tools/simulator/index.ts'
import { demoLogin, startSimulator } from '../../../tools/simulator/index.ts'
import { WireClient } from './wire-client.ts'

/** A simulator and somebody signed in to it, both gone when the test is over. */
export async function stage(
  options: Partial<SimulatorOptions> = {},
  loginId: string | undefined = demoLogin.loginId,
): Promise<{ readonly simulator: Simulator; readonly client: WireClient }> {
  const simulator = await startSimulator({ people: 40, ...options })
  const client = new WireClient(simulator)
  onTestFinished(async () => {
    client.close()
    await simulator.stop()
  })
  await client.login(loginId)
  return { simulator, client }
}
