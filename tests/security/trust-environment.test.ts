import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAuthority, issueCertificate } from '../../tools/simulator/certificates.ts'
import { startTestServer } from '../integration/biostar/test-server.ts'
import { runProgram, type Ended } from './run-program.ts'
import { trustMatrix } from './trust-matrix.ts'

const stories = Object.keys(trustMatrix)
const here = import.meta.dirname
const electronFolder = join(here, '../../node_modules/electron')
/** Where Electron's installer says that its binary is; empty where there is none. */
const electron = existsSync(join(electronFolder, 'path.txt'))
  ? join(electronFolder, 'dist', readFileSync(join(electronFolder, 'path.txt'), 'utf8').trim())
  : ''

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-trust-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function expectEveryStory(ended: Ended): void {
  expect(ended.printed).not.toContain('failed: ')
  expect(stories.filter((story) => !ended.printed.includes(`passed: ${story}`))).toEqual([])
  expect(ended.code).toBe(0)
}

describe('the verdict on a certificate in another environment', () => {
  it('is the same where NODE_TLS_REJECT_UNAUTHORIZED=0 tells Node to trust everybody', async () => {
    const words = [join(here, 'trust-matrix-run.ts')]
    const ended = await runProgram(process.execPath, words, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })
    expectEveryStory(ended)
    // Node's own warning: the variable was set, and heard.
    expect(ended.printed).toContain('NODE_TLS_REJECT_UNAUTHORIZED')
  })

  it('follows the store of the operating system, a company authority rolled out to it included', async () => {
    const company = await createAuthority()
    const store = join(folder, 'company.pem')
    await writeFile(store, company.certificatePem)
    const certificate = await issueCertificate({ authority: company })
    const server = await startTestServer((_request, answer) => answer.end('{}'), { certificate })
    const words = [join(here, 'system-store-run.ts'), String(server.address.port)]
    const rolledOut = await runProgram(process.execPath, words, { SSL_CERT_FILE: store })
    const without = await runProgram(process.execPath, words)
    await server.close()
    expect(JSON.parse(rolledOut.printed)).toBe('answered')
    expect(JSON.parse(without.printed)).toMatchObject({ kind: 'certificateRefused', reason: 'unknownAuthority' })
    expect(server.requests).toHaveLength(1)
  })
})

describe('the verdict on a certificate in one file, as Electron would run it', () => {
  let program = ''
  beforeAll(async () => {
    await build({
      logLevel: 'silent',
      configFile: false,
      ssr: { noExternal: true },
      build: {
        ssr: join(here, 'trust-matrix-run.ts'),
        outDir: join(folder, 'bundle'),
        rolldownOptions: { output: { entryFileNames: 'matrix.mjs' } },
      },
    })
    program = join(folder, 'bundle', 'matrix.mjs')
  })

  it('is the same in Node', async () => {
    expectEveryStory(await runProgram(process.execPath, [program]))
  })

  const reason = electron !== '' && existsSync(electron) ? '' : " (skipped: Electron's binary is not on this machine)"
  it.skipIf(reason !== '')(`is the same with Electron's TLS library${reason}`, async () => {
    expectEveryStory(await runProgram(electron, [program], { ELECTRON_RUN_AS_NODE: '1' }))
  })
})
