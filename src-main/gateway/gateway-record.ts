import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { fingerprintSchema, type Failure } from '../../src-preload/contract/failures.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import { fingerprintOf } from '../biostar/certificate-facts.ts'

/** Longest text of an authority's certificate, in characters: as of a server's. */
export const longestAuthority = 16_384

/**
 * What the station remembers of its device gateway. Version 1.
 *
 * The authority is exactly one certificate, in PEM, and the one whose fingerprint a person confirmed: a second one slipped into
 * the text would be trusted unseen. It is the only root of the conversation (reference of the gateway, section 9).
 */
export const gatewayRecordSchema = z
  .strictObject({
    version: z.literal(1),
    /** A DNS name, an IPv4 address, or an IPv6 address without brackets, as the gateway's certificate names it. */
    host: z.string().min(1).max(255),
    port: z.number().int().min(1).max(65_535),
    authority: z.string().max(longestAuthority),
    /** The authority's SHA-256 fingerprint. */
    sha256: fingerprintSchema,
  })
  .refine(authorityIsTheConfirmedOne, { error: 'the authority is not the one that was confirmed' })

/** What the station remembers of its device gateway. */
export type GatewayRecord = z.infer<typeof gatewayRecordSchema>

/** What was found where the record is kept. Absent, damaged and unreadable are three different things. */
export type StoredGatewayRecord =
  | { readonly kind: 'record'; readonly record: GatewayRecord }
  | { readonly kind: 'absent' }
  /** Something is there, and it is not a record. */
  | { readonly kind: 'invalid' }
  /** The disk did not let us look. */
  | { readonly kind: 'unreadable' }

/** Where the record of the one gateway is kept. */
export interface GatewayRecordStore {
  /** Never throws. */
  read(): Promise<StoredGatewayRecord>
  /** On disk before it answers. The old record stands when it fails. */
  write(record: GatewayRecord): Promise<Outcome<void, Failure<'notSaved'>>>
  /** Clearing what is not there succeeds. */
  clear(): Promise<Outcome<void, Failure<'notSaved'>>>
}

function authorityIsTheConfirmedOne({ authority, sha256 }: { authority: string; sha256: string }): boolean {
  if (authority.split('-----BEGIN').length !== 2) return false
  try {
    return fingerprintOf(new X509Certificate(authority)) === sha256
  } catch {
    return false
  }
}
