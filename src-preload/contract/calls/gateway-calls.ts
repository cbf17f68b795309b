import { z } from 'zod'
import { fingerprintSchema } from '../failures.ts'
import { gatewayStateSchema, longestAuthorityText } from '../gateway.ts'
import { certificateFactsSchema } from '../server.ts'
import { nothing, type CallShape } from './call-shape.ts'

const authorityText = z.string().min(1).max(longestAuthorityText)

/** What a person gives to set a gateway up. `sha256` is the fingerprint of the authority that they saw and confirmed. */
export const gatewayFormShape = {
  host: z.string().max(300),
  port: z.number().int().min(1).max(65_535),
  authority: authorityText,
  sha256: fingerprintSchema,
}

/** The device gateway that the station may have beside its server. */
export const gatewayCalls = {
  /** Which device gateway the station speaks with. */
  readGateway: { input: nothing, output: gatewayStateSchema, failures: [] },
  /** Reads the authority out of a file's text or a paste, for a person to compare. Keeps nothing and asks nobody. */
  lookAtAuthority: {
    input: z.strictObject({ text: authorityText }),
    output: certificateFactsSchema,
    failures: ['authorityUnusable'],
  },
  /** Sets the gateway up: the clerk's deliberate act. `sha256` is the fingerprint they saw and confirmed. */
  setGateway: {
    input: z.strictObject(gatewayFormShape),
    output: gatewayStateSchema,
    failures: ['invalidAddress', 'authorityUnusable', 'probeOutdated', 'stationLocked', 'notOffered', 'notSaved'],
  },
  /** Forgets the gateway and its authority. What is on the terminals stays there. */
  forgetGateway: { input: nothing, output: gatewayStateSchema, failures: ['stationLocked', 'notOffered', 'notSaved'] },
} as const satisfies Record<string, CallShape>
