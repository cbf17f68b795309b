/** Reading JSON that a stranger sent: each function says what it takes and answers `undefined` for anything else. */

/** A JSON object whose keys are not known. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The value as an object, or `undefined`. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

/** The value as text: requests may send `"1"` or `1`, `"true"` or `true` (reference section 1.4). */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return undefined
}

/** The value as a whole number, from a number or from digits. */
export function asWhole(value: unknown): number | undefined {
  const text = asText(value)
  if (text === undefined || !/^-?\d+$/.test(text)) return undefined
  return Number(text)
}

/** The value as a list: an array as it is, `""`, `null` and absence as empty, a single object as a list of one. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return asObject(value) === undefined ? [] : [value]
}

/** Turns every scalar below a value into a string, as v1 endpoints answer (reference section 1.4). */
export function withStringScalars(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(withStringScalars)
  const object = asObject(value)
  if (object === undefined) return value
  return Object.fromEntries(Object.entries(object).map(([key, entry]) => [key, withStringScalars(entry)]))
}
