/**
 * Copies every byte array of an answer that is a window onto a larger buffer.
 *
 * Cloning an array to another process clones its whole buffer, and Node cuts small buffers out of a shared one that may hold
 * a neighbour's password. Answers are trees made by the contract's schemas, so the walk needs no guard against cycles.
 */
export function withOwnBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return isWhole(value) ? value : Uint8Array.from(value)
  if (Array.isArray(value)) return value.map(withOwnBytes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withOwnBytes(part)]))
}

function isWhole(bytes: Uint8Array): boolean {
  // A Node Buffer is a Uint8Array too; the page gets the plain kind.
  return bytes.constructor === Uint8Array && bytes.byteLength === bytes.buffer.byteLength
}
