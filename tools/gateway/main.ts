import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGatewayClient } from '../../src-main/gateway/create-gateway-client.ts'
import { loadGatewayProtocol } from '../../src-main/gateway/protocol.ts'
import { exitCodeOf, jsonOf, notDoneJson, notDoneText, type Done, type Output } from './answer.ts'
import { readGatewayCommand, usage, type GatewayCommand } from './command-line.ts'
import { tellDevices, tellDifferences, tellLists, tellUsers } from './reading-commands.ts'
import { textTable } from './text-table.ts'
import { readUsersFile, type FileUser } from './users-file.ts'
import { deleteUsers, enrollUsers, updateUsers, type TerminalResult } from './writing-commands.ts'

const wrongUsage = 64

/** Does what a command says and answers the exit code. */
async function run(command: GatewayCommand): Promise<number> {
  const authority = await readFile(command.authorityFile, 'utf8').catch(() => null)
  if (authority === null) return refuse(`${command.authorityFile} cannot be read.`)
  const file = command.file === null ? null : await readUsersFile(command.file)
  if (file?.ok === false) return refuse(file.failure)
  const protocol = loadGatewayProtocol(join(import.meta.dirname, '../../resources/gateway'))
  const client = createGatewayClient({ host: command.host, port: command.port, authority, protocol })
  const giveUp = new AbortController()
  process.once('SIGINT', () => giveUp.abort())
  const output: Output = { json: command.json, print: (text) => void process.stdout.write(text) }
  const done = await carryOut(command, file?.value ?? [], { client, output, signal: giveUp.signal })
  client.close()
  for (const failure of done.failed)
    process.stderr.write(`${command.json ? JSON.stringify(notDoneJson(failure)) : notDoneText(failure)}\n`)
  return exitCodeOf(done)
}

interface Means {
  readonly client: ReturnType<typeof createGatewayClient>
  readonly output: Output
  readonly signal: AbortSignal
}

async function carryOut(command: GatewayCommand, users: readonly FileUser[], means: Means): Promise<Done> {
  const reading = { ...means, devices: command.devices, users: command.users }
  switch (command.name) {
    case 'devices':
      return tellDevices(reading)
    case 'list':
      return tellLists(reading)
    case 'get':
      return tellUsers(reading)
    case 'compare':
      return tellDifferences(reading)
    case 'enroll':
      return tellResults(await enrollUsers(reading, users, command.overwrite), means.output)
    case 'update':
      return tellResults(await updateUsers(reading, users), means.output)
    case 'delete':
      return tellResults(await deleteUsers(reading, command.users), means.output)
    default:
      throw new Error(`no such command: ${JSON.stringify(command.name satisfies never)}`)
  }
}

/** Tells what became of users at each terminal. */
function tellResults(results: readonly TerminalResult[], output: Output): Done {
  const failed = results.flatMap((result) => result.failed)
  if (output.json)
    output.print(
      `${jsonOf(
        results.map(({ deviceID, userIDs, failed: notDone, changed }) => ({
          deviceID,
          userIDs,
          deviceErrors: notDone.map(notDoneJson),
          ...(changed === null ? {} : changed),
        })),
      )}\n`,
    )
  else
    output.print(
      `${textTable([
        ['Terminal', 'Done', 'Not done', ''],
        ...results.map(({ deviceID, userIDs, failed: notDone, changed }) => [
          String(deviceID),
          String(userIDs.length),
          String(notDone.length),
          changed?.way === 'replaced' ? 'overwritten whole, because this terminal cannot update' : '',
        ]),
      ])}\n`,
    )
  return { done: results.reduce((sum, { userIDs }) => sum + userIDs.length, 0), failed }
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return wrongUsage
}

// Whoever reads has seen enough (`| head`): what is asked for goes no further, and that is no failure. Work at terminals is not cut off.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const words = readGatewayCommand(process.argv.slice(2))
switch (words.kind) {
  case 'command':
    process.exitCode = await run(words)
    break
  case 'help':
    process.stdout.write(usage)
    break
  case 'wrong':
    process.exitCode = refuse(`${words.sentence}\n\n${usage}`)
    break
  default:
    throw new Error(`no such words: ${JSON.stringify(words satisfies never)}`)
}
