import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { largestProfilePhotoBytes } from '../../src-preload/contract/photo.ts'
import { demoLogin, notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { readPicture, sideBySide } from '../../tools/station-driver/camera-pictures.ts'
import { stepNames, type WalkReport } from '../../tools/walkthrough/report.ts'
import { test } from './desk.ts'
import { withoutKeychain } from './station.ts'

const repository = join(import.meta.dirname, '../..')
const portrait = join(import.meta.dirname, '../fixtures/camera/portrait.jpg')
const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'
const passwordVariable = 'STATION_WALK_PASSWORD'

/** How a walk ended: its exit code, what it printed, and its report when it left one. */
interface Walked {
  readonly code: number | null
  readonly printed: string
  readonly report: WalkReport | null
}

async function run(
  words: readonly string[],
  out?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Walked> {
  const child = spawn(process.execPath, [join(repository, 'tools/walkthrough/main.ts'), ...words], {
    cwd: repository,
    env: { ...process.env, [passwordVariable]: demoLogin.password, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const text = out === undefined ? null : await readFile(join(out, 'report.json'), 'utf8').catch(() => null)
  return {
    code,
    printed: Buffer.concat(chunks).toString('utf8'),
    report: text === null ? null : (JSON.parse(text) as WalkReport),
  }
}

async function walk(
  simulator: Simulator,
  out: string,
  words: readonly string[],
  { fingerprint = simulator.fingerprint, camera = portrait, environment = {} } = {},
): Promise<Walked> {
  const always = ['--server', simulator.url, '--fingerprint', fingerprint, '--camera', camera, '--out', out]
  const login = ['--login', demoLogin.loginId, '--password-env', passwordVariable]
  return run([...always, ...login, ...words], out, environment)
}

/** Writes a picture of two people in front of the camera, and answers where it is. */
async function twoFacesIn(folder: string): Promise<string> {
  const one = await readPicture(portrait)
  const { width, height, data } = sideBySide(one, one)
  const path = join(folder, 'two-faces.png')
  await writeFile(path, PNG.sync.write(Object.assign(new PNG({ width, height }), { data: Buffer.from(data) })))
  return path
}

/** How many pixels have the colour of Playwright's mask. */
async function maskedPixels(screenshot: string): Promise<number> {
  const { data } = PNG.sync.read(await readFile(screenshot))
  let count = 0
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 255) count += 1
  return count
}

test('all the way: exit 0, a report, seven pictures without people, the photo and the e-mail at the server', async ({
  startServer,
  newFolder,
}) => {
  const simulator = await startServer()
  const out = await newFolder()
  const id = notablePeople.withoutPhoto
  const { code, printed, report } = await walk(simulator, out, ['--find', id, '--email'])
  expect(code, printed).toBe(0)
  expect(report).toEqual({
    runtime: expect.stringMatching(/^(?:electron|standin)$/u),
    ok: true,
    steps: stepNames.map((name) => ({ name, ms: expect.any(Number), screenshot: `${name}.png` })),
    userId: id,
    verdict: 'warn',
    override: null,
    photoBytes: expect.any(Number),
    emailSent: true,
  })
  for (const name of stepNames) expect(printed).toMatch(new RegExp(`^${name} +\\d+ ms$`, 'mu'))
  const stored = simulator.state.people.get(id)?.photo
  if (stored?.kind !== 'stored') throw new Error('the server holds no photo')
  expect(Buffer.from(stored.base64, 'base64')).toHaveLength(report?.photoBytes ?? 0)
  expect(report?.photoBytes).toBeLessThanOrEqual(largestProfilePhotoBytes)
  expect(simulator.mails).toHaveLength(1)
  const person = simulator.state.people.get(id)
  for (const personal of [demoLogin.password, person?.name ?? '', person?.email ?? ''])
    expect(printed + JSON.stringify(report)).not.toContain(personal)
  for (const name of stepNames.filter((step) => step !== 'pair' && step !== 'sign-in'))
    expect(await maskedPixels(join(out, `${name}.png`)), name).toBeGreaterThan(5_000)
})

test('with people shown, from a PNG, by a fingerprint without colons, on BioStar X: no mail unasked', async ({
  startServer,
  newFolder,
}) => {
  const simulator = await startServer({ version: 'biostar-x' })
  const folder = await newFolder()
  const out = join(folder, 'walk')
  const { data, width, height } = jpeg.decode(await readFile(portrait))
  const camera = join(folder, 'portrait.png')
  await writeFile(camera, PNG.sync.write(Object.assign(new PNG({ width, height }), { data: Buffer.from(data) })))
  const fingerprint = simulator.fingerprint.replaceAll(':', '').toLowerCase()
  const words = ['--find', notablePeople.withoutPhoto, '--show-people']
  const { code, printed, report } = await walk(simulator, out, words, { fingerprint, camera })
  expect(code, printed).toBe(0)
  expect(report).toMatchObject({ ok: true, emailSent: false })
  expect(simulator.mails).toEqual([])
  for (const name of stepNames) expect(await maskedPixels(join(out, `${name}.png`)), name).toBe(0)
})

for (const version of ['2.8.10', '2.8.16'] as const) {
  test(`on ${version}: careful with several matches and with a photo, unless told`, async ({
    startServer,
    newFolder,
  }) => {
    const simulator = await startServer({ version })
    const out = await newFolder()
    const untouched = JSON.stringify([...simulator.state.people])
    const careful: readonly (readonly [readonly string[], string])[] =
      version === '2.8.10'
        ? [[['--find', '100', '--replace'], 'severalMatches']]
        : [[['--find', notablePeople.ordinary], 'photoExists']]
    for (const [words, kind] of careful) {
      const stopped = await walk(simulator, out, words)
      expect(stopped.code, stopped.printed).toBe(2)
      expect(stopped.report).toMatchObject({ ok: false, emailSent: false, failure: { kind, step: 'find' } })
      expect(stopped.report?.steps.map(({ name }) => name)).toEqual(['pair', 'sign-in', 'find'])
    }
    expect(JSON.stringify([...simulator.state.people])).toBe(untouched)
    const { code, printed, report } = await walk(simulator, out, ['--find', '100', '--first', '--replace'])
    expect(code, printed).toBe(0)
    expect(simulator.state.people.get(report?.userId ?? '')?.photo.kind).toBe('stored')
    expect(simulator.mails).toEqual([])
  })
}

test('a blocked picture ends the walk when no reason is given', async ({ startServer, newFolder }) => {
  const simulator = await startServer()
  const folder = await newFolder()
  const out = join(folder, 'walk')
  const camera = await twoFacesIn(folder)
  const id = notablePeople.withoutPhoto
  const stopped = await walk(simulator, out, ['--find', id], { camera })
  expect(stopped.code, stopped.printed).toBe(2)
  expect(stopped.report).toMatchObject({
    ok: false,
    verdict: 'block',
    override: null,
    photoBytes: null,
    failure: { kind: 'photoBlocked', step: 'review' },
  })
  expect(stopped.printed).toContain('secondFace')
  expect(simulator.state.people.get(id)?.photo.kind).toBe('none')
})

test('a blocked picture is used for a reason, whose words stay on the station', async ({ startServer, newFolder }) => {
  test.skip(!hasPrivateKeyring, 'a reason is kept in a keychain, and there is none of the test’s own')
  const simulator = await startServer()
  const folder = await newFolder()
  const out = join(folder, 'walk')
  const camera = await twoFacesIn(folder)
  const id = notablePeople.withoutPhoto
  const words = 'the sister holds the child'
  const gone = await walk(simulator, out, ['--find', id, '--override', words], { camera })
  expect(gone.code, gone.printed).toBe(0)
  expect(gone.report).toMatchObject({ ok: true, verdict: 'block', override: 'other' })
  expect(gone.printed + JSON.stringify(gone.report)).not.toContain(words)
  expect(simulator.state.people.get(id)?.photo.kind).toBe('stored')
})

test('where there is no keychain the walk ends before anything is sent, unless told to go on without keeping', async ({
  startServer,
  newFolder,
}) => {
  const simulator = await startServer()
  const id = notablePeople.withoutPhoto
  const unkept = { environment: withoutKeychain }
  const careful = await walk(simulator, await newFolder(), ['--find', id], unkept)
  expect(careful.code, careful.printed).toBe(1)
  expect(careful.report).toMatchObject({ ok: false, failure: { kind: 'notAcknowledged', step: 'done' } })
  expect(simulator.state.people.get(id)?.photo.kind).toBe('none')

  const told = await walk(simulator, await newFolder(), ['--find', id, '--without-keeping'], unkept)
  expect(told.code, told.printed).toBe(0)
  expect(told.report).toMatchObject({ ok: true, photoBytes: expect.any(Number) })
  expect(simulator.state.people.get(id)?.photo.kind).toBe('stored')
})

test('another fingerprint ends the walk before the server is asked for anything', async ({
  startServer,
  newFolder,
}) => {
  const simulator = await startServer({ people: 0 })
  const out = await newFolder()
  const fingerprint = simulator.fingerprint.replace(/^./u, (digit) => (digit === '0' ? '1' : '0'))
  const { code, report } = await walk(simulator, out, ['--find', 'a'], { fingerprint })
  expect(code).toBe(1)
  expect(report).toMatchObject({ ok: false, userId: null, failure: { kind: 'wrongFingerprint', step: 'pair' } })
  expect(simulator.counters.snapshot()).toMatchObject({ requests: 0, bytesReceived: 0 })
})

test('wrong words end with 64 and say which', async () => {
  const needed = ['--server', 'https://localhost', '--fingerprint', 'ab'.repeat(32), '--login', 'a', '--find', 'a']
  const rest = ['--password-env', passwordVariable, '--camera', portrait]
  const wrongs: readonly (readonly [readonly string[], string])[] = [
    [[], '--server is missing'],
    [[...needed, '--camera', portrait, '--password-env', 'STATION_NO_SUCH'], 'STATION_NO_SUCH'],
    [[...needed, ...rest, '--fingerprint', 'abcd'], '64 hexadecimal digits'],
    [[...needed, ...rest, '--server', 'http://localhost'], 'https'],
    [[...needed, ...rest, '--firts'], '--firts'],
    [[...needed, ...rest, '--override', ' '], '--override takes a reason'],
  ]
  const ends = await Promise.all(wrongs.map(async ([words]) => run(words)))
  for (const [place, { code, printed }] of ends.entries()) {
    expect(code).toBe(64)
    expect(printed).toContain(wrongs[place]?.[1] ?? '')
    expect(printed).toContain('Exit codes')
  }
})
