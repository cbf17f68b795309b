import { spawn } from 'node:child_process'
import { dirname, join, relative, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { codeFolders, sourceFiles } from './source-files.ts'

const root = dirname(dirname(import.meta.dirname))
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

interface RoomReport {
  readonly room: string
  readonly errors: string
  readonly failed: boolean
  readonly unseen: readonly string[]
  readonly seen: number
}

async function checkRoom(room: string): Promise<RoomReport> {
  // What the compiler remembers of its last run saves most of the next one.
  const memory = ['--incremental', '--tsBuildInfoFile', join(root, 'node_modules', '.vestibule', `${room}.tsbuildinfo`)]
  const flags = ['--noEmit', '--listFiles', ...memory, '-p', room]
  const compile = spawn(process.execPath, [compiler, ...flags], { cwd: root })
  const output = text(compile.stdout)
  const complaint = text(compile.stderr)
  const code = await new Promise<number | null>((resolve) => compile.once('close', resolve))
  // `--listFiles` prints each file as a path of its own line; everything else is what the compiler has to say.
  const lines = (await output).split(/\r?\n/)
  const isFile = (line: string): boolean => /^(?:\/|[A-Za-z]:[\\/]).*\.(?:d\.)?(?:[cm]?[jt]sx?|json)$/.test(line)
  const seen = new Set(lines.filter(isFile).map((line) => relative(root, line).split(sep).join('/')))
  const onDisk = sourceFiles(root, [room])
  return {
    room,
    errors: [...lines.filter((line) => line !== '' && !isFile(line)), await complaint].join('\n').trim(),
    failed: code !== 0,
    unseen: onDisk.filter((file) => !seen.has(file)),
    seen: onDisk.filter((file) => seen.has(file)).length,
  }
}

// Two compilers at a time: there are two cores on the smallest machine, and each needs some 400 MB.
const waiting = [...codeFolders]
const reports: RoomReport[] = []
const worker = async (): Promise<void> => {
  for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) reports.push(await checkRoom(room))
}
await Promise.all([worker(), worker()])

for (const { room, errors, failed, unseen, seen } of reports) {
  if (errors !== '') process.stdout.write(`${errors}\n`)
  for (const file of unseen) process.stdout.write(`never looked at: ${file}\n`)
  process.stdout.write(`types: ${room}: ${seen} files, ${failed ? 'errors' : 'no error'}\n`)
  if (failed || seen === 0 || unseen.length > 0) process.exitCode = 1
}
