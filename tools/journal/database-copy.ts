import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

/** How often a copy is begun again when the station wrote meanwhile: it moves its log into the file once in a thousand pages. */
const attempts = 20

const chunkBytes = 1024 * 1024

/**
 * Copies a database with its log as both are at one moment, without opening it as a database: a station that runs has it for
 * itself alone, and nothing is left beside one that does not run.
 *
 * Both are read twice: what is the same the second time was not being written the first time. The log may have grown since;
 * what was copied of it is a state the database has been in.
 *
 * @returns the path of the copy, or `null` when the station wrote all the time
 */
export async function copyDatabase(path: string, folder: string): Promise<string | null> {
  const copy = join(folder, 'copy.sqlite')
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await copyFile(path, copy)
    await copyFile(`${path}-wal`, `${copy}-wal`)
    const isSame =
      (await beginsWith(path, copy, 'exactly')) && (await beginsWith(`${path}-wal`, `${copy}-wal`, 'atLeast'))
    if (isSame) return copy
  }
  return null
}

/** Copies what there is now; a file that is not there becomes an empty one, which SQLite takes for none. */
async function copyFile(from: string, to: string): Promise<void> {
  const target = await open(to, 'w', 0o600)
  try {
    await eachChunk(from, async (chunk) => {
      await target.write(chunk)
      return true
    })
  } finally {
    await target.close()
  }
}

/** Whether a file still begins with what was copied of it, or is exactly that. */
async function beginsWith(path: string, copy: string, extent: 'exactly' | 'atLeast'): Promise<boolean> {
  const other = await open(copy, 'r')
  try {
    let isSame = true
    let isLonger = false
    await eachChunk(path, async (chunk) => {
      const { bytesRead, buffer } = await other.read(Buffer.alloc(chunk.byteLength), 0, chunk.byteLength)
      isLonger = bytesRead < chunk.byteLength
      isSame = chunk.subarray(0, bytesRead).equals(buffer.subarray(0, bytesRead))
      return isSame && !isLonger
    })
    const isShorter = !isLonger && (await other.read(Buffer.alloc(1), 0, 1)).bytesRead > 0
    return isSame && !isShorter && (extent === 'atLeast' || !isLonger)
  } finally {
    await other.close()
  }
}

/** Hands out a file piece by piece until the receiver has enough. */
async function eachChunk(path: string, take: (chunk: Buffer) => Promise<boolean>): Promise<void> {
  const file = await openIfThere(path)
  if (file === null) return
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes)
      if (bytesRead === 0 || !(await take(buffer.subarray(0, bytesRead)))) return
    }
  } finally {
    await file.close()
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
