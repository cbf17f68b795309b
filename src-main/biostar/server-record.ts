import { z } from 'zod'
import { serverAddressSchema, trustSchema, waySchema, type Trust } from '../../src-preload/contract/server.ts'
import type { RecordStore } from '../domain/record-store.ts'
import { isTheOneCertificate } from './certificate-facts.ts'

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

/** Where the record of the one server is kept. */
export type ServerRecordStore = RecordStore<ServerRecord>

function authorityIsTheConfirmedOne(trust: Trust): boolean {
  return trust.kind !== 'pinnedAuthority' || isTheOneCertificate(trust.pem, trust.sha256)
}
