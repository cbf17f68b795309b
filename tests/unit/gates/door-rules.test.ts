import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { doors } from '../../../tools/lint/doors.mjs'

/** One snippet of code in one file of an imagined tree, and the rules that must, and alone may, fire on it. */
interface Canary {
  readonly file: string
  readonly code: string
  readonly rules: readonly string[]
}

const insideTheWall: readonly Canary[] = [
  { file: 'src-main/outbox/axios.ts', code: `import axios from 'axios'`, rules: ['door/axios'] },
  { file: 'src-main/desk/door-watch.ts', code: `import { WebSocket } from 'ws'`, rules: ['door/websocket'] },
  { file: 'src-main/biostar/users.ts', code: `import type { AxiosError } from 'axios'`, rules: ['door/axios'] },
  { file: 'src-main/domain/electron.ts', code: `import { app } from 'electron'`, rules: ['door/electron'] },
  { file: 'src-main/domain/electron-type.ts', code: `let x: import('electron').App`, rules: ['door/electron'] },
  { file: 'src-renderer/electron.ts', code: `void import('electron/renderer')`, rules: ['door/electron'] },
  { file: 'src-main/outbox/keytar.ts', code: `await import('keytar')`, rules: ['door/keytar'] },
  { file: 'src-main/outbox/keytar-require.ts', code: `load.require('keytar')`, rules: ['door/keytar'] },
  { file: 'src-main/gateway/ask.ts', code: `import { Client } from '@grpc/grpc-js'`, rules: ['door/grpc'] },
  { file: 'src-main/gateway/users-tls.ts', code: `import { connect } from 'node:tls'`, rules: ['door/network'] },
  { file: 'src-main/biostar/users-tls.ts', code: `import { connect } from 'node:tls'`, rules: ['door/network'] },
  { file: 'src-main/biostar/users-https.ts', code: `export { Agent } from 'https'`, rules: ['door/network'] },
  { file: 'src-main/net.ts', code: `process.getBuiltinModule('node:net')`, rules: ['door/network'] },
  { file: 'src-main/http2.ts', code: `export * from 'node:http2'`, rules: ['door/network'] },
  {
    file: 'src-main/shell/child.ts',
    code: `import { spawn } from 'node:child_process'`,
    rules: ['door/child-process'],
  },
  { file: 'src-main/outbox/sqlite.ts', code: `import { DatabaseSync } from 'node:sqlite'`, rules: ['door/sqlite'] },
  { file: 'src-main/outbox/thread.ts', code: `import { Worker } from 'node:worker_threads'`, rules: ['door/threads'] },
  { file: 'src-renderer/fetch.ts', code: `void fetch('/x')`, rules: ['door/page-network'] },
  { file: 'src-renderer/fetch-window.ts', code: `void window.fetch('/x')`, rules: ['door/page-network'] },
  { file: 'src-renderer/fetch-computed.ts', code: `void globalThis['fetch']('/x')`, rules: ['door/page-network'] },
  { file: 'src-renderer/socket.ts', code: `new WebSocket('wss://x')`, rules: ['door/page-network'] },
  { file: 'src-renderer/request.ts', code: `new XMLHttpRequest()`, rules: ['door/page-network'] },
  { file: 'src-renderer/beacon.ts', code: `navigator.sendBeacon('/x')`, rules: ['door/page-network'] },
  { file: 'src-main/policy/fetch.ts', code: `void fetch('https://x')`, rules: ['door/main-network'] },
  { file: 'src-main/console.ts', code: `console.log('a name')`, rules: ['door/console'] },
  { file: 'src-renderer/console.tsx', code: `globalThis.console.warn('a name')`, rules: ['door/console'] },
  { file: 'src-preload/console.ts', code: `console.error('a name')`, rules: ['door/console'] },
  { file: 'src-main/shell/link.ts', code: `void shell.openExternal('https://x')`, rules: ['door/open-link'] },
  { file: 'src-main/shell/link-taken.ts', code: `const { openExternal } = shell`, rules: ['door/open-link'] },
  {
    file: 'src-main/policy/write.ts',
    code: `import { writeFile } from 'node:fs/promises'`,
    rules: ['door/file-writing'],
  },
  { file: 'src-main/policy/write-sync.ts', code: `fs.writeFileSync('a', 'b')`, rules: ['door/file-writing'] },
  {
    file: 'src-renderer/markup.tsx',
    code: `export const x = <p dangerouslySetInnerHTML={{ __html: '' }} />`,
    rules: ['door/markup', 'react(no-danger)'],
  },
  { file: 'src-renderer/markup-member.ts', code: `element.innerHTML = name`, rules: ['door/markup'] },
  { file: 'src-main/domain/clock.ts', code: `export const x = Date.now()`, rules: ['door/clock'] },
  { file: 'src-main/domain/date.ts', code: `export const x = new Date()`, rules: ['door/clock'] },
  { file: 'src-preload/contract/dice.ts', code: `export const x = Math.random()`, rules: ['door/clock'] },
  { file: 'src-renderer/flow/timer.ts', code: `setTimeout(f, 5)`, rules: ['door/clock'] },
  {
    file: 'src-main/biostar/pinned-agent.ts',
    code: `export const x = { rejectUnauthorized: false }`,
    rules: ['door/certificate-check'],
  },
  {
    file: 'src-main/biostar/trust.ts',
    code: `export const x = { ['rejectUnauthorized']: pinned === undefined }`,
    rules: ['door/certificate-check'],
  },
  { file: 'src-main/biostar/trust-2.ts', code: `o.rejectUnauthorized = 0`, rules: ['door/certificate-check'] },
]

const throughTheDoor: readonly Canary[] = [
  { file: 'src-main/biostar/event-socket.ts', code: `import { WebSocket } from 'ws'` },
  { file: 'src-main/biostar/transport.ts', code: `import axios from 'axios'\nimport { Agent } from 'node:https'` },
  { file: 'src-main/gateway/channel.ts', code: `import 'node:tls'\nimport { Client } from '@grpc/grpc-js'` },
  { file: 'src-main/shell/window.ts', code: `import { app } from 'electron'` },
  { file: 'src-main/policy/dark-electron.ts', code: `import { app } from 'electron'` },
  { file: 'src-preload/index.ts', code: `import { contextBridge } from 'electron'` },
  { file: 'src-main/vault/keytar-vault.ts', code: `await import('keytar')` },
  { file: 'src-main/biostar/certificate-probe.ts', code: `import { connect } from 'node:tls'` },
  { file: 'src-main/shell/open-link.ts', code: `void shell.openExternal('https://x')` },
  { file: 'src-main/policy/atomic-file.ts', code: `import { writeFile } from 'node:fs/promises'` },
  { file: 'src-main/storage/database.ts', code: `import { DatabaseSync } from 'node:sqlite'` },
  { file: 'src-main/storage/thread.ts', code: `import { Worker } from 'node:worker_threads'` },
  { file: 'src-main/directory/directory-worker.ts', code: `import { workerData } from 'node:worker_threads'` },
  { file: 'src-main/domain/date-of.ts', code: `export const x = new Date(0)` },
  { file: 'src-main/biostar/trust-3.ts', code: `export const x = { rejectUnauthorized: true }` },
  { file: 'src-main/biostar/trust-handshake.ts', code: `export const x = { rejectUnauthorized: false }` },
  { file: 'src-renderer/own-console.ts', code: `export const console = { log: 1 }\nexport const y = console.log` },
  { file: 'src-renderer/socket-type.ts', code: `export type Mine = WebSocket` },
  { file: 'tools/simulator/server.ts', code: `import { createServer } from 'node:https'\nconsole.log(createServer)` },
].map((canary) => ({ ...canary, rules: [] }))

const reportSchema = z.object({
  number_of_files: z.number(),
  diagnostics: z.array(z.object({ code: z.string(), message: z.string(), filename: z.string() })),
})

const repository = resolve(import.meta.dirname, '../../..')
const canaries = [...insideTheWall, ...throughTheDoor]
const about = /^(?:door\(|react\(no-danger\))/
let tree = ''
let report: z.infer<typeof reportSchema> = { number_of_files: 0, diagnostics: [] }

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'door-rules-'))
  cpSync(join(repository, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
  cpSync(join(repository, 'tools/lint'), join(tree, 'tools/lint'), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'), 'junction')
  for (const { file, code } of canaries) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), `${code}\n`)
  }
  const linter = join(repository, 'node_modules/oxlint/bin/oxlint')
  const files = canaries.map(({ file }) => file)
  // Types are not looked at here: the canaries name things that exist nowhere.
  const run = spawnSync(process.execPath, [linter, '--format', 'json', ...files], { cwd: tree, encoding: 'utf8' })
  report = reportSchema.parse(JSON.parse(run.stdout))
})

afterAll(() => {
  rmSync(tree, { recursive: true, force: true })
})

const rulesThatFiredOn = (file: string): readonly string[] =>
  report.diagnostics
    .filter((diagnostic) => diagnostic.filename.replaceAll('\\', '/') === file && about.test(diagnostic.code))
    .map((diagnostic) => diagnostic.code.replace(/^door\((.+)\)$/, 'door/$1'))
    .toSorted()

describe('the door rules of the linter', () => {
  test('looked at every canary', () => {
    expect(report.number_of_files).toBe(canaries.length)
  })

  test.each(insideTheWall)('stop $code in $file', ({ file, rules }) => {
    expect(rulesThatFiredOn(file)).toEqual(rules.toSorted())
  })

  test.each(throughTheDoor)('let $code pass in $file', ({ file }) => {
    expect(rulesThatFiredOn(file)).toEqual([])
  })

  test('tell the way to the door', () => {
    const axios = report.diagnostics.find(({ code }) => code === 'door(axios)')
    expect(axios?.message).toContain('src-main/biostar/transport.ts')
  })

  test('have a canary each, and are all switched on', () => {
    const names = [...Object.keys(doors), 'certificate-check'].map((name) => `door/${name}`)
    const seen = new Set(insideTheWall.flatMap(({ rules }) => rules))
    expect(names.filter((name) => !seen.has(name))).toEqual([])
    const config = z
      .object({ rules: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(readFileSync(join(repository, '.oxlintrc.json'), 'utf8')))
    expect(names.filter((name) => config.rules[name] !== 'error')).toEqual([])
  })
})
