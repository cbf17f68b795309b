import { open, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { notSavedBecause } from '../policy/atomic-file.ts'

const lineBreak = 0x0a

/**
 * Adds one line to a file and answers when it is on the disk. Only the owner may read the file.
 *
 * Lines that were there are never touched. A line torn by a crash while it was written is left as it is; the new one
 * begins on a line of its own. What a failed attempt wrote is taken away again, if the disk allows even that.
 *
 * @param path the file, made when it is not there; its folder must exist
 * @param line without a line break
 */
export async function appendLine(path: string, line: string): Promise<Outcome<void, Failure<'notSaved'>>> {
  try {
    const file = await open(path, 'a+', 0o600)
    try {
      const { size } = await file.stat()
      await appendOrTakeBack(file, size, `${(await endsOpen(file, size)) ? '\n' : ''}${line}\n`)
      if (size === 0) await flushFolder(dirname(path))
    } finally {
      await file.close()
    }
    return succeed(undefined)
  } catch (error) {
    return fail(notSavedBecause(error))
  }
}

async function appendOrTakeBack(file: FileHandle, size: number, text: string): Promise<void> {
  try {
    await file.appendFile(text, 'utf8')
    await file.sync()
  } catch (error) {
    await file.truncate(size).catch(() => undefined)
    throw error
  }
}

/** Whether the file ends in the middle of a line. */
async function endsOpen(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] !== lineBreak
}

/** Makes the name of a new file as durable as its content. Windows opens no folders; its file system sees to it itself. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
