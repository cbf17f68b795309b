import { existsSync, readFileSync } from 'node:fs'
import { openKeyCabinet, type OwnKeyCabinet, placeOfKey } from './key-cabinet-database.ts'
import { keyBytes, openSealed, sealingBytes } from './sealing.ts'
import { logOf, putInPlace, removeDatabase, type StorePaths } from './store-folder.ts'
import type { StoreTrouble } from './store-trouble.ts'
import { inspectLog } from './write-ahead-log.ts'

/** A cabinet that is open, with how many keys were read out of a damaged one (`null`: it was whole), or what was the matter. */
export type CabinetOpening =
  | { readonly kind: 'open'; readonly cabinet: OwnKeyCabinet; readonly mendedKeys: number | null }
  | { readonly kind: 'trouble'; readonly trouble: StoreTrouble }

/**
 * Opens the key cabinet; a damaged one is mended with every key that can still be read in its bytes.
 *
 * There is no copy to put back, on purpose. A damaged cabinet is not set aside either: keys that are destroyed later would
 * live on in it. What cannot be read any more is lost with what it opened, and reading that says so.
 */
export function openOrMendCabinet(paths: StorePaths, dataKey: Uint8Array): CabinetOpening {
  const { keys: path, unfinished, folder } = paths
  const damagedLog = existsSync(path) && inspectLog(logOf(path)) === 'damaged'
  const opening = damagedLog ? ({ kind: 'trouble', trouble: 'damaged' } as const) : openKeyCabinet(path, dataKey)
  if (opening.kind === 'open') return { ...opening, mendedKeys: null }
  if (opening.trouble !== 'damaged') return opening

  const keys = new Map([...keysIn(path, dataKey), ...keysIn(logOf(path), dataKey)])
  removeDatabase(unfinished)
  const fresh = openKeyCabinet(unfinished, dataKey)
  if (fresh.kind === 'trouble') return fresh
  fresh.cabinet.putBack(keys)
  fresh.cabinet.close()
  removeDatabase(path)
  putInPlace(unfinished, path, folder)
  const mended = openKeyCabinet(path, dataKey)
  return mended.kind === 'open' ? { ...mended, mendedKeys: keys.size } : mended
}

const wrappedBytes = keyBytes + sealingBytes

// A row lies there as: how long its head is, the types of name and key, then both. The type of a text of n bytes is 2n + 13, of
// n bytes 2n + 12, in seven bits a byte, highest first. Source: https://sqlite.org/fileformat2.html#record_format
const typeOfWrapped = varint(2 * wrappedBytes + 12)

/**
 * Looks for keys in the bytes of a file that SQLite cannot read any more. The seal says of each whether it is one: nothing else
 * opens under the data key and the name beside it.
 */
function keysIn(path: string, dataKey: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  if (!existsSync(path)) return found
  const bytes = readFileSync(path)
  for (let at = bytes.indexOf(typeOfWrapped); at !== -1; at = bytes.indexOf(typeOfWrapped, at + 1)) {
    const content = at + typeOfWrapped.byteLength
    for (const nameBytes of nameLengthsBefore(bytes, at)) {
      const name = bytes.subarray(content, content + nameBytes).toString()
      const wrapped = bytes.subarray(content + nameBytes, content + nameBytes + wrappedBytes)
      if (openSealed(dataKey, placeOfKey(name), wrapped) !== null) found.set(name, Buffer.from(wrapped))
    }
  }
  return found
}

/** How long the name may be whose type ends before this place: read as one byte, and as two. */
function nameLengthsBefore(bytes: Buffer, at: number): readonly number[] {
  const [before, last] = [bytes[at - 2] ?? 0, bytes[at - 1] ?? 0]
  const types = [last, before >= 0x80 ? (before & 0x7f) * 0x80 + last : 0]
  return types.filter((type) => type >= 13 && type % 2 === 1).map((type) => (type - 13) / 2)
}

function varint(value: number): Buffer {
  return value < 0x80 ? Buffer.of(value) : Buffer.of(0x80 | (value >> 7), value & 0x7f)
}
