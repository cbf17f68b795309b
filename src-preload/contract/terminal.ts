import { z } from 'zod'
import { factOf } from './fact.ts'
import { failureSchemas } from './failures.ts'
import { photoDigestSchema, wallClockSchema } from './person.ts'

/** A terminal's number: its serial number, which fits into 32 bits, as text. Source: reference of the gateway, section 7. */
export const terminalIdSchema = z.string().regex(/^\d{1,10}$/u)

/**
 * How a terminal stands with the gateway. `connected` is without TLS, `secured` with it; `trying`: the gateway is connecting.
 * `unknown` carries a number that is not written down anywhere. Source: reference of the gateway, section 7.
 */
export const terminalStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('disconnected') }),
  z.object({ kind: z.literal('connected') }),
  z.object({ kind: z.literal('secured') }),
  z.object({ kind: z.literal('trying') }),
  z.object({ kind: z.literal('cannotConnect') }),
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('cannotSecure') }),
  z.object({ kind: z.literal('secureRefused') }),
  z.object({ kind: z.literal('unknown'), status: z.number().int() }),
])

/** How a terminal stands with the gateway. */
export type TerminalState = z.infer<typeof terminalStateSchema>

/** What a terminal says it can do. A thing it has not told is unknown, and then nothing is taken from anybody because of it. */
export const terminalAbilitiesSchema = z.object({
  cards: factOf(z.boolean()),
  fingerprints: factOf(z.boolean()),
  faces: factOf(z.boolean()),
  /** Faces seen by a colour camera; only those can be made of a picture. */
  visualFaces: factOf(z.boolean()),
  photos: factOf(z.boolean()),
  names: factOf(z.boolean()),
  /** Ids with letters. */
  letterIds: factOf(z.boolean()),
  jobCodes: factOf(z.boolean()),
  /** Whether parts of a person can be changed without sending them whole. */
  updates: factOf(z.boolean()),
  mostPeople: factOf(z.number().int().min(0)),
  mostCards: factOf(z.number().int().min(0)),
  mostFingerprints: factOf(z.number().int().min(0)),
  mostFaces: factOf(z.number().int().min(0)),
})

/** What a terminal says it can do. */
export type TerminalAbilities = z.infer<typeof terminalAbilitiesSchema>

/** One terminal behind the gateway. Nothing of it is about a person. */
export const terminalSchema = z.object({
  id: terminalIdSchema,
  /** `device.Type` of the gateway, an open list. */
  type: z.number().int(),
  /** The product's name; `unknown` for a number the station has no name for. */
  model: factOf(z.string().max(60)),
  state: terminalStateSchema,
  /** Where the gateway reaches it; empty when it did not say. */
  host: z.string().max(255),
  port: z.number().int().min(0),
  can: terminalAbilitiesSchema,
})

/** One terminal behind the gateway. */
export type Terminal = z.infer<typeof terminalSchema>

/** What any call to the gateway may answer. */
export const gatewayCallFailures = [
  'noGateway',
  'gatewayUnreachable',
  'gatewayUntrusted',
  'gatewayTooOld',
  'gatewayTooLate',
  'gatewayRefused',
  'terminalUnknown',
  'terminalUnreachable',
  'terminalFull',
  'terminalLimit',
  'terminalUserUnknown',
  'terminalUserExists',
  'terminalPictureRefused',
] as const

/** A failure of the gateway or of a terminal, as it is kept and told. */
export const gatewayFailureSchema = z.discriminatedUnion('kind', [
  failureSchemas.cancelled,
  failureSchemas.noGateway,
  failureSchemas.gatewayUnreachable,
  failureSchemas.gatewayUntrusted,
  failureSchemas.gatewayTooOld,
  failureSchemas.gatewayTooLate,
  failureSchemas.gatewayRefused,
  failureSchemas.terminalUnknown,
  failureSchemas.terminalUnreachable,
  failureSchemas.terminalFull,
  failureSchemas.terminalLimit,
  failureSchemas.terminalUserUnknown,
  failureSchemas.terminalUserExists,
  failureSchemas.terminalPictureRefused,
])

/** The terminals as the station knows them. */
export const terminalsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noGateway') }),
  z.object({ kind: z.literal('reading') }),
  z.object({ kind: z.literal('failed'), failure: gatewayFailureSchema }),
  z.object({
    kind: z.literal('read'),
    terminals: z.array(terminalSchema),
    /** When the gateway last told the list or a change; ISO 8601 in UTC. */
    at: z.iso.datetime(),
    /** Why changes are not heard at the moment: what is shown is as of `at`. `null` while they are. */
    lost: gatewayFailureSchema.nullable(),
  }),
])

/** The terminals as the station knows them. */
export type Terminals = z.infer<typeof terminalsSchema>

/**
 * What one terminal holds of one person. Moments are wall-clock time of this station; `null` is no limit. Nothing of a face, a
 * card, a fingerprint or a PIN leaves the main process but how many there are.
 */
export const personOnTerminalSchema = z.discriminatedUnion('kind', [
  /** The terminal answered, and does not know the id. */
  z.object({ kind: z.literal('absent') }),
  z.object({
    kind: z.literal('there'),
    name: z.string().max(500),
    start: wallClockSchema.nullable(),
    end: wallClockSchema.nullable(),
    /** SHA-256 of the photo. */
    photo: factOf(photoDigestSchema),
    faces: z.number().int().min(0),
    cards: z.number().int().min(0),
    fingerprints: z.number().int().min(0),
    groups: z.number().int().min(0),
    jobCodes: z.number().int().min(0),
    hasPin: z.boolean(),
  }),
])

/** What one terminal holds of one person. */
export type PersonOnTerminal = z.infer<typeof personOnTerminalSchema>

/** What the record of a person says of what terminals hold too; what terminals hold is compared with it. */
export const terminalGroundSchema = z.object({
  name: z.string().max(500),
  start: factOf(wallClockSchema),
  end: factOf(wallClockSchema),
  photo: factOf(photoDigestSchema),
})

/** What the record of a person says of what terminals hold too. */
export type TerminalGround = z.infer<typeof terminalGroundSchema>

/** The parts of a person that are put on a terminal. */
export const terminalParts = ['name', 'period', 'photo', 'face'] as const

/** A part of a person that is put on a terminal. */
export type TerminalPart = (typeof terminalParts)[number]

/**
 * Why a part was not put: there is none to put, the terminal has one already, it does not store it, it or whether the terminal stores it is not known, it
 * is larger than terminals take, it is no JPEG, the terminal said yes and does not have it, or a failure.
 */
export const partReasons = [
  'nothing',
  'alreadyThere',
  'notStored',
  'notKnown',
  'tooLarge',
  'notJpeg',
  'notKept',
  'failed',
] as const

/** Why a part was not put. */
export type PartReason = (typeof partReasons)[number]

/** What became of one part on one terminal. `left`: what the terminal held of it before is still there. */
export const partOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('put'), part: z.enum(terminalParts) }),
  z.object({
    kind: z.literal('left'),
    part: z.enum(terminalParts),
    why: z.enum(partReasons),
    /** With `failed`, why. */
    failure: gatewayFailureSchema.nullable(),
  }),
])

/** What became of one part on one terminal. */
export type PartOutcome = z.infer<typeof partOutcomeSchema>

/** What became of a person on one terminal. `groups`: how many access groups of the terminal they are in; those are not touched. */
export const putOnTerminalSchema = z.object({
  did: z.enum(['added', 'renewed']),
  parts: z.array(partOutcomeSchema).length(terminalParts.length),
  groups: z.number().int().min(0),
})

/** What became of a person on one terminal. */
export type PutOnTerminal = z.infer<typeof putOnTerminalSchema>

/** How much a terminal holds. */
export const terminalContentsSchema = z.object({
  people: z.number().int().min(0),
  cards: z.number().int().min(0),
  fingerprints: z.number().int().min(0),
  faces: z.number().int().min(0),
  photos: z.number().int().min(0),
})

/** How much a terminal holds. */
export type TerminalContents = z.infer<typeof terminalContentsSchema>
