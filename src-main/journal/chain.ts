import { hash as hashOnce } from 'node:crypto'

/** An entry as it lies in the table: nothing in it is readable but its number and its moment. */
export interface ChainRow {
  /** Counts from 1 without gaps. */
  readonly number: number
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string
  /** Station, server, clerk and what happened, sealed under a key of the station. */
  readonly facts: Uint8Array
  /** Which key opens `person`, 16 bytes by chance; `null` for what is about nobody. */
  readonly personKey: Uint8Array | null
  /** Whom it is about, sealed under a key of that person; `null` for what is about nobody. */
  readonly person: Uint8Array | null
  /** The hash of the entry before; 32 zeros for the first. */
  readonly previous: Uint8Array
  /** `hashOf` of all the others. */
  readonly hash: Uint8Array
}

/** An entry with the digests of what is sealed in place of it: all that a check of the chain needs. */
export interface ChainLink extends Omit<ChainRow, 'facts' | 'person'> {
  /** SHA-256. */
  readonly factsDigest: Uint8Array
  /** SHA-256; `null` for what is about nobody. */
  readonly personDigest: Uint8Array | null
}

/** What stands for the whole journal: how far it goes, how it ends, and who says so. */
export interface ChainHead {
  /** The number of the last entry. */
  readonly last: number
  /** The hash of the last entry. */
  readonly hash: Uint8Array
  /** The station's public key, Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
  /** Of `headMessage` by that key, 64 bytes. */
  readonly signature: Uint8Array
}

/** The length of a hash in bytes. */
export const hashBytes = 32

/** What the first entry has as the hash of the one before. */
export const beginning: Uint8Array = new Uint8Array(hashBytes)

/** SHA-256 of some bytes. */
export function digestOf(bytes: Uint8Array | string): Buffer {
  return hashOnce('sha256', bytes, 'buffer')
}

/** The chain's view of an entry. */
export function linkOf({ facts, person, ...rest }: ChainRow): ChainLink {
  return { ...rest, factsDigest: digestOf(facts), personDigest: person === null ? null : digestOf(person) }
}

/**
 * What the facts of an entry are bound to when they are sealed: everything else about it, in one byte string that no other
 * entry has.
 *
 * Every part has a fixed length or says its length first, and what is absent is told apart from what is empty.
 */
export function bindingOf(link: Omit<ChainLink, 'factsDigest' | 'hash'>): Buffer {
  const at = Buffer.from(link.at, 'utf8')
  const numbers = Buffer.alloc(12)
  numbers.writeBigUInt64BE(BigInt(link.number))
  numbers.writeUInt32BE(at.byteLength, 8)
  return Buffer.concat([
    Buffer.from('vestibule/journal/entry/1\0'),
    numbers,
    at,
    lengthFirst(link.personKey),
    lengthFirst(link.personDigest),
    lengthFirst(link.previous),
  ])
}

/** The hash of an entry: SHA-256 over its binding and the digest of its sealed facts. */
export function hashOf(link: Omit<ChainLink, 'hash'>): Buffer {
  return digestOf(Buffer.concat([bindingOf(link), lengthFirst(link.factsDigest)]))
}

/** What the station signs as the head of its journal. */
export function headMessage({ last, hash, publicKey }: Omit<ChainHead, 'signature'>): Buffer {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(last))
  return Buffer.concat([Buffer.from('vestibule/journal/head/1\0'), number, lengthFirst(hash), lengthFirst(publicKey)])
}

/** Whether two byte strings are the same. These are public: time tells nothing. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

function lengthFirst(bytes: Uint8Array | null): Buffer {
  const length = Buffer.alloc(5)
  if (bytes === null) return length
  length.writeUInt8(1)
  length.writeUInt32BE(bytes.byteLength, 1)
  return Buffer.concat([length, bytes])
}
