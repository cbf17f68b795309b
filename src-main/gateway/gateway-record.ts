import { z } from 'zod'
import { fingerprintSchema } from '../../src-preload/contract/failures.ts'
import { isTheOneCertificate } from '../biostar/certificate-facts.ts'
import type { RecordStore } from '../domain/record-store.ts'

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
  .refine(({ authority, sha256 }) => isTheOneCertificate(authority, sha256), {
    error: 'the authority is not the one that was confirmed',
  })

/** What the station remembers of its device gateway. */
export type GatewayRecord = z.infer<typeof gatewayRecordSchema>

/** Where the record of the one gateway is kept. */
export type GatewayRecordStore = RecordStore<GatewayRecord>
