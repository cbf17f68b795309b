import type { SimulatorOptions } from './options.ts'
import { readCommandLine, usage } from './command-line.ts'
import { demoLogin, demoOperators, startSimulator } from './index.ts'

/** Exit code for wrong usage, as in sysexits. */
const wrongUsage = 64

async function run(options: Partial<SimulatorOptions>, json: boolean): Promise<void> {
  const simulator = await startSimulator(options)
  // Whoever reads "ready" may end it at once.
  const end = (): void => void simulator.stop().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  const { url, fingerprint, port } = simulator
  if (json) {
    console.log(JSON.stringify({ url, fingerprint, port, login: demoLogin.loginId, password: demoLogin.password }))
  } else {
    const others = Object.values(demoOperators).map(({ loginId }) => loginId)
    console.log(`BioStar 2 simulator ${options.version ?? ''}, NOT FOR PRODUCTION: this machine only, invented people.`)
    console.log(`  address      ${url}`)
    console.log(`  SHA-256      ${fingerprint}`)
    console.log(`  sign in      ${demoLogin.loginId} / ${demoLogin.password}`)
    console.log(`  operators    ${others.join(', ')} (same password)`)
    console.log(`  people       ${simulator.state.people.size}`)
    console.log('Ctrl+C ends it.')
  }
}

const commandLine = readCommandLine(process.argv.slice(2))
switch (commandLine.kind) {
  case 'help':
    console.log(usage)
    break
  case 'wrong':
    console.error(`${commandLine.sentence}\nnpm run simulator -- --help lists the options.`)
    process.exitCode = wrongUsage
    break
  case 'run':
    await run(commandLine.options, commandLine.json).catch((error: unknown) => {
      console.error(`The simulator could not start: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    })
    break
  default:
    throw new Error(`no such command line: ${JSON.stringify(commandLine satisfies never)}`)
}
