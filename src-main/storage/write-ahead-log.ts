import { readFileSync } from 'node:fs'

/**
 * What a database's write-ahead log is worth before SQLite reads it.
 *
 * SQLite reads up to the first frame that does not fit and takes the rest for a write that was never finished. That is right
 * for the last transaction after a power cut. A log that was damaged in the middle looks the same to it, and work that was
 * promised would vanish without a word.
 */
export type LogFinding =
  | 'absent'
  | 'empty'
  | 'whole'
  /** Transactions stand behind a place that does not fit. */
  | 'damaged'

// Source: https://sqlite.org/fileformat2.html#the_write_ahead_log
const headBytes = 32
const frameHeadBytes = 24
const magics: readonly number[] = [0x377f0682, 0x377f0683]

/** Looks through a write-ahead log. Throws what the file system throws, except when there is none. */
export function inspectLog(path: string): LogFinding {
  const log = readIfThere(path)
  if (log === null) return 'absent'
  if (log.byteLength === 0) return 'empty'
  const magic = log.byteLength < headBytes ? 0 : log.readUInt32BE(0)
  if (!magics.includes(magic)) return 'damaged'
  const sum = checksum(log.subarray(0, 24), magic === 0x377f0683, [0, 0])
  if (!isSum(log, 24, sum)) return 'damaged'
  return inspectFrames(log, magic === 0x377f0683, sum)
}

function inspectFrames(log: Buffer, bigEndian: boolean, start: Sum): LogFinding {
  const frameBytes = frameHeadBytes + log.readUInt32BE(8)
  const salts = log.subarray(16, 24)
  let [sum, fits] = [start, true]
  for (let at = headBytes; at + frameBytes <= log.byteLength; at += frameBytes) {
    const frame = log.subarray(at, at + frameBytes)
    // Frames of an older round of the log have other salts; they are long in the file itself.
    const ofThisRound = frame.subarray(8, 16).equals(salts)
    if (fits && ofThisRound) {
      sum = checksum(frame.subarray(frameHeadBytes), bigEndian, checksum(frame.subarray(0, 8), bigEndian, sum))
      fits = isSum(frame, 16, sum)
    } else fits = false
    // The frame that ends a transaction says how big the database is by then.
    const endsTransaction = frame.readUInt32BE(4) > 0
    if (!fits && ofThisRound && endsTransaction) return 'damaged'
  }
  return 'whole'
}

type Sum = readonly [number, number]

function checksum(bytes: Buffer, bigEndian: boolean, [first, second]: Sum): Sum {
  let [one, other] = [first, second]
  for (let at = 0; at < bytes.byteLength; at += 8) {
    one = (one + (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + other) >>> 0
    other = (other + (bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + one) >>> 0
  }
  return [one, other]
}

function isSum(bytes: Buffer, at: number, [one, other]: Sum): boolean {
  return bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === other
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
