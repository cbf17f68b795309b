import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { codeFolders, sourceFiles } from './source-files.ts'

const root = dirname(dirname(import.meta.dirname))

const reportSchema = z.object({
  number_of_files: z.number(),
  diagnostics: z.array(
    z.object({
      code: z.string().optional(),
      message: z.string(),
      help: z.string().optional(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number(), column: z.number() }) })),
    }),
  ),
})

const linter = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
// The rules that need types have every file checked for them anyway: asked for, the compiler's own errors come with the
// findings, and nobody compiles everything a second time.
const flags = ['--type-aware', '--type-check', '--deny-warnings', '--format', 'json']
const lint = spawn(process.execPath, [linter, ...flags], { cwd: root })
const output = text(lint.stdout)
const complaint = text(lint.stderr)
const code = await new Promise<number | null>((resolve) => lint.once('close', resolve))
process.stdout.write(await complaint)

const report = reportSchema.parse(JSON.parse(await output))
for (const { code: rule, message, help, filename, labels } of report.diagnostics) {
  const place = labels[0] === undefined ? '' : `:${labels[0].span.line}:${labels[0].span.column}`
  process.stdout.write(`${filename}${place} ${rule ?? ''} ${message}${help === undefined ? '' : `\n  ${help}`}\n`)
}

// A comment that switches a door rule off, or every rule at once, is a second door.
const shipped = codeFolders.filter((folder) => folder.startsWith('src-'))
const pickedLocks = sourceFiles(root, shipped).filter((file) =>
  /(?:ox|es)lint-disable(?:-next-line|-line)?(?:[^\n]*\bdoor\/|\s*(?:\*\/|\n))/.test(
    readFileSync(join(root, file), 'utf8'),
  ),
)
for (const file of pickedLocks) process.stdout.write(`${file} switches a door rule off: use the door instead\n`)

const onDisk = sourceFiles(root).length
process.stdout.write(`lint and types: ${report.number_of_files} files, ${report.diagnostics.length} findings\n`)
if (report.number_of_files < onDisk) process.stdout.write(`lint and types: ${onDisk} files exist\n`)
if (code !== 0 || pickedLocks.length > 0 || onDisk === 0 || report.number_of_files < onDisk) process.exitCode = 1
