import { z } from 'zod'
import { failureSchemas, fingerprintSchema } from './failures.ts'

/**
 * How the one configured server is trusted.
 *
 * `systemTrust`: the operating system's certificate store decides. `pinnedCertificate`: exactly this certificate,
 * whatever its dates and names. `pinnedAuthority`: any certificate this authority signed, with full checks of dates and
 * names. Source: the design's section 4.
 */
export const trustSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('systemTrust') }),
  z.object({ kind: z.literal('pinnedCertificate'), sha256: fingerprintSchema }),
  z.object({ kind: z.literal('pinnedAuthority'), pem: z.string().max(16_384), sha256: fingerprintSchema }),
])

/** How the one configured server is trusted. */
export type Trust = z.infer<typeof trustSchema>

/** Said where a station works with a device gateway and no server behind it; left out where it works with a BioStar 2 server. */
export const waySchema = z.literal('gateway').optional()

/** Where the server is: a host (DNS name, IPv4, or IPv6 without brackets) and a port. */
export const serverAddressSchema = z.object({
  host: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
})

/** Where the server is. */
export type ServerAddress = z.infer<typeof serverAddressSchema>

/** What one certificate says about itself. Dates are ISO 8601 in UTC. */
export const certificateFactsSchema = z.object({
  sha256: fingerprintSchema,
  subject: z.string().max(1_000),
  issuer: z.string().max(1_000),
  /** DNS names and addresses from the alternative names, as the certificate spells them; empty when it has none. */
  names: z.array(z.string().max(300)).max(100),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime(),
  /** Whether the certificate signed itself. */
  selfSigned: z.boolean(),
})

/** What one certificate says about itself. */
export type CertificateFacts = z.infer<typeof certificateFactsSchema>

/** Why a certificate would not pass full checks of date, name and authority. */
export const certificateConcernSchema = z.enum([
  'expired',
  'notYetValid',
  'wrongHost',
  'noName',
  'unknownAuthority',
  'expiresSoon',
  'other',
])

/** Why a certificate would not pass full checks of date, name and authority. */
export type CertificateConcern = z.infer<typeof certificateConcernSchema>

/** What a look at a server's TLS showed. Nothing was sent to it. */
export const serverProbeSchema = z.object({
  /** Names this look when the clerk confirms it; a look is valid for ten minutes. */
  probeId: z.string().max(64),
  address: serverAddressSchema,
  certificate: certificateFactsSchema,
  /** The authority at the end of the chain the server sent, when it sent one that is not the certificate itself. */
  authority: certificateFactsSchema.nullable(),
  /** Whether the operating system's store accepts the certificate for this host. */
  trustedBySystem: z.boolean(),
  concerns: z.array(certificateConcernSchema),
  tlsVersion: z.string().max(20),
})

/** What a look at a server's TLS showed. */
export type ServerProbe = z.infer<typeof serverProbeSchema>

/**
 * Which server the station belongs to. `suggestedAddress` is what the start command proposed, if anything. `record` says
 * why there is no server: none was paired, its record is damaged and was set aside, or it could not be read.
 */
export const serverStateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unpaired'),
    suggestedAddress: z.string().max(300).nullable(),
    record: z.enum(['absent', 'invalid', 'unreadable']),
  }),
  z.object({
    kind: z.literal('paired'),
    way: waySchema,
    address: serverAddressSchema,
    trust: trustSchema,
    pairedAt: z.iso.datetime(),
    /** The certificate's own end, seen at the last handshake; `null` before the first. */
    certificateValidTo: z.iso.datetime().nullable(),
  }),
])

/** Which server the station belongs to. */
export type ServerState = z.infer<typeof serverStateSchema>

/** Whether the server answers, from the last real conversation or probe. `at` is ISO 8601 in UTC. */
export const connectionStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unpaired') }),
  z.object({ kind: z.literal('checking') }),
  z.object({
    kind: z.literal('reachable'),
    at: z.iso.datetime(),
    milliseconds: z.number().min(0),
    /** The server's version, for example `2.9.8.14`; `null` when it has not told. */
    version: z.string().max(40).nullable(),
  }),
  z.object({
    kind: z.literal('unreachable'),
    at: z.iso.datetime(),
    failure: z.discriminatedUnion('kind', [
      failureSchemas.serverUnreachable,
      failureSchemas.certificateChanged,
      failureSchemas.certificateRefused,
      failureSchemas.answerUnreadable,
      failureSchemas.serverBusy,
      failureSchemas.serverRefused,
      failureSchemas.gatewayUnreachable,
      failureSchemas.gatewayUntrusted,
      failureSchemas.gatewayTooOld,
      failureSchemas.gatewayTooLate,
      failureSchemas.gatewayRefused,
    ]),
  }),
])

/** Whether the server answers. */
export type ConnectionState = z.infer<typeof connectionStateSchema>
