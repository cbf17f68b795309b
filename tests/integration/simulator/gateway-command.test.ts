import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { status } from '@grpc/grpc-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startDemonstrationGateway } from '../../../tools/start/demonstration-gateway.ts'
import { BareClient } from './gateway-stage.ts'

const main = fileURLToPath(new URL('../../../tools/simulator/gateway/main.ts', import.meta.url))

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'gateway-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

interface Running {
  /** Waits until the output contains a text, and answers the output. */
  readonly says: (text: string) => Promise<string>
  readonly type: (line: string) => void
  readonly end: () => Promise<number | null>
}

function run(words: readonly string[]): Running {
  const child = spawn(process.execPath, [main, ...words], { stdio: ['pipe', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => (output.includes(text) ? resolve(output) : undefined)
        child.stdout.on('data', look)
        child.once('close', () => reject(new Error(`it ended without "${text}": ${output}`)))
        look()
      }),
    type: (line) => void child.stdin.write(`${line}\n`),
    end: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

describe('npm run gateway-simulator', () => {
  it('says in one line where it is, is trusted by the file it wrote, and ends politely', async () => {
    const file = join(await folder(), 'deep', 'ca.crt')
    const words = ['--json', '--port', '0', '--people', '3', '--terminals', 'bs3', '--write-ca', file]
    const command = run([...words, '--fault', 'GetStatistic=ABORTED'])
    const ready = JSON.parse(await command.says('\n')) as { readonly port: number }
    expect(ready).toEqual({
      host: 'localhost',
      port: expect.any(Number) as unknown,
      authorityFile: file,
      terminals: [{ deviceID: 541_600_003, model: 'BioStation 3', online: true }],
    })
    const client = new BareClient({ port: ready.port, authority: await readFile(file, 'utf8') })
    onTestFinished(() => client.close())
    expect((await client.ask('User/GetList', { deviceID: 541_600_003 })).hdrs).toHaveLength(3)
    const statistic = await client.call('User/GetStatistic', { deviceID: 541_600_003 })
    expect(statistic).toMatchObject({ code: status.ABORTED })
    expect(await command.end()).toBe(0)
  })

  it('tells a person that it is not for production, and listens to what is typed', async () => {
    const file = join(await folder(), 'ca.crt')
    const command = run(['--port', '0', '--write-ca', file])
    const output = await command.says('Ctrl+C')
    expect(output).toContain('NOT FOR PRODUCTION')
    expect(output).toContain(file)
    expect(output).toContain('541600004    BioStation 3, 20 users, not connected')
    expect(output).toContain('541600005    FaceStation F2, 20 users, answers after 3000 ms')
    expect(output).toContain('541600006    BioStation 3, 20 users, full')
    command.type('online 541600004')
    await command.says('541600004 is online.')
    expect(await command.end()).toBe(0)
  })

  it('answers wrong usage with 64', async () => {
    const child = spawn(process.execPath, [main, '--port', 'ten'])
    let complaints = ''
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (complaints += piece))
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(64)
    expect(complaints).toContain('--port takes a whole number')
  })
})

describe('the gateway beside npm start', () => {
  it('leaves the certificate of its authority where it says, and its terminals know the first people', async () => {
    const { simulator, authorityFile } = await startDemonstrationGateway(await folder())
    onTestFinished(() => simulator.close())
    const client = new BareClient({ port: simulator.port, authority: await readFile(authorityFile, 'utf8') })
    onTestFinished(() => client.close())
    expect((await client.ask('Connect/GetDeviceList')).deviceInfos).toHaveLength(6)
    expect(simulator.terminal(541_600_003).users.size).toBe(200)
  })
})
