import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'

/** What reading a file showed: its text, that there is none, or that it is there and cannot be read. */
export type FileReading =
  { readonly kind: 'content'; readonly text: string } | { readonly kind: 'absent' } | { readonly kind: 'unreadable' }

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Reads a text file. Never throws. */
export async function readTextFile(path: string): Promise<FileReading> {
  try {
    return { kind: 'content', text: await readFile(path, 'utf8') }
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable' }
  }
}

/**
 * Replaces a file's content so that a crash leaves either the old or the new text, never half of one: temporary file,
 * flush, rename. Only the owner may read it.
 *
 * This is the one place where the station writes a file that is meant to stay and to be changed. What is kept in databases
 * is SQLite's to write.
 *
 * @param text the whole text, or its pieces one after the other; when a piece cannot be had, nothing is changed
 * @returns `notSaved` with the old content standing
 */
export async function replaceTextFile(
  path: string,
  text: string | AsyncIterable<string>,
): Promise<Outcome<void, Failure<'notSaved'>>> {
  return replaceBy(path, async (file) => file.writeFile(text, 'utf8'))
}

/**
 * Replaces a file's content in the same way by pieces that are made one by one, so that a large file never lies in memory as a
 * whole.
 *
 * @param pieces drawn while the file is written; when one cannot be had, nothing is changed
 * @returns `notSaved` with the old content standing
 */
export async function replaceFileInPieces(
  path: string,
  pieces: Iterable<Uint8Array>,
): Promise<Outcome<void, Failure<'notSaved'>>> {
  return replaceBy(path, async (file) => {
    for (const piece of pieces) {
      let at = 0
      while (at < piece.byteLength) at += (await file.write(piece, at)).bytesWritten
    }
  })
}

async function replaceBy(
  path: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<Outcome<void, Failure<'notSaved'>>> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    return succeed(undefined)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    return fail(notSavedBecause(error))
  }
}

/** Removes a file; removing what is not there succeeds. */
export async function removeFile(path: string): Promise<Outcome<void, Failure<'notSaved'>>> {
  try {
    await rm(path, { force: true })
    return succeed(undefined)
  } catch (error) {
    return fail(notSavedBecause(error))
  }
}

/**
 * Keeps a file that cannot be used beside its place, so that an administrator can look at it.
 *
 * @param mark a word that becomes part of the new name, for example `corrupt`
 * @returns whether it could be moved
 */
export async function setFileAside(path: string, mark: string): Promise<boolean> {
  try {
    await rename(path, `${path}.${mark}`)
    return true
  } catch {
    return false
  }
}

/** Says why a file could not be written, from the error of the operating system. */
export function notSavedBecause(error: unknown): Failure<'notSaved'> {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'notSaved', reason: 'noSpace' }
  const notAllowed = code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
  return { kind: 'notSaved', reason: notAllowed ? 'notAllowed' : 'failed' }
}
