import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { demoLogin, notablePeople, type Simulator } from '../simulator/index.ts'

const passwordVariable = 'STATION_DEMONSTRATION_PASSWORD'

/**
 * Where nobody could see a window: enrolls one invented person through the real screens, against the simulator, and
 * says where the pictures of each screen are.
 *
 * @param simulator the running server
 * @param repository absolute
 * @returns the walk-through's exit code
 */
export async function walkThroughWithoutWindow(simulator: Simulator, repository: string): Promise<number> {
  const person = simulator.state.people.get(notablePeople.withoutPhoto)
  if (person === undefined) throw new Error('the simulator always invents the person the walk-through enrolls')
  const out = join(repository, 'out', 'walkthrough')
  const words = [
    ['--server', simulator.url, '--fingerprint', simulator.fingerprint],
    ['--login', demoLogin.loginId, '--password-env', passwordVariable],
    ['--find', person.email, '--email', '--out', out],
    ['--camera', join(repository, 'tests', 'fixtures', 'camera', 'portrait.jpg')],
    // Nobody to protect: these people are invented.
    ['--show-people'],
    // Nothing to lose either: each start begins anew, and machines without a display seldom have a keychain.
    ['--without-keeping'],
  ].flat()
  const walk = spawn(process.execPath, [join(repository, 'tools', 'walkthrough', 'main.ts'), ...words], {
    cwd: repository,
    env: { ...process.env, [passwordVariable]: demoLogin.password },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const end = (): void => void walk.kill('SIGTERM')
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  const code = await new Promise<number>((resolve) => walk.once('close', (status) => resolve(status ?? 130)))
  process.stdout.write(
    code === 0 ? `The screenshots are in ${out}\n` : `The walk-through failed; what it saw is in ${out}\n`,
  )
  return code
}
