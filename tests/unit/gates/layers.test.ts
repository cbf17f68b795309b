import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLayers, judge, type LayerReport } from '../../../tools/gates/layer-check.ts'
import { layerRules } from '../../../tools/gates/layer-rules.ts'

const repository = resolve(import.meta.dirname, '../../..')

/** The files of an imagined tree: where a rule is named, that rule and no other must be broken by that file. */
const files: readonly { readonly file: string; readonly code: string; readonly breaks?: string }[] = [
  { file: 'src-preload/contract/fact.ts', code: `import 'zod'\nexport const fact = 1` },
  { file: 'src-preload/index.ts', code: `import 'electron'\nimport './contract/fact.ts'` },
  { file: 'src-main/domain/rule.ts', code: `import '../../src-preload/contract/fact.ts'\nexport const rule = 1` },
  { file: 'src-main/shell/window.ts', code: `import { app } from 'electron'\nexport const window = app` },
  { file: 'src-main/biostar/transport.ts', code: `import axios from 'axios'\nexport const transport = axios` },
  { file: 'src-main/vault/keytar-vault.ts', code: `export const load = () => import('keytar')` },
  { file: 'src-main/compose.ts', code: `import './shell/window.ts'\nimport './domain/rule.ts'` },
  { file: 'src-main/index.ts', code: `import './compose.ts'` },
  { file: 'src-renderer/main.tsx', code: `import 'react'\nimport '../src-preload/contract/fact.ts'` },
  { file: 'tools/simulator/server.ts', code: `import 'node:https'\nexport const server = 1` },

  { file: 'src-main/a.ts', code: `import './b.ts'`, breaks: 'no-cycle' },
  // A cycle is reported once, at the end that was met first.
  { file: 'src-main/b.ts', code: `import type {} from './a.ts'` },
  { file: 'src-main/lost.ts', code: `import './nowhere.ts'`, breaks: 'no-unresolvable' },
  {
    file: 'src-preload/contract/reach.ts',
    code: `import { join } from 'node:path'\nexport const x = join`,
    breaks: 'contract-imports-zod-only',
  },
  {
    file: 'src-preload/contract/bridge.ts',
    code: `import type { x } from '../index.ts'`,
    breaks: 'contract-imports-zod-only',
  },
  { file: 'src-preload/other.ts', code: `import 'react'`, breaks: 'preload-imports-contract-only' },
  {
    file: 'src-renderer/reach.ts',
    code: `import '../src-main/domain/rule.ts'`,
    breaks: 'renderer-knows-the-contract-only',
  },
  {
    file: 'src-renderer/type.ts',
    code: `import type { x } from '../src-main/domain/rule.ts'`,
    breaks: 'renderer-knows-the-contract-only',
  },
  { file: 'src-renderer/node.ts', code: `import 'node:fs'`, breaks: 'renderer-has-no-node' },
  {
    file: 'src-main/shell/page.ts',
    code: `import '../../src-renderer/main.tsx'`,
    breaks: 'main-does-not-know-the-page',
  },
  {
    file: 'src-main/shell/demonstration.ts',
    code: `import '../../tools/simulator/server.ts'`,
    breaks: 'application-without-tools',
  },
  { file: 'src-main/domain/disk.ts', code: `import 'node:fs'`, breaks: 'domain-is-pure' },
  { file: 'src-main/domain/upwards.ts', code: `import '../vault/keytar-vault.ts'`, breaks: 'domain-is-pure' },
  { file: 'src-main/outbox/look.ts', code: `import '../shell/window.ts'`, breaks: 'rooms-below-the-window' },
  { file: 'src-main/shell/top.ts', code: `import '../compose.ts'`, breaks: 'composition-root-is-the-top' },
  { file: 'src-main/outbox/app.ts', code: `import type { App } from 'electron'`, breaks: 'electron-has-its-rooms' },
  { file: 'src-main/outbox/stream.ts', code: `import type { WebSocket } from 'ws'`, breaks: 'websocket-has-one-door' },
  { file: 'src-main/gateway/ask.ts', code: `import type { Client } from '@grpc/grpc-js'`, breaks: 'grpc-has-one-door' },
  { file: 'src-main/outbox/http.ts', code: `import type { AxiosError } from 'axios'`, breaks: 'axios-has-one-door' },
  { file: 'src-main/outbox/key.ts', code: `export const x = () => import('keytar')`, breaks: 'keytar-has-one-door' },
  {
    file: 'tools/simulator/copy.ts',
    code: `import type { fact } from '../../src-preload/contract/fact.ts'`,
    breaks: 'simulator-is-an-independent-witness',
  },
  {
    file: 'tools/standin/know.ts',
    code: `import '../../src-preload/contract/fact.ts'`,
    breaks: 'standin-knows-no-application',
  },
]

let tree = ''
let report: LayerReport = { seen: 0, unseen: [], violations: [] }

const write = (file: string, code: string): void => {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), `${code}\nexport {}\n`)
}

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'layers-'))
  symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'), 'junction')
  for (const { file, code } of files) write(file, code)
  report = await checkLayers(tree)
})

afterAll(() => {
  rmSync(tree, { recursive: true, force: true })
})

describe('the layer check', () => {
  test('looked at every file', () => {
    expect(report.unseen).toEqual([])
    expect(report.seen).toBe(files.length)
  })

  test.each(files)('says the right thing of $file: $breaks', ({ file, breaks }) => {
    const broken = new Set(report.violations.filter(({ from }) => from === file).map(({ rule }) => rule))
    expect([...broken]).toEqual(breaks === undefined ? [] : [breaks])
  })

  test('names the files it never looked at', () => {
    const sawOnlyOne = {
      modules: [{ source: 'src-main/index.ts', dependencies: [], dependents: [], valid: true }],
      summary: { violations: [] },
    }
    expect(judge(sawOnlyOne, ['src-main/compose.ts', 'src-main/index.ts'])).toEqual({
      seen: 1,
      unseen: ['src-main/compose.ts'],
      violations: [],
    })
  })

  test('has a canary for every rule', () => {
    const broken = new Set(files.map(({ breaks }) => breaks))
    expect(layerRules.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([])
  })
})
