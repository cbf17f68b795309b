import { z } from 'zod'
import { consentAnswerSchema, consentTextNameSchema } from './consent.ts'
import { deviceIdSchema } from './device.ts'
import { failureSchemas, personFieldSchema } from './failures.ts'
import { failureSchema, jobDecisionKindSchema, jobPurposes, jobStepNameSchema, stepResultSchema } from './job.ts'
import { judgementRecordSchema, overrideReasons } from './judgement.ts'
import { personIdSchema, photoDigestSchema } from './person.ts'
import { gatewayFailureSchema, terminalIdSchema, terminalParts } from './terminal.ts'

const happened = <Kind extends string, Facts extends z.ZodRawShape>(kind: Kind, facts: Facts) =>
  z.object({ kind: z.literal(kind), ...facts })

const [createPersonResult, ...otherResults] = stepResultSchema.options

/** What a step that is done has done, without the id of whoever was created: it stands with the person. */
export const journalStepResultSchema = z.discriminatedUnion('step', [
  createPersonResult.omit({ id: true }),
  ...otherResults,
])

/** What a step that is done has done, as the journal tells it. */
export type JournalStepResult = z.infer<typeof journalStepResultSchema>

/**
 * What the journal tells, without saying about whom: kinds, codes, digests and verdicts. Whom it is about stands beside it,
 * under a key of that person.
 */
export const journalFactsSchema = z.discriminatedUnion('kind', [
  /** A clerk accepted an enrollment and the station kept it. */
  happened('enrollmentSaved', {
    job: z.uuid(),
    steps: z.array(jobStepNameSchema),
    /** SHA-256 of the pictures, never the pictures. */
    profilePhoto: photoDigestSchema.nullable(),
    facePicture: photoDigestSchema.nullable(),
    /** Whether the visual face was scanned at a device; missing in entries from before that was possible. */
    isScanned: z.boolean().optional(),
    judgement: judgementRecordSchema.nullable(),
    override: z.enum(overrideReasons).nullable(),
  }),
  happened('consentAnswered', { text: consentTextNameSchema, answers: z.array(consentAnswerSchema) }),
  happened('consentWithdrawn', { job: z.uuid().nullable(), cancelledJobs: z.number().int().min(0) }),
  happened('stepDone', { job: z.uuid(), purpose: z.enum(jobPurposes), result: journalStepResultSchema }),
  happened('stepRefused', { job: z.uuid(), step: jobStepNameSchema, failure: failureSchema }),
  happened('clerkDecided', { job: z.uuid(), decision: jobDecisionKindSchema }),
  happened('jobSuperseded', { job: z.uuid(), by: z.uuid() }),
  happened('jobCancelled', { job: z.uuid(), why: z.enum(['discarded', 'consentWithdrawn']) }),
  /** The keys of a job's pictures were destroyed, and then the pictures. */
  happened('picturesShredded', { job: z.uuid() }),
  /** A clerk removed something of a person on the server, or the person. */
  happened('removedByClerk', { what: z.enum(['profilePhoto', 'visualFaces', 'person']) }),
  /** A clerk changed something of a person's record on the server: which fields, never what they said or say. */
  happened('changedByClerk', { fields: z.array(personFieldSchema).min(1) }),
  /**
   * A visitor's photo is to be removed from the server at this moment. `storedAs`: what the server made of it; left out when
   * it is the same.
   */
  happened('purgeDue', {
    at: z.iso.datetime(),
    profilePhoto: photoDigestSchema,
    storedAs: photoDigestSchema.optional(),
  }),
  /** A clerk sent a person to a device; `failure` is `null` when the device took them. */
  happened('pushedToDevice', { device: deviceIdSchema, failure: failureSchemas.deviceFailed.nullable() }),
  /** A clerk put a person on a terminal by way of the device gateway: which parts, never what they say. */
  happened('putOnTerminal', {
    terminal: terminalIdSchema,
    did: z.enum(['added', 'renewed']).nullable(),
    parts: z.array(z.enum(terminalParts)),
    failure: gatewayFailureSchema.nullable(),
  }),
  /** A clerk removed a person from a terminal. */
  happened('removedFromTerminal', { terminal: terminalIdSchema, failure: gatewayFailureSchema.nullable() }),
  /** A clerk removed everybody from a terminal: how many there were before. */
  happened('terminalEmptied', {
    terminal: terminalIdSchema,
    people: z.number().int().min(0),
    failure: gatewayFailureSchema.nullable(),
  }),
  /** The key of a person was destroyed: whom the entries are about cannot be read any more. */
  happened('personErased', {}),
  happened('journalExported', { format: z.enum(['csv', 'json']), entries: z.number().int().min(0) }),
  /** The store was damaged and put back from a copy; entries after the copy may be missing. */
  happened('storeRestored', { from: z.iso.datetime() }),
  /** What is sealed in the entry does not open: it was changed, or sealed under another key. Never written, only shown. */
  happened('unreadable', {}),
])

/** What the journal tells, without saying about whom. */
export type JournalFacts = z.infer<typeof journalFactsSchema>

/** Whom an entry is about and who did it, in words only a person's key opens. */
export const journalPersonSchema = z.object({
  /** `null` while the server has not given the person an id. */
  id: personIdSchema.nullable(),
  name: z.string().max(500),
  /** The clerk's own words for an override; `null` without any. */
  overrideWords: z.string().max(300).nullable(),
})

/** Whom an entry is about. */
export type JournalPerson = z.infer<typeof journalPersonSchema>

/** One entry of the journal as it is read on this station. */
export const journalEntrySchema = z.object({
  /** Counts from 1 without gaps. */
  number: z.number().int().min(1),
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** The station's own name for itself: the computer's name. */
  station: z.string().max(255),
  /** The server as it is typed, `host` or `host:port`; `null` for what is about no server. */
  server: z.string().max(300).nullable(),
  /** The user id of the clerk; `null` for what the station did by itself. */
  operatorId: z.string().max(32).nullable(),
  facts: journalFactsSchema,
  /** `erased`: the person's key was destroyed. `unreadable`: it should open and does not. `nobody`: about no person. */
  person: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), person: journalPersonSchema }),
    z.object({ kind: z.literal('erased') }),
    z.object({ kind: z.literal('unreadable') }),
    z.object({ kind: z.literal('nobody') }),
  ]),
})

/** One entry of the journal as it is read on this station. */
export type JournalEntry = z.infer<typeof journalEntrySchema>

/** Who is erased: by the id at the paired server, or as whom an entry is about, for somebody who has no id. */
export const erasedPersonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('id'), id: personIdSchema }),
  z.strictObject({ kind: z.literal('entry'), number: z.number().int().min(1) }),
])

/** Who is erased from the journal. */
export type ErasedPerson = z.infer<typeof erasedPersonSchema>

/** What a check of the whole journal found. `entries` is how many there are. */
export const journalVerdictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), entries: z.number().int().min(0) }),
  z.object({
    kind: z.literal('broken'),
    entries: z.number().int().min(0),
    /** `changed`: an entry is not what was written. `missing`: one was taken out, moved, or cut off at the end. */
    flaw: z.enum(['changed', 'missing', 'headForged', 'headMissing']),
    /** The number of the first entry that is wrong. */
    at: z.number().int().min(1),
  }),
])

/** What a check of the whole journal found. */
export type JournalVerdict = z.infer<typeof journalVerdictSchema>
