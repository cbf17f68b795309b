import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { GatewayCommandLine } from './command-line.ts'
import { writeAuthority } from './authority-file.ts'
import { readGatewayCommandLine, usage } from './command-line.ts'
import { startGatewaySimulator } from './index.ts'
import { doTypedLine } from './typed-line.ts'

/** Exit code for wrong usage, as in sysexits. */
const wrongUsage = 64

const usualAuthorityFile = join(import.meta.dirname, '..', '..', '..', 'out', 'gateway-simulator', 'ca.crt')

async function run(asked: Extract<GatewayCommandLine, { kind: 'run' }>): Promise<void> {
  const simulator = await startGatewaySimulator(asked.options)
  for (const rule of asked.faults) simulator.fault(rule)
  const authorityFile = resolve(asked.authorityFile ?? usualAuthorityFile)
  await writeAuthority(authorityFile, simulator.authority)
  // Whoever reads "ready" may end it at once.
  const end = (): void => void simulator.close().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  const { host, port, terminals } = simulator
  if (asked.json) {
    const rows = terminals.map(({ deviceID, model, online }) => ({ deviceID, model: model.name, online }))
    console.log(JSON.stringify({ host, port, authorityFile, terminals: rows }))
  } else {
    console.log('Device gateway simulator, NOT FOR PRODUCTION: this machine only, invented people.')
    console.log(`  address      ${host}:${port}`)
    console.log(`  CA file      ${authorityFile}`)
    for (const { deviceID, model, online, delay, capacity, users } of terminals) {
      const notes = [
        ...(online ? [] : ['not connected']),
        ...(delay === 0 ? [] : [`answers after ${delay} ms`]),
        ...(users.size < capacity ? [] : ['full']),
      ]
      console.log(`  ${deviceID}    ${[model.name, `${users.size} users`, ...notes].join(', ')}`)
    }
    console.log('Ctrl+C ends it.')
  }
  createInterface({ input: process.stdin }).on('line', (line) => {
    const sentence = doTypedLine(simulator, line)
    if (!asked.json) console.log(sentence)
  })
}

const commandLine = readGatewayCommandLine(process.argv.slice(2))
switch (commandLine.kind) {
  case 'help':
    console.log(usage)
    break
  case 'wrong':
    console.error(`${commandLine.sentence}\nnpm run gateway-simulator -- --help lists the options.`)
    process.exitCode = wrongUsage
    break
  case 'run':
    await run(commandLine).catch((error: unknown) => {
      console.error(`The gateway simulator could not start: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    })
    break
  default:
    throw new Error(`no such command line: ${JSON.stringify(commandLine satisfies never)}`)
}
