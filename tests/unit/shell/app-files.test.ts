import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAppFiles, resolveAppFile, type AppFiles } from '../../../src-main/shell/app-files.ts'
import { answerAppRequest } from '../../../src-main/shell/app-protocol.ts'
import type { FenceRule } from '../../../src-main/shell/fence.ts'

const own = 'app://station'
let folder: string
let files: AppFiles

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-page-'))
  const page = join(folder, 'renderer')
  await mkdir(join(page, 'assets'), { recursive: true })
  await writeFile(
    join(page, 'index.html'),
    '<script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__"></style>',
  )
  await writeFile(join(page, 'assets', 'index.js'), 'export {}')
  await writeFile(join(page, 'assets', 'model.wasm'), Uint8Array.of(0, 97, 115, 109))
  await writeFile(join(page, 'assets', 'notes.txt'), 'not a kind of file a page is made of')
  await writeFile(join(folder, 'secret.js'), 'outside the page')
  await symlink(join(folder, 'secret.js'), join(page, 'assets', 'link.js'))
  await symlink(folder, join(page, 'linked-folder'))
  files = await listAppFiles(page)
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const resolve = (url: string, method = 'GET') => resolveAppFile({ method, url }, own, files)

describe('the list of files', () => {
  test('holds the regular files of the build, and neither links nor kinds of files a page is not made of', () => {
    expect([...files.keys()].toSorted()).toEqual(['/assets/index.js', '/assets/model.wasm', '/index.html'])
  })
})

describe('an address of ours', () => {
  test('leads to the page or to a listed file', () => {
    expect(resolve('app://station/').kind).toBe('page')
    expect(resolve('app://station/index.html?x#y').kind).toBe('page')
    expect(resolve('app://station/assets/index.js').kind).toBe('file')
  })

  test.each([
    'app://station/assets/link.js',
    'app://station/linked-folder/secret.js',
    'app://station/../secret.js',
    'app://station/assets/../../secret.js',
    'app://station/%2e%2e/secret.js',
    'app://station/assets/..%2f..%2fsecret.js',
    'app://station/assets%5c..%5c..%5csecret.js',
    'app://station//assets/index.js',
    'app://station/assets/',
    'app://station/assets/index.js%00',
    'app://station/ASSETS/INDEX.JS',
    'app://station/main/index.js',
    'app://station/constructor',
    'app://elsewhere/index.html',
    'app://station:8080/index.html',
    'file:///etc/passwd',
    'https://station/index.html',
    'nonsense',
  ])('leads nowhere: %s', (url) => {
    expect(resolve(url)).toMatchObject({ kind: 'refused', status: 404 })
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get'])('is only read, not %s', (method) => {
    expect(resolve('app://station/index.html', method)).toMatchObject({ kind: 'refused', status: 405 })
  })
})

describe('an answer', () => {
  const ask = async (url: string) => {
    const refused: FenceRule[] = []
    const response = await answerAppRequest({ method: 'GET', url }, files, (rule) => refused.push(rule))
    return { response, refused }
  }
  const nonceOf = (policy: string | null) => /'nonce-(?<nonce>[^']+)'/u.exec(policy ?? '')?.groups?.['nonce']

  test('carries a nonce of its own for each load, in the header and in the page', async () => {
    const first = await ask('app://station/index.html')
    const second = await ask('app://station/index.html')
    const nonce = nonceOf(first.response.headers.get('Content-Security-Policy'))
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/u)
    expect(await first.response.text()).toBe(
      `<script nonce="${nonce ?? ''}"></script><style nonce="${nonce ?? ''}"></style>`,
    )
    expect(nonceOf(second.response.headers.get('Content-Security-Policy'))).not.toBe(nonce)
  })

  test('of a script or a worker carries the policy without any nonce', async () => {
    const { response } = await ask('app://station/assets/index.js')
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(nonceOf(response.headers.get('Content-Security-Policy'))).toBeUndefined()
  })

  test('says what the bytes are and forbids guessing, sending on and framing', async () => {
    const { response } = await ask('app://station/assets/model.wasm')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(0, 97, 115, 109))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/wasm',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(response.headers.get('Permissions-Policy')).toContain('camera=(self), bluetooth=()')
  })

  test('to an address that leads nowhere is empty, fenced and counted', async () => {
    const { response, refused } = await ask('app://station/assets/link.js')
    expect([response.status, await response.text(), refused]).toEqual([404, '', ['file']])
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })
})
