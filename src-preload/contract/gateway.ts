import { z } from 'zod'
import { certificateFactsSchema } from './server.ts'

/** The port of a device gateway unless another is typed. Source: reference of the gateway, section 9. */
export const usualGatewayPort = 4000

/** Longest text that is read for an authority, in UTF-16 code units: several times what one certificate takes. Ours. */
export const longestAuthorityText = 64 * 1024

/**
 * Which device gateway the station speaks with. `record` says why there is none: none was set up, its record is damaged and was
 * set aside, or it could not be read.
 */
export const gatewayStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none'), record: z.enum(['absent', 'invalid', 'unreadable']) }),
  z.object({
    kind: z.literal('configured'),
    host: z.string().min(1).max(255),
    port: z.number().int().min(1).max(65_535),
    /** The one authority that a person confirmed. */
    authority: certificateFactsSchema,
  }),
])

/** Which device gateway the station speaks with. */
export type GatewayState = z.infer<typeof gatewayStateSchema>
