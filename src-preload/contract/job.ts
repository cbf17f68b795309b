import { z } from 'zod'
import { consentRecordSchema } from './consent.ts'
import { scanIdSchema } from './device.ts'
import { factOf } from './fact.ts'
import { failureSchemas, notKeptReasons } from './failures.ts'
import { judgementRecordSchema, overrideSchema } from './judgement.ts'
import { mailLanguageSchema } from './mail.ts'
import {
  faceDigestSchema,
  personDraftSchema,
  personIdSchema,
  photoDigestSchema,
  seenPhotoSchema,
  standingSchema,
  wallClockSchema,
} from './person.ts'
import { facePictureSchema, profilePhotoSchema } from './photo.ts'

/** Any failure, as a job keeps it: kind and facts, nothing personal. */
export const failureSchema = z.discriminatedUnion(
  'kind',
  Object.values(failureSchemas) as [
    (typeof failureSchemas)[keyof typeof failureSchemas],
    ...(typeof failureSchemas)[keyof typeof failureSchemas][],
  ],
)

/**
 * The steps a job may have, in the order in which they are done. A withdrawal and a purge only remove. The last one there is only
 * with a device gateway: the terminals that missed a step before it catch up.
 */
export const jobStepNames = [
  'createPerson',
  'uploadPhoto',
  'registerVisualFace',
  'sendMail',
  'removePhoto',
  'removeVisualFaces',
  'reachTerminals',
] as const

/** A step of a job. */
export type JobStepName = (typeof jobStepNames)[number]

/** A step of a job. */
export const jobStepNameSchema = z.enum(jobStepNames)

/** How far a running step has come. */
export const callStageSchema = z.enum([
  'connecting',
  'signingInAgain',
  'checkingPicture',
  'sending',
  'confirming',
  'lookingUp',
  'waitingForFace',
])

/** How far a running step or a long call has come. */
export type CallStage = z.infer<typeof callStageSchema>

/** What a step that is done has done. */
export const stepResultSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('createPerson'), id: personIdSchema }),
  z.object({
    step: z.literal('uploadPhoto'),
    bytes: z.number().int().min(1),
    confirmed: z.enum(['sameBytes', 'presentOnly']),
    /** SHA-256 of what the server held right after the upload, when it was not what was sent; left out when not known. */
    storedAs: photoDigestSchema.optional(),
  }),
  z.object({ step: z.literal('registerVisualFace'), held: z.number().int().min(1) }),
  z.object({ step: z.literal('sendMail'), sentAt: z.iso.datetime() }),
  /** `notOurs`: the server holds another photo than the one this job was to remove, so it was left alone. */
  z.object({
    step: z.literal('removePhoto'),
    outcome: z.enum(['removed', 'notThere', 'notOurs', 'periodExtended']),
    /** SHA-256 of the photo that was removed; left out when none was, or the server did not show it. */
    photo: photoDigestSchema.optional(),
  }),
  z.object({ step: z.literal('removeVisualFaces'), outcome: z.enum(['removed', 'notThere']) }),
  /** `terminals`: on how many of them everything is now as it was asked for. */
  z.object({ step: z.literal('reachTerminals'), terminals: z.number().int().min(0) }),
])

/** What a step that is done has done. */
export type StepResult = z.infer<typeof stepResultSchema>

/** Where one step of a job stands. */
export const jobStepSchema = z.object({
  name: jobStepNameSchema,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('waiting') }),
    z.object({ kind: z.literal('running'), stage: callStageSchema.nullable() }),
    z.object({ kind: z.literal('done'), at: z.iso.datetime(), result: stepResultSchema }),
    /** The clerk decided to leave it undone. */
    z.object({ kind: z.literal('leftOut'), at: z.iso.datetime() }),
  ]),
})

/** Where one step of a job stands. */
export type JobStep = z.infer<typeof jobStepSchema>

/** Something about a job that only a clerk can decide. */
export const jobQuestionSchema = z.discriminatedUnion('kind', [
  /** A step was refused, or its outcome is open, and trying again by itself would be no help or no good. */
  z.object({ kind: z.literal('stepFailed'), step: jobStepNameSchema, failure: failureSchema }),
  /**
   * The server's record is not the one the clerk saw at the capture. `gone`: nobody has the id any more. `renamed`: the id
   * belongs to somebody of another name now. `disabled`: the person may not pass any more.
   */
  z.object({ kind: z.literal('personChanged'), change: z.enum(['gone', 'renamed', 'disabled']) }),
  /** The job has waited longer than the station keeps pictures by itself. */
  z.object({ kind: z.literal('tooOld') }),
  /** A picture of the job cannot be opened any more: its key or its bytes are damaged. */
  z.object({ kind: z.literal('pictureLost') }),
])

/** Something about a job that only a clerk can decide. */
export type JobQuestion = z.infer<typeof jobQuestionSchema>

/** Where a job stands. Every job ends in `done`, `superseded` or `cancelled`; none is dropped. */
export const jobStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued') }),
  z.object({ kind: z.literal('running') }),
  /**
   * `until` is when it is tried again by itself; `null` until something else happens, a sign-in for example. `why` is `null`
   * for a purge whose day has not come.
   */
  z.object({ kind: z.literal('waiting'), until: z.iso.datetime().nullable(), why: failureSchema.nullable() }),
  z.object({ kind: z.literal('needsClerk'), question: jobQuestionSchema }),
  z.object({ kind: z.literal('done'), at: z.iso.datetime() }),
  /** A newer picture of the same person took its place; what else was left to do moved to that job. */
  z.object({ kind: z.literal('superseded'), at: z.iso.datetime(), by: z.uuid() }),
  z.object({ kind: z.literal('cancelled'), at: z.iso.datetime(), why: z.enum(['discarded', 'consentWithdrawn']) }),
])

/** Where a job stands. */
export type JobState = z.infer<typeof jobStateSchema>

/** Why a job exists: a clerk enrolled somebody, somebody withdrew consent, or a visitor's photo has served its time. */
export const jobPurposes = ['enrollment', 'withdrawal', 'purge'] as const

/** One job as the window sees it. */
export const jobSchema = z.object({
  id: z.uuid(),
  purpose: z.enum(jobPurposes),
  /** The server's id; `null` while nobody has assigned one. */
  personId: personIdSchema.nullable(),
  /** A number of this station for somebody the server does not know yet; `null` for everybody else. Counts from 1. */
  provisional: z.number().int().min(1).nullable(),
  /** The name at the capture; empty when the record had none. */
  name: z.string().max(500),
  savedAt: z.iso.datetime(),
  /** None when somebody wants no picture and nothing else was asked for: then there is only that to remember. */
  steps: z.array(jobStepSchema).max(jobStepNames.length),
  state: jobStateSchema,
  /** How often a step was begun. */
  attempts: z.number().int().min(0),
  /** Which pictures this station still holds for it. */
  pictures: z.object({ profilePhoto: z.boolean(), facePicture: z.boolean() }),
  /** The person to create, so that a refused field can be corrected; `null` for a job that creates nobody. */
  draft: personDraftSchema.extend({ id: personIdSchema.nullable() }).nullable(),
  /** Whether it outlives the program: sealed on the disk, or in memory because nothing can be kept here. */
  kept: z.enum(['onDisk', 'inMemory']),
})

/** One job as the window sees it. */
export type Job = z.infer<typeof jobSchema>

/** A person to create whose id may be left to the moment of creation. */
export const openDraftSchema = z.strictObject({ ...personDraftSchema.shape, id: personIdSchema.nullable() })

/** A person to create whose id may be left to the moment of creation. */
export type OpenDraft = z.infer<typeof openDraftSchema>

/** What was known of the person when the clerk decided, so that a change meanwhile is noticed. */
export const seenPersonSchema = z.strictObject({
  photo: seenPhotoSchema,
  standing: standingSchema,
  expiry: factOf(wallClockSchema),
  /** The digests of the visual faces there were. */
  faces: factOf(z.array(faceDigestSchema).max(10)),
})

/** What was known of the person when the clerk decided. */
export type SeenPerson = z.infer<typeof seenPersonSchema>

/** Whom an enrollment is about. */
export const enrolledPersonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), id: personIdSchema, name: z.string().max(500), seen: seenPersonSchema }),
  z.strictObject({ kind: z.literal('new'), draft: openDraftSchema }),
  /** Somebody an unfinished job of this station is about: a picture taken again, or a visitor who is not created yet. */
  z.strictObject({ kind: z.literal('ofJob'), job: z.uuid() }),
])

/** Whom an enrollment is about. */
export type EnrolledPerson = z.infer<typeof enrolledPersonSchema>

/**
 * One enrollment as the clerk accepts it. The main process checks it again: a blocked picture needs its reason, a picture
 * needs the consent that was asked for, and an order that asks for nothing is none.
 */
export const enrollmentOrderSchema = z
  .strictObject({
    person: enrolledPersonSchema,
    profilePhoto: profilePhotoSchema.nullable(),
    facePicture: facePictureSchema.nullable(),
    /** The scan at a device that the visual face is made of, in the place of a picture; the main process holds it. */
    scannedFace: scanIdSchema.optional(),
    /** The digest of the visual face that goes; `null` adds the new one. */
    replaces: faceDigestSchema.nullable(),
    override: overrideSchema.nullable(),
    /** How the picture was judged; `null` without a picture, or when it could not be judged. */
    judgement: judgementRecordSchema.nullable(),
    /** The mobile-enrollment mail; `again` confirms a second one. */
    mail: z.strictObject({ language: mailLanguageSchema, again: z.boolean() }).nullable(),
    consent: consentRecordSchema.nullable(),
    /** `onDisk` fails where nothing can be kept; `anywhere` is the clerk's decision to go on without keeping. */
    keep: z.enum(['onDisk', 'anywhere']),
  })
  .refine(({ facePicture, scannedFace }) => facePicture === null || scannedFace === undefined)

/** One enrollment as the clerk accepts it. */
export type EnrollmentOrder = z.infer<typeof enrollmentOrderSchema>

/** What a clerk may decide about a job. A decision that does not fit where the job stands changes nothing. */
export const jobDecisionSchema = z.discriminatedUnion('kind', [
  /** Try again now. What may not simply be repeated is looked up first. */
  z.strictObject({ kind: z.literal('retry') }),
  /** The failed step is left undone. Not for `createPerson`, without which nothing else can be done. */
  z.strictObject({ kind: z.literal('leaveOut'), step: jobStepNameSchema }),
  /** The person is created with this id. */
  z.strictObject({ kind: z.literal('useId'), id: personIdSchema }),
  /** The person is created from this draft; also for somebody whose record is gone. */
  z.strictObject({ kind: z.literal('createFrom'), draft: openDraftSchema }),
  /** Nobody is created: it is somebody the server holds already, and the rest of the work goes to them. */
  z.strictObject({
    kind: z.literal('meanPerson'),
    id: personIdSchema,
    name: z.string().max(500),
    seen: seenPersonSchema,
  }),
  /** The photo that came up meanwhile is replaced all the same. */
  z.strictObject({ kind: z.literal('replacePhoto'), seen: seenPhotoSchema }),
  /** Which of the visual faces the new one replaces; `null` adds it. `faces` are those the clerk had in view. */
  z.strictObject({
    kind: z.literal('replaceFace'),
    replaces: faceDigestSchema.nullable(),
    faces: factOf(z.array(faceDigestSchema).max(10)),
  }),
  /** The mail is sent although one was sent, or may have been. */
  z.strictObject({ kind: z.literal('sendMailAgain') }),
  /** The person has changed on the server, and the work goes on all the same. */
  z.strictObject({ kind: z.literal('goOn') }),
  /** The job is kept for as long again. */
  z.strictObject({ kind: z.literal('keepLonger') }),
  /** Nothing more is done for it, and its pictures are destroyed. */
  z.strictObject({ kind: z.literal('discard') }),
])

/** What a clerk may decide about a job. */
export type JobDecision = z.infer<typeof jobDecisionSchema>

const decisionKinds = jobDecisionSchema.options.map(({ shape }) => shape.kind.value)

/** What a decision is called, without what was decided. */
export const jobDecisionKindSchema = z.enum(decisionKinds)

/** Whether work outlives the program here. */
export const keepingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('onDisk'),
    /** The store was damaged and put back from its copy of this moment, with what could be read from the damaged one. */
    restoredFrom: z.iso.datetime().nullable(),
  }),
  z.object({ kind: z.literal('inMemory'), why: z.enum(notKeptReasons) }),
])

/** Whether work outlives the program here. */
export type Keeping = z.infer<typeof keepingSchema>

/** How the outbox stands as a whole. */
export const outboxStateSchema = z.object({
  keeping: keepingSchema,
  /** Jobs that go on by themselves: queued, running or waiting. */
  underWay: z.number().int().min(0),
  /** Jobs that need a clerk. */
  needClerk: z.number().int().min(0),
  /** Why nothing at all is sent at the moment; `null` when it is. */
  paused: failureSchema.nullable(),
})

/** How the outbox stands as a whole. */
export type OutboxState = z.infer<typeof outboxStateSchema>
