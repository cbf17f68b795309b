import { z } from 'zod'
import { consentRecordSchema } from '../../src-preload/contract/consent.ts'
import { deviceIdSchema } from '../../src-preload/contract/device.ts'
import { factOf } from '../../src-preload/contract/fact.ts'
import {
  jobPurposes,
  jobStateSchema,
  jobStepSchema,
  openDraftSchema,
  seenPersonSchema,
} from '../../src-preload/contract/job.ts'
import { mailLanguageSchema } from '../../src-preload/contract/mail.ts'
import {
  faceDigestSchema,
  personIdSchema,
  photoDigestSchema,
  standingSchema,
} from '../../src-preload/contract/person.ts'

const moment = z.iso.datetime()

/**
 * A job as the main process keeps it: all that is needed to go on after the program, or the machine, has died at any moment.
 *
 * It lies in the store as JSON, sealed. Moments are ISO 8601 in UTC. A record of a shape this program does not know is left
 * where it lies and counted, never dropped.
 */
export const jobRecordSchema = z.object({
  version: z.literal(1),
  id: z.uuid(),
  purpose: z.enum(jobPurposes),
  /** The server as it is typed, `host` or `host:port`. */
  server: z.string().min(1).max(300),
  /** The clerk who saved it; `null` for what the station does by itself. */
  operatorId: z.string().max(32).nullable(),
  savedAt: moment,
  /** When the clerk is asked whether the pictures are kept any longer. */
  keepUntil: moment,
  person: z.object({
    /** The server's id; `null` while nobody has assigned one. */
    id: personIdSchema.nullable(),
    provisional: z.number().int().min(1).nullable(),
    name: z.string().max(500),
    /** Whom to create; `null` for somebody the server knew already. */
    draft: openDraftSchema.nullable(),
    /** The job that stands for the person while there is no id: the first of the jobs about them. */
    standIn: z.uuid(),
    /** Whether this station created the person, so that a visitor's photo is its to remove. */
    createdHere: z.boolean(),
  }),
  steps: z.array(jobStepSchema),
  state: jobStateSchema,
  /** How often a step was begun. */
  attempts: z.number().int().min(0),
  /** How often in a row the work was put off; decides how long the next wait is. */
  delays: z.number().int().min(0),
  /** What the clerk saw of the person, or has accepted since. */
  seen: seenPersonSchema,
  /** When the person was last known to be as the clerk saw them; `null` when that was never compared. */
  comparedAt: moment.nullable(),
  /** What the server holds instead of whom the clerk saw, while that is a question. */
  found: z.object({ name: z.string().max(500), standing: standingSchema }).nullable(),
  replaces: faceDigestSchema.nullable(),
  mail: z.object({ language: mailLanguageSchema, again: z.boolean() }).nullable(),
  /** A mail may have left since this moment; written before it leaves, cleared when it certainly did not. */
  mailIntentAt: moment.nullable(),
  /** The id with which a creation may have left; cleared when the server certainly refused it. */
  creationBegunWith: personIdSchema.nullable(),
  /** A visual face may have been registered since; the digests there were before. `null` when none was begun. */
  faceBegun: z
    .object({
      before: factOf(z.array(faceDigestSchema)),
      /** The face that was made at a terminal and was about to be stored; left out with a server, which makes its own. */
      made: faceDigestSchema.optional(),
    })
    .nullable(),
  /** SHA-256 of the job's pictures; they outlive the pictures. */
  digests: z.object({ profilePhoto: photoDigestSchema.nullable(), facePicture: photoDigestSchema.nullable() }),
  /** Digests of photos of the person that earlier jobs of this station may have stored. */
  earlierPhotos: z.array(photoDigestSchema),
  /** Which pictures the store still holds for it. */
  held: z.object({ profilePhoto: z.boolean(), facePicture: z.boolean() }),
  /**
   * What a purge removes, and how many days after the end of the visit. `storedAs`: the photo as the server held it right after
   * the upload, when it was not what was sent; left out when it was, or when the server did not show it.
   */
  purge: z
    .object({
      digest: photoDigestSchema,
      storedAs: photoDigestSchema.optional(),
      due: moment,
      days: z.number().int().min(0),
    })
    .nullable(),
  consent: consentRecordSchema.nullable(),
  /**
   * With a device gateway: which terminals it concerns (`null` until that is decided at the first step), and which of them have missed
   * a step that others have done. Left out with a server.
   */
  terminals: z.object({ chosen: z.array(deviceIdSchema).nullable(), left: z.array(deviceIdSchema) }).optional(),
  /** Consent was withdrawn while a step was running: the job ends with it. */
  isEnding: z.boolean(),
})

/** A job as the main process keeps it. */
export type JobRecord = z.infer<typeof jobRecordSchema>

/** What reading a record showed. */
export type RecordReading = { readonly kind: 'record'; readonly record: JobRecord } | { readonly kind: 'unreadable' }

/** Reads a record as it lies in the store. What is no JSON, or no record, is unreadable. */
export function readRecord(text: string): RecordReading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'unreadable' }
  }
  const read = jobRecordSchema.safeParse(value)
  return read.success ? { kind: 'record', record: read.data } : { kind: 'unreadable' }
}

/** Whether nothing is left to do for a job. */
export function isSettled({ state }: JobRecord): boolean {
  return state.kind === 'done' || state.kind === 'superseded' || state.kind === 'cancelled'
}

/** Names the person of a job, so that the jobs of one person are found and done one after another. */
export function personKeyOf({ server, person }: Pick<JobRecord, 'server' | 'person'>): string {
  return person.id === null ? `${server}\n?${person.standIn}` : knownPersonKey(server, person.id)
}

/** The key of somebody the server has given an id. */
export function knownPersonKey(server: string, id: string): string {
  return `${server}\n#${id}`
}

/** The server whose person a key names: it stands before the line break, which no server's name has. */
export function serverOfKey(key: string): string {
  return key.slice(0, key.indexOf('\n'))
}

/** Whether the station holds a picture for a job. */
export function holdsPictures({ held }: JobRecord): boolean {
  return held.profilePhoto || held.facePicture
}
