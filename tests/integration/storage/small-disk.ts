import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '../../security/run-program.ts'

/** Whether this process may mount a file system, which takes Linux and its administrator. */
export async function canMountSmallDisk(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-disk-'))
  try {
    await mountSmallDisk(folder)
    await unmount(folder)
    return true
  } catch {
    return false
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Puts a small disk, in memory, in the place of a folder. Throws when that is not allowed.
 *
 * @param size as mount reads it
 */
export async function mountSmallDisk(folder: string, size = '64k'): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
}

/** Makes a disk that was mounted one that can only be read. The rights of files would not keep an administrator out; this does. */
export async function makeReadOnly(folder: string): Promise<void> {
  await run('mount', ['-o', 'remount,ro', folder])
}

/** Takes it away again with everything on it. */
export async function unmount(folder: string): Promise<void> {
  await run('umount', [folder])
}

async function run(program: string, words: readonly string[]): Promise<void> {
  const { code, printed } = await runProgram(program, words)
  if (code !== 0) throw new Error(printed)
}
