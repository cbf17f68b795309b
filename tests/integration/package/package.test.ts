import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createPackage, extractFile, listPackage, statFile } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findElectronBinary } from '../../../tools/runtime.mjs'

const repository = resolve(import.meta.dirname, '../../..')
const electronIsHere = findElectronBinary(repository) !== null
const nativeFile = `node_modules/keytar/prebuilds/${process.platform}-${process.arch}/keytar.node`

/** What has no business on a desk: our tools and tests, sources, maps, secrets, a tried-out station's data and pictures. */
const outOfPlace =
  /^(?:tools|tests|docs|src-[a-z]+|out\/(?!main\/|preload\/|renderer\/))\/?|standin|fixture|[.]map$|[.]tsx?$|(?:^|\/)[.]|(?:server|settings)[.]json$|[.](?:jpg|mjpeg|log|pem|key)$/u
/** What a file says that was built with its sources, or with a part of our tools. */
const saysTooMuch = /sourceMappingURL|sourcesContent|app[.]standin[.]invalid|__playwright/u

let folder = ''
let archive = ''
let said = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-package-'))
  const run = await packageWith('--dir', '--out', folder)
  if (run.code !== 0) throw new Error(`the station could not be packaged:\n${run.output}`)
  said = run.output
  const [found] = globSync('**/app.asar', { cwd: folder })
  archive = join(folder, found ?? 'no app.asar was made')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the package', () => {
  test('holds the built station, its native file, its icon and the licences', () => {
    expect(filesOf(archive)).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'THIRD-PARTY.md',
        'node_modules/keytar/lib/keytar.js',
        nativeFile,
        'out/main/index.js',
        'out/preload/index.cjs',
        'out/renderer/index.html',
        'package.json',
        'resources/consent/photo-and-face.en.json',
        'resources/consent/photo-and-face.ko.json',
        'resources/gateway/user.proto',
        'resources/icons/256x256.png',
      ]),
    )
  })

  test('holds nothing else: no tools, no tests, no sources, no maps, nobody’s data', async () => {
    expect(filesOf(await archiveOfCanaries()).filter((file) => !outOfPlace.test(file))).toEqual([])
    const files = filesOf(archive)
    expect(files.filter((file) => outOfPlace.test(file))).toEqual([])
    const places = new Set(files.map((file) => /^(?:out\/[a-z]+|node_modules\/[^/]+|[^/]+)/u.exec(file)?.[0]))
    expect(places).toEqual(
      new Set([
        'LICENSE',
        'THIRD-PARTY.md',
        'node_modules/keytar',
        'out/main',
        'out/preload',
        'out/renderer',
        'package.json',
        'resources',
      ]),
    )
  })

  test('carries no source inside its files and knows nothing of the stand-in', () => {
    expect('//# sourceMappingURL=index.js.map').toMatch(saysTooMuch)
    const texts = filesOf(archive).filter((file) => /[.](?:c?js|html|css|json)$/u.test(file))
    expect(texts.length).toBeGreaterThanOrEqual(5)
    expect(texts.filter((file) => saysTooMuch.test(extractFile(archive, file).toString('utf8')))).toEqual([])
  })

  test('says in its package.json what the station needs to run, and nothing of how it was made', () => {
    const description = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as unknown
    expect(description).toMatchObject({ name: 'vestibule', type: 'module', main: 'out/main/index.js' })
    expect(description).not.toHaveProperty('devDependencies')
    expect(description).not.toHaveProperty('scripts')
  })

  test('keeps the native file outside the archive, where the operating system can load it', async () => {
    expect(statFile(archive, nativeFile)).toMatchObject({ unpacked: true })
    const unpacked = await readFile(join(`${archive}.unpacked`, nativeFile))
    expect(unpacked.equals(await readFile(join(repository, nativeFile)))).toBe(true)
    const natives = globSync('**/*.node', { cwd: `${archive}.unpacked` })
    expect(natives).toEqual([nativeFile])
  })

  test.runIf(process.platform === 'linux')('has every fuse decided in its binary', async () => {
    const binary = await readFile(join(folder, 'linux-unpacked', 'vestibule'))
    const start = binary.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 32
    // Node's switches and cookies off; archive checked and nothing but the archive; one snapshot; file: has no privileges.
    expect(binary.subarray(start + 2, start + 10).toString('latin1')).toBe('00001100')
  })

  test('is said to be built around a placeholder exactly where it is', () => {
    expect(said.includes('PLACEHOLDER')).toBe(!electronIsHere)
  })
})

describe('the command', () => {
  test.skipIf(electronIsHere)('makes no installer without Electron’s binary, and says so in one sentence', async () => {
    const run = await packageWith('--out', join(folder, 'installers'))
    expect(run.code).toBe(1)
    expect(run.output).toBe("An installer needs Electron's binary, which is not here. Run: npm run setup\n")
    expect(globSync('installers/**', { cwd: folder })).toEqual([])
  })

  test('refuses a word it does not know, and shows those it knows', async () => {
    const run = await packageWith('--installer')
    expect(run.code).toBe(64)
    expect(run.output).toContain('npm run package -- --dir')
  })
})

/** The files of an archive, with forward slashes, without folders. */
function filesOf(path: string): readonly string[] {
  return listPackage(path, { isPack: false })
    .map((file) => file.replaceAll('\\', '/').slice(1))
    .filter((file) => !('files' in statFile(path, file)))
}

/** An archive of files that the search must find, each of them. */
async function archiveOfCanaries(): Promise<string> {
  const canaries = [
    '.env',
    'docs/clerk.md',
    'node_modules/keytar/.npmrc',
    'out/demonstration/server.json',
    'out/main/fixtures/face.bin',
    'out/main/index.js.map',
    'out/renderer/portrait.jpg',
    'out/walkthrough/find.png',
    'src-main/index.ts',
    'tests/unit/gates/layers.test.ts',
    'tools/simulator/main.ts',
    'tools/standin/electron',
  ]
  const source = join(folder, 'canaries')
  for (const canary of canaries) {
    await mkdir(dirname(join(source, canary)), { recursive: true })
    await writeFile(join(source, canary), 'canary')
  }
  const path = join(folder, 'canaries.asar')
  await createPackage(source, path)
  expect(new Set(filesOf(path))).toEqual(new Set(canaries))
  return path
}

function packageWith(...words: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const program = join(repository, 'tools', 'package', 'main.ts')
  return new Promise((done) => {
    const command = [process.execPath, '--disable-warning=ExperimentalWarning', program, ...words] as const
    const [node, ...rest] = command
    execFile(node, rest, { cwd: repository }, (failure, output, complaint) => {
      const code = failure === null ? 0 : typeof failure.code === 'number' ? failure.code : 1
      done({ code, output: output + complaint })
    })
  })
}
