import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import { serverAddressSchema, trustSchema, waySchema, type Trust } from '../../src-preload/contract/server.ts'
import { fingerprintOf } from './certificate-facts.ts'

/**
 * What the station remembers of the server it is paired with. Version 1.
 *
 * A pinned authority must be exactly one certificate, and the one whose fingerprint a person confirmed: a second one slipped
 * into the text would be trusted unseen.
 */
export const serverRecordSchema = z.strictObject({
  version: z.literal(1),
  /** A gateway is always trusted by its pinned authority. */
  way: waySchema,
  address: serverAddressSchema,
  trust: trustSchema.refine(authorityIsTheConfirmedOne, { error: 'the authority is not the one that was confirmed' }),
  /** ISO 8601 in UTC. */
  pairedAt: z.iso.datetime(),
})

/** What the station remembers of the server it is paired with. */
export type ServerRecord = z.infer<typeof serverRecordSchema>

/** What was found where the record is kept. Absent, damaged and unreadable are three different things. */
export type StoredServerRecord =
  | { readonly kind: 'record'; readonly record: ServerRecord }
  | { readonly kind: 'absent' }
  /** Something is there, and it is not a record. */
  | { readonly kind: 'invalid' }
  /** The disk did not let us look. */
  | { readonly kind: 'unreadable' }

/** Where the record of the one server is kept. */
export interface ServerRecordStore {
  /** Never throws. */
  read(): Promise<StoredServerRecord>
  /** On disk before it answers. The old record stands when it fails. */
  write(record: ServerRecord): Promise<Outcome<void, Failure<'notSaved'>>>
  /** Clearing what is not there succeeds. */
  clear(): Promise<Outcome<void, Failure<'notSaved'>>>
}

function authorityIsTheConfirmedOne(trust: Trust): boolean {
  if (trust.kind !== 'pinnedAuthority') return true
  if (trust.pem.split('-----BEGIN').length !== 2) return false
  try {
    return fingerprintOf(new X509Certificate(trust.pem)) === trust.sha256
  } catch {
    return false
  }
}
