import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

const repository = resolve(import.meta.dirname, '../../..')

const canaries = [
  { rule: 'typescript(no-floating-promises)', code: `async function f() {}\nf()` },
  { rule: 'typescript(no-misused-promises)', code: `export const x = [1].filter(async () => false)` },
  {
    rule: 'typescript(switch-exhaustiveness-check)',
    code: `export function f(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 2\n}`,
  },
  { rule: 'typescript(no-explicit-any)', code: `export const f = (x: any): void => void x` },
  { rule: 'typescript(no-unsafe-assignment)', code: `export const x: number = JSON.parse('1')` },
  { rule: 'typescript(no-non-null-assertion)', code: `export const f = (x?: string) => x!.length` },
  {
    rule: 'typescript(consistent-type-imports)',
    code: `import { Buffer } from 'node:buffer'\nexport type X = Buffer`,
  },
  { rule: 'typescript(only-throw-error)', code: `export const f = () => {\n  throw 'text'\n}` },
  { rule: 'typescript(await-thenable)', code: `await 1\nexport {}` },
] as const

/** What only the compiler finds, in each room by what is special to it. */
const typeCanaries = [
  { file: 'src-main/type-canary.ts', code: 'TS2584', text: 'export const title = document.title' },
  {
    file: 'src-preload/type-canary.ts',
    code: 'TS2375',
    text: 'export const f = (a: string | undefined): { readonly a?: string } => ({ a })',
  },
  { file: 'src-renderer/type-canary.tsx', code: 'TS2322', text: 'export const Canary = () => <p unknown={1} />' },
  {
    file: 'tools/type-canary.mjs',
    code: 'TS2339',
    text: '/** @param {string} text */\nexport const f = (text) => text.nothing',
  },
  {
    file: 'tests/type-canary.ts',
    code: 'TS2322',
    text: 'const none: readonly string[] = []\nexport const first: string = none[0]',
  },
] as const

const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
})

let tree = ''
let fired: ReadonlySet<string> = new Set()

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'typed-lint-'))
  const rooms = ['src-main', 'src-preload', 'src-renderer', 'tools', 'tests'].map((room) => `${room}/tsconfig.json`)
  for (const file of ['.oxlintrc.json', 'tsconfig.json', ...rooms, 'tools/lint']) {
    cpSync(join(repository, file), join(tree, file), { recursive: true })
  }
  symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'), 'junction')
  mkdirSync(join(tree, 'src-main/policy'))
  canaries.forEach(({ code }, number) => {
    writeFileSync(join(tree, `src-main/policy/canary-${number}.ts`), `${code}\n`)
  })
  for (const { file, text } of typeCanaries) writeFileSync(join(tree, file), `${text}\n`)
  const linter = join(repository, 'node_modules/oxlint/bin/oxlint')
  const flags = [linter, '--type-aware', '--type-check', '--format', 'json']
  const run = spawnSync(process.execPath, flags, { cwd: tree, encoding: 'utf8' })
  const report = reportSchema.parse(JSON.parse(run.stdout))
  fired = new Set(report.diagnostics.map(({ code, filename }) => `${filename.replaceAll('\\', '/')} ${code ?? ''}`))
})

afterAll(() => {
  rmSync(tree, { recursive: true, force: true })
})

describe('the rules that need types', () => {
  test.each(canaries.map((canary, number) => ({ ...canary, number })))('find $rule', ({ rule, number }) => {
    expect(fired).toContain(`src-main/policy/canary-${number}.ts ${rule}`)
  })
})

describe('the compiler', () => {
  test.each(typeCanaries)('finds $code in $file', ({ file, code }) => {
    expect(fired).toContain(`${file} typescript(${code})`)
  })
})
