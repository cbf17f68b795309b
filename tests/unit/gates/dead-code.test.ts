import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'

const repository = resolve(import.meta.dirname, '../../..')

const reportSchema = z.object({
  issues: z.array(
    z.object({
      file: z.string(),
      exports: z.array(z.object({ name: z.string() })),
      files: z.array(z.object({ name: z.string() })),
    }),
  ),
})

test('the dead code gate finds a file nobody imports and an export nobody uses', () => {
  const tree = mkdtempSync(join(tmpdir(), 'dead-code-'))
  onTestFinished(() => rmSync(tree, { recursive: true, force: true }))
  for (const file of ['knip.json', 'package.json', 'tsconfig.json']) cpSync(join(repository, file), join(tree, file))
  symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'), 'junction')
  const files = {
    'src-main/index.ts': `import { used } from './policy/used.ts'\nused()\n`,
    'src-main/policy/used.ts': `export const used = () => 1\nexport const plantedExport = 2\n`,
    'src-main/policy/planted-file.ts': `export {}\n`,
  }
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), code)
  }

  const knip = join(repository, 'node_modules/knip/bin/knip.js')
  const run = spawnSync(process.execPath, [knip, '--reporter', 'json'], { cwd: tree, encoding: 'utf8' })
  const { issues } = reportSchema.parse(JSON.parse(run.stdout))

  expect(run.status).toBe(1)
  expect(issues.flatMap((issue) => issue.files.map(({ name }) => name))).toEqual(['src-main/policy/planted-file.ts'])
  expect(issues.flatMap((issue) => issue.exports.map(({ name }) => name))).toEqual(['plantedExport'])
})
