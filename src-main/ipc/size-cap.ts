import type { CallName } from '../../src-preload/contract/names.ts'
import { largestFacePictureBytes } from '../../src-preload/contract/photo.ts'

/** How big a value may be that comes through the door. */
export interface SizeLimits {
  /** Bytes of all binary content, keys and texts together; a text counts two bytes for each UTF-16 code unit. */
  readonly bytes: number
  /** Values in all: each element, entry and field counts. */
  readonly values: number
  /** How deep values may lie in each other. */
  readonly depth: number
}

/** Several times the largest honest input of a call without a picture, which is a text of 64 Ki code units to copy. */
const usualLimits: SizeLimits = { bytes: 512 * 1024, values: 4_096, depth: 12 }

/** An enrollment: the picture for the visual face, a profile photo, and some two hundred short values at the most. */
const enrollmentLimits: SizeLimits = { bytes: largestFacePictureBytes + 64 * 1024, values: 512, depth: 8 }

/** How big the input of a call may be. Two calls alone carry a picture of up to 10 MB; a profile photo has 16 KB. */
export function inputLimitsOf(name: CallName): SizeLimits {
  return name === 'saveEnrollment' || name === 'prepareForTerminals' ? enrollmentLimits : usualLimits
}

/**
 * Whether a structured-clone value stays within the limits.
 *
 * The walk itself is bounded: it ends at the first limit passed, sees a value that occurs twice (or contains itself) once, and
 * never iterates over the length of a sparse array.
 */
export function fitsWithin(value: unknown, limits: SizeLimits): boolean {
  const seen = new Set<object>()
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }]
  let bytes = 0
  let values = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    values += 1
    bytes += bytesOf(next.value)
    if (values > limits.values || bytes > limits.bytes || next.depth > limits.depth) return false
    if (typeof next.value !== 'object' || next.value === null || seen.has(next.value)) continue
    seen.add(next.value)
    const parts = partsOf(next.value, limits.values - values)
    if (parts === 'tooMany') return false
    for (const part of parts) waiting.push({ value: part, depth: next.depth + 1 })
  }
  return true
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length * 2
  // A big integer has about as many bytes as hexadecimal digits, but printing one costs more than refusing it.
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value ? 8 : Infinity
  // The whole buffer crossed, however small the window onto it.
  if (ArrayBuffer.isView(value)) return value.buffer.byteLength
  if (isBuffer(value)) return value.byteLength
  return 8
}

/** A buffer shared with another thread counts like one that was copied. */
function isBuffer(value: unknown): value is ArrayBuffer | SharedArrayBuffer {
  return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer
}

function partsOf(value: object, most: number): readonly unknown[] | 'tooMany' {
  if (ArrayBuffer.isView(value) || isBuffer(value)) return []
  if (value instanceof Map || value instanceof Set) {
    if (value.size > most) return 'tooMany'
    const parts: readonly unknown[] = value instanceof Map ? [...value.keys(), ...value.values()] : [...value.values()]
    return parts
  }
  if (Array.isArray(value) && value.length > most) return 'tooMany'
  const keys = Object.keys(value)
  if (keys.length > most) return 'tooMany'
  return keys.flatMap((key): readonly unknown[] => [key, (value as Readonly<Record<string, unknown>>)[key]])
}
