import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import { replaceFileInPieces } from '../policy/atomic-file.ts'

/** What a sealed file is sealed with and bound to. */
export interface Seal {
  /** 32 bytes, from the keychain. Each file is sealed under a key of its own that is derived from it. */
  readonly dataKey: Uint8Array
  /** The paired server; a file of another one does not open. */
  readonly server: string
  /** What the file is, so that one is not taken for another. */
  readonly purpose: 'people' | 'changes' | 'groups'
}

/** What reading a sealed file showed. `mark` names this writing of the file. */
export type SealedReading =
  | { readonly kind: 'read'; readonly mark: string }
  /** Whoever read it had seen enough. */
  | { readonly kind: 'stopped'; readonly mark: string }
  | { readonly kind: 'absent' }
  /** Cut off, changed, put together anew, or not ours. */
  | { readonly kind: 'damaged' }
  /** Sealed under another data key, or with a header that was changed. */
  | { readonly kind: 'otherKey' }
  /** Sealed for another server. */
  | { readonly kind: 'otherServer' }
  /** The operating system does not let it be read. */
  | { readonly kind: 'unreadable' }

/** The eighth byte is the version of the format. */
const magic = Buffer.from('VSTBDIR\u0001', 'latin1')
const saltBytes = 16
const markBytes = 16
const tagBytes = 16
const headBytes = magic.byteLength + saltBytes + markBytes * 2 + 4

/** Larger than 4,096 people can be who have every column at its longest; a length beyond it is damage and is not believed. */
const largestPiece = 64 * 1024 * 1024

/** The keys of one writing: a fresh salt makes them new, so that the pieces can be numbered instead of drawn a nonce for. */
function keysOf({ dataKey, server, purpose }: Seal, salt: Uint8Array) {
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', dataKey, salt, `vestibule directory 1 ${use}`, 32))
  const marking = derive(`mark ${purpose}`)
  const markOf = (text: string): Buffer => createHmac('sha256', marking).update(text).digest().subarray(0, markBytes)
  return { piece: derive(`${purpose} ${server}`), keyMark: markOf('key'), serverMark: markOf(`server ${server}`) }
}

const numberBytes = (number: number, size: 4 | 12): Buffer => {
  const bytes = Buffer.alloc(size)
  bytes.writeUInt32BE(number, size - 4)
  return bytes
}

/**
 * Writes texts as one sealed file: AES-256-GCM, each piece bound to the file, its server, its place and how many there are.
 *
 * The old file stands until the new one is complete on the disk. Answers the mark of this writing.
 *
 * @param count how many pieces there are; they are drawn one by one, so that no more than one lies in memory twice
 */
export async function writeSealedFile(
  path: string,
  seal: Seal,
  count: number,
  pieces: Iterable<string>,
): Promise<Outcome<string, Failure<'notSaved'>>> {
  const salt = randomBytes(saltBytes)
  const { piece: key, keyMark, serverMark } = keysOf(seal, salt)
  const head = Buffer.concat([magic, salt, keyMark, serverMark, numberBytes(count, 4)])
  function* sealed(): Generator<Uint8Array> {
    yield head
    let place = 0
    for (const text of pieces) {
      const cipher = createCipheriv('aes-256-gcm', key, numberBytes(place, 12))
      cipher.setAAD(Buffer.concat([head, numberBytes(place, 4)]))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      yield numberBytes(body.byteLength + tagBytes, 4)
      yield body
      yield cipher.getAuthTag()
      place += 1
    }
    if (place !== count) throw new Error('a sealed file was promised another number of pieces')
  }
  const written = await replaceFileInPieces(path, sealed())
  return written.ok ? succeed(salt.toString('hex')) : written
}

/**
 * Reads a sealed file piece by piece. What was told of a file that turns out not to be `read` must not be used.
 *
 * @param take hears each piece; answering `stop` ends the reading
 */
export async function readSealedFile(
  path: string,
  seal: Seal,
  take: (text: string, place: number) => 'go on' | 'stop' | Promise<'go on' | 'stop'>,
): Promise<SealedReading> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isAbsent ? { kind: 'absent' } : { kind: 'unreadable' }
  }
  try {
    return await readPieces(file, seal, take)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { kind: 'unreadable' }
    throw error
  } finally {
    await file.close()
  }
}

async function readPieces(
  file: FileHandle,
  seal: Seal,
  take: Parameters<typeof readSealedFile>[2],
): Promise<SealedReading> {
  const head = await readExactly(file, headBytes)
  if (head === null || !head.subarray(0, magic.byteLength).equals(magic)) return { kind: 'damaged' }
  const salt = head.subarray(magic.byteLength, magic.byteLength + saltBytes)
  const marksAt = magic.byteLength + saltBytes
  const { piece: key, keyMark, serverMark } = keysOf(seal, salt)
  if (!timingSafeEqual(head.subarray(marksAt, marksAt + markBytes), keyMark)) return { kind: 'otherKey' }
  if (!timingSafeEqual(head.subarray(marksAt + markBytes, marksAt + markBytes * 2), serverMark))
    return { kind: 'otherServer' }
  const mark = salt.toString('hex')
  const { size } = await file.stat()
  const count = head.readUInt32BE(headBytes - 4)
  for (let place = 0; place < count; place += 1) {
    const length = (await readExactly(file, 4))?.readUInt32BE(0) ?? 0
    if (length < tagBytes || length > Math.min(size, largestPiece)) return { kind: 'damaged' }
    const sealed = await readExactly(file, length)
    const text = sealed === null ? null : opened(sealed, key, head, place)
    if (text === null) return { kind: 'damaged' }
    if ((await take(text, place)) === 'stop') return { kind: 'stopped', mark }
  }
  return (await readExactly(file, 1)) === null ? { kind: 'read', mark } : { kind: 'damaged' }
}

function opened(sealed: Buffer, key: Buffer, head: Buffer, place: number): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, numberBytes(place, 12), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.concat([head, numberBytes(place, 4)]))
    decipher.setAuthTag(sealed.subarray(sealed.byteLength - tagBytes))
    const body = decipher.update(sealed.subarray(0, sealed.byteLength - tagBytes))
    return Buffer.concat([body, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** So many bytes from where the last reading ended; `null` where the file has fewer. */
async function readExactly(file: FileHandle, length: number): Promise<Buffer | null> {
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  while (at < length) {
    const { bytesRead } = await file.read(bytes, at, length - at, null)
    if (bytesRead === 0) return null
    at += bytesRead
  }
  return bytes
}
