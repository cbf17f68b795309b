import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openRoom, terminals, type GatewayRoom } from './gateway-room.ts'

// The real program, in a process of its own, against a gateway that is simulated.
const program = join(resolve(import.meta.dirname, '../../..'), 'tools/gateway/main.ts')

let folder = ''
let room: GatewayRoom

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-command-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  room = await openRoom()
  writeFileSync(join(folder, 'ca.crt'), room.simulator.authority)
})

afterEach(async () => {
  await room.close()
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

function runBare(words: readonly string[]): Promise<Ended> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
    const pieces = { out: '', errors: '' }
    child.stdout.on('data', (piece: Buffer) => (pieces.out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (pieces.errors += piece.toString()))
    child.once('error', reject)
    child.once('close', (code) => done({ code, ...pieces }))
  })
}

/** The same for whoever closes the pipe before a word was read, as `| head` does. */
function runUnread(words: readonly string[]): Promise<Omit<Ended, 'out'>> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
    let errors = ''
    child.stdout.destroy()
    child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()))
    child.once('error', reject)
    child.once('close', (code) => done({ code, errors }))
  })
}

const run = (...words: readonly string[]): Promise<Ended> =>
  runBare([...words, '--gateway', `localhost:${String(room.simulator.port)}`, '--ca', join(folder, 'ca.crt')])

const device = (...devices: readonly number[]): readonly string[] =>
  devices.flatMap((each) => ['--device', String(each)])

function usersFile(content: unknown): string {
  const path = join(folder, 'users.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const on = (deviceID: number) => room.simulator.terminal(deviceID).users

describe('reading', () => {
  test('devices tells models, states and how full they are', async () => {
    const { code, out } = await run('devices')
    expect(out.split('\n').map((line) => line.replaceAll(/ {2,}/gu, ' | '))).toEqual([
      'Terminal | Model | State | Address | Users | At most',
      '541600007 | FaceStation F2 FP | connected (TLS) | 192.0.2.1:51211 | 6 | 100000',
      '541600017 | FaceStation F2 FP | connected (TLS) | 192.0.2.2:51211 | 6 | 100000',
      '541600001 | XPass 2 | connected (TLS) | 192.0.2.3:51211 | 6 | 200000',
      '541600004 | BioStation 3 | not connected | 192.0.2.4:51211 | unknown | unknown',
      '',
    ])
    expect(code).toBe(0)
  })

  test('list tells the headers; a terminal that is not there makes it partly done', async () => {
    const { code, out, errors } = await run('list', ...device(terminals.main, terminals.offline), '--json')
    const read = z
      .array(z.object({ deviceID: z.number(), hdrs: z.array(z.looseObject({ ID: z.string() })) }))
      .parse(JSON.parse(out))
    expect(read).toEqual([
      { deviceID: terminals.main, hdrs: Array.from(on(terminals.main).outlines(), ({ hdr }) => hdr) },
    ])
    expect(JSON.parse(errors)).toEqual({
      deviceID: terminals.offline,
      userID: null,
      kind: 'terminalUnreachable',
      text: 'The terminal is not connected to the gateway.',
    })
    expect(code).toBe(2)
  })

  test('get tells users whole, and names who is not known', async () => {
    const people = await run('get', ...device(terminals.main), '--user', '1001', '--user', '77')
    expect(people.code).toBe(2)
    expect(people.out).toContain(on(terminals.main).get('1001')?.name)
    expect(people.errors).toBe(`terminal ${String(terminals.main)}, user 77: The terminal does not know this person.\n`)
    const nobody = await run('get', ...device(terminals.main), '--user', '77')
    expect(nobody).toMatchObject({ code: 1, out: '' })
  })

  test('compare tells who is missing and what differs', async () => {
    on(terminals.second).change('1002', { name: 'Somebody Else' })
    on(terminals.second).delete('1003')
    const { code, out } = await run('compare', ...device(terminals.main, terminals.second))
    expect(out).toBe(
      `1002  otherwise on ${String(terminals.second)}: name\n1003  not on ${String(terminals.second)}\n2 of 6 users differ.\n`,
    )
    expect(code).toBe(0)
    const scripts = await run('compare', ...device(terminals.main, terminals.second), '--user', '1002', '--json')
    expect(JSON.parse(scripts.out)).toEqual([
      { userID: '1002', missingOn: [], differing: [{ deviceID: terminals.second, parts: ['name'] }] },
    ])
  })
})

describe('whoever stops reading', () => {
  test('ends nothing but the printing: what is to be done at a terminal is done, and no error is told', async () => {
    const words = ['--gateway', `localhost:${String(room.simulator.port)}`, '--ca', join(folder, 'ca.crt')]
    const ended = await runUnread(['delete', ...device(terminals.main), '--user', '1001', ...words])
    expect(ended).toEqual({ code: 0, errors: '' })
    expect(on(terminals.main).get('1001')).toBeUndefined()
  })
})

describe('writing', () => {
  test('what get printed can be enrolled elsewhere, and is the same there', async () => {
    const { out } = await run('get', ...device(terminals.main), '--user', '1001', '--user', '1002', '--json')
    const [read] = z.array(z.object({ users: z.array(z.unknown()) })).parse(JSON.parse(out))
    on(terminals.second).clear()
    const file = usersFile({ users: read?.users })
    const enrolled = await run('enroll', ...device(terminals.second), '--file', file)
    expect(enrolled).toMatchObject({ code: 0, errors: '' })
    expect([...on(terminals.second).values()]).toEqual(['1001', '1002'].map((id) => on(terminals.main).get(id)))
  })

  test('whoever is there is left alone without --overwrite, and the others are put beside them', async () => {
    const file = usersFile([
      { hdr: { ID: '1001' }, name: 'Replaced' },
      { hdr: { ID: '5000' }, name: 'New' },
    ])
    const before = on(terminals.main).get('1001')
    const { code, errors } = await run('enroll', ...device(terminals.main, terminals.second), '--file', file)
    expect(code).toBe(2)
    expect(errors).toContain(
      `terminal ${String(terminals.main)}, user 1001: The terminal knows somebody with this ID already.`,
    )
    expect(on(terminals.main).get('1001')).toEqual(before)
    expect(on(terminals.main).get('5000')?.name).toBe('New')
    // A setting that the file does not have leaves every mode to the terminal.
    expect(on(terminals.main).get('5000')?.setting).toMatchObject({ biometricAuthMode: 255, cardAuthExtMode: 255 })

    const over = await run('enroll', ...device(terminals.main, terminals.second), '--file', file, '--overwrite')
    expect(over.code).toBe(0)
    expect(on(terminals.main).get('1001')?.name).toBe('Replaced')
  })

  test('one user that a terminal does not take keeps nobody else out', async () => {
    const file = usersFile([{ hdr: { ID: 'letters' } }, { hdr: { ID: '5000' } }])
    const { code, out } = await run('enroll', ...device(terminals.cardOnly), '--file', file, '--overwrite', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject([
      {
        deviceID: terminals.cardOnly,
        userIDs: ['5000'],
        deviceErrors: [{ userID: 'letters', reason: 'idAlphanumeric' }],
      },
    ])
  })

  test('update changes what the file names and nothing else, also where the terminal cannot update', async () => {
    const file = usersFile([{ hdr: { ID: '1001' }, accessGroupIDs: [9], setting: { endTime: 1_900_000_000 } }])
    for (const deviceID of [terminals.main, terminals.cardOnly]) {
      const before = on(deviceID).get('1001')
      const { code, out } = await run('update', ...device(deviceID), '--file', file, '--json')
      expect(JSON.parse(out)).toMatchObject([
        { userIDs: ['1001'], way: deviceID === terminals.main ? 'updated' : 'replaced' },
      ])
      expect(code).toBe(0)
      expect(on(deviceID).get('1001')).toMatchObject({
        name: before?.name,
        cards: before?.cards,
        faces: before?.faces,
        PIN: before?.PIN,
        photo: before?.photo,
        accessGroupIDs: [9],
        setting: { ...before?.setting, endTime: 1_900_000_000 },
      })
    }
  })

  test('delete tells whom it did not find', async () => {
    const { code, errors } = await run('delete', ...device(terminals.main), '--user', '1001', '--user', '77')
    expect(code).toBe(2)
    expect(on(terminals.main).has('1001')).toBe(false)
    expect(errors).toContain('user 77: The terminal does not know this person.')
    expect(await run('delete', ...device(terminals.unknown), '--user', '1001')).toMatchObject({
      code: 1,
      errors: `terminal ${String(terminals.unknown)}: The gateway does not know this terminal any more.\n`,
    })
  })
})

describe('what is wrong', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['reboot']],
    ['two commands', ['list', 'get', ...device(1)]],
    ['no terminal', ['list']],
    ['one terminal to compare', ['compare', ...device(1)]],
    ['a terminal with a name', ['list', '--device', 'door']],
    ['no user', ['get', ...device(1)]],
    ['no file', ['enroll', ...device(1)]],
    ['an unknown option', ['devices', '--force']],
    ['overwriting what is deleted', ['delete', ...device(1), '--user', '1', '--overwrite']],
  ])('%s is 64, with the help', async (_name, words) => {
    const { code, out, errors } = await run(...words)
    expect({ code, out }).toEqual({ code: 64, out: '' })
    expect(errors).toContain('npm run gateway -- COMMAND')
    expect(room.simulator.calls.connections).toBe(0)
  })

  test.each([
    ['no JSON', '{', 'users.json is no JSON.'],
    ['nobody', [], 'users.json has no users.'],
    ['an unknown field', [{ hdr: { ID: '1' }, nmae: 'A' }], 'users[0]: Unrecognized key: "nmae"'],
    ['no id', [{ hdr: { ID: '1' } }, { name: 'A' }], 'users[1].hdr:'],
    [
      'bytes that are none',
      [{ hdr: { ID: '1' }, cards: [{ type: 1, data: '%' }] }],
      'users[0].cards[0].data: is not base64',
    ],
    [
      'a mode that is none',
      { users: [{ hdr: { ID: '1' }, setting: { cardAuthMode: 1 } }] },
      'users[0].setting.cardAuthMode: is no way',
    ],
    ['too long an id', [{ hdr: { ID: 'é'.repeat(17) } }], 'users[0]: The ID is longer than the 32 bytes'],
    ['a PIN in clear', [{ hdr: { ID: '1' }, PIN: 'MTIzNA==' }], 'users[0].PIN: is no hash of 32 bytes'],
    [
      'the same user twice',
      [{ hdr: { ID: '1' } }, { hdr: { ID: '1' } }],
      'users[1].hdr.ID: stands in the file before.',
    ],
  ])('a file with %s is 64, and names the place', async (_name, content, expected) => {
    const { code, errors } = await run('enroll', ...device(terminals.main), '--file', usersFile(content))
    expect(code).toBe(64)
    expect(errors).toContain(expected)
    expect(room.simulator.calls.connections).toBe(0)
  })

  test('another authority is nothing done', async () => {
    const other = await openRoom()
    try {
      writeFileSync(join(folder, 'ca.crt'), other.simulator.authority)
      const { code, errors } = await run('list', ...device(terminals.main))
      expect(code).toBe(1)
      expect(errors).toContain('is not from the authority you gave')
    } finally {
      await other.close()
    }
  })

  test('help is no mistake', async () => {
    const { code, out } = await runBare(['--help'])
    expect(code).toBe(0)
    expect(out).toContain('Exit codes: 0 all done, 1 nothing done, 2 partly done, 64 wrong usage')
  })
})
