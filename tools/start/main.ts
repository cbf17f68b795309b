import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { chooseRuntime, hasDisplay } from '../runtime.mjs'
import { demoLogin, startSimulator } from '../simulator/index.ts'
import { readStartRequest, usage } from './command-line.ts'
import { walkThroughWithoutWindow } from './headless.ts'
import { pairDemoStation } from './pair-demo-station.ts'
import { runStation } from './station-process.ts'

const repository = dirname(dirname(import.meta.dirname))
const display = hasDisplay(process.env, process.platform)
const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

async function demonstrate(): Promise<number> {
  const simulator = await startSimulator({ port: 0 })
  try {
    tell(`BioStar simulator (invented people, this machine only): ${simulator.url}`)
    if (!display) {
      tell('No display here: walking through one enrollment instead of opening a window.')
      return await walkThroughWithoutWindow(simulator, repository)
    }
    const runtime = chooseRuntime()
    const folder = join(repository, 'out', 'demonstration')
    await pairDemoStation(folder, simulator, new Date())
    // Loaded where it is wanted only: gRPC takes half a second.
    const { startDemonstrationGateway } = await import('./demonstration-gateway.ts')
    const gateway = await startDemonstrationGateway(join(repository, 'out', 'gateway-simulator'))
    try {
      const { host, port, terminals } = gateway.simulator
      tell(
        `Device gateway simulator (${terminals.length} terminals): ${host}:${port}, CA file ${gateway.authorityFile}`,
      )
      tell(runtime.sentence)
      tell(`Sign in with  ${demoLogin.loginId}  /  ${demoLogin.password}      (Ctrl-C ends everything)`)
      return await runStation(runtime, repository, [`--user-data-dir=${folder}`])
    } finally {
      await gateway.simulator.close()
    }
  } finally {
    await simulator.stop()
  }
}

async function openOn(address: string): Promise<number> {
  if (!display) {
    tell(
      `No display here, so no pairing screen for ${address}. Against a real server, without a window: npm run walkthrough -- --help`,
    )
    return 1
  }
  const runtime = chooseRuntime()
  const folder = join(repository, 'out', 'real-server')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  tell(runtime.sentence)
  return runStation(runtime, repository, [`--user-data-dir=${folder}`, `--server=${address}`])
}

const request = readStartRequest(process.argv.slice(2))
switch (request.kind) {
  case 'demonstration':
    process.exitCode = await demonstrate()
    break
  case 'server':
    process.exitCode = await openOn(request.address)
    break
  case 'help':
    tell(usage)
    break
  case 'wrong':
    process.stderr.write(`${request.sentence}\n\n${usage}`)
    process.exitCode = 64
    break
  default:
    throw new Error(`no such request: ${JSON.stringify(request satisfies never)}`)
}
