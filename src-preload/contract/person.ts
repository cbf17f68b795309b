import { z } from 'zod'
import { customFieldSchema } from './custom-field.ts'
import { factOf } from './fact.ts'
import { failureSchemas } from './failures.ts'

/** A person's id as the server keeps it: text, because alphanumeric ids exist and leading zeros matter. At most 32 characters. */
export const personIdSchema = z.string().min(1).max(32)

/**
 * A wall-clock moment of the server's site, `YYYY-MM-DDTHH:mm`, without any zone.
 *
 * The server writes it with a `Z`, but means local time (reference section 1.4): it is never converted.
 */
export const wallClockSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u)

/** A wall-clock moment of the server's site. */
export type WallClock = z.infer<typeof wallClockSchema>

/** A user group or an access group: its id as text and its name. */
export const groupSchema = z.object({ id: z.string().min(1).max(20), name: z.string().max(200) })

/** A user group or an access group. */
export type Group = z.infer<typeof groupSchema>

/** Whether a person may pass today, as far as the record tells. */
export const standingSchema = z.enum(['active', 'disabled', 'expired', 'notYetValid', 'unknown'])

/** Whether a person may pass today, as far as the record tells. */
export type Standing = z.infer<typeof standingSchema>

/** One row of a search: enough to tell people apart, without a photo. */
export const personSummarySchema = z.object({
  id: personIdSchema,
  /** Empty when the record has no name. */
  name: z.string().max(500),
  email: factOf(z.string().max(320)),
  phone: factOf(z.string().max(100)),
  department: factOf(z.string().max(200)),
  userGroup: factOf(groupSchema),
  visualFaces: factOf(z.number().int().min(0)),
  standing: standingSchema,
  expiry: factOf(wallClockSchema),
})

/** One row of a search. */
export type PersonSummary = z.infer<typeof personSummarySchema>

/** The most bytes of a stored photo that cross the bridge; the server's own limit is 10 MB (reference section 5.1). */
export const largestStoredPhotoBytes = 10 * 1024 * 1024

/** SHA-256 of a photo's bytes, in lower-case hexadecimal. */
export const photoDigestSchema = z.string().regex(/^[0-9a-f]{64}$/u)

/**
 * The profile photo the server holds. `unreadable` means the server holds something that is not a JPEG or PNG the
 * station will show; `unknown` means it has not said.
 */
export const storedPhotoSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('present'),
    bytes: z.instanceof(Uint8Array),
    type: z.enum(['image/jpeg', 'image/png']),
    /** SHA-256 of the bytes in lower-case hexadecimal: what the clerk saw, so that a change meanwhile is noticed. */
    digest: photoDigestSchema,
  }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('unreadable'), digest: photoDigestSchema }),
  z.object({ kind: z.literal('unknown') }),
])

/** The profile photo the server holds. */
export type StoredPhoto = z.infer<typeof storedPhotoSchema>

/** Which stored photo the clerk had before them when deciding to replace it; `anything` is a confirmed replacement. */
export const seenPhotoSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('digest'), digest: photoDigestSchema }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('anything') }),
])

/** Which stored photo the clerk had before them when deciding to replace it. */
export type SeenPhoto = z.infer<typeof seenPhotoSchema>

/** SHA-256 of what the server holds of a visual face, in lower-case hexadecimal: names it when it is to be replaced. */
export const faceDigestSchema = z.string().regex(/^[0-9a-f]{64}$/u)

/**
 * One visual face the server holds. Its templates stay in the main process: they are opaque and nobody looks at them.
 * A server that keeps no pictures of visual faces sends templates alone: then the picture is absent.
 */
export const visualFaceSchema = z.object({
  digest: faceDigestSchema,
  picture: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('present'),
      bytes: z.instanceof(Uint8Array),
      type: z.enum(['image/jpeg', 'image/png']),
    }),
    z.object({ kind: z.literal('absent') }),
    z.object({ kind: z.literal('unreadable') }),
  ]),
})

/** One visual face the server holds. */
export type VisualFace = z.infer<typeof visualFaceSchema>

/** Everything the station shows of one person. */
export const personSchema = personSummarySchema.extend({
  title: factOf(z.string().max(200)),
  start: factOf(wallClockSchema),
  accessGroups: factOf(z.array(groupSchema)),
  /** Whether the person was made inactive; `standing` also weighs the period. */
  disabled: factOf(z.boolean()),
  /** What this site asks of its people beyond the vendor's fields; `unknown` where the server told neither fields nor values. */
  customFields: factOf(z.array(customFieldSchema)),
  photo: storedPhotoSchema,
  /** The visual faces themselves; `visualFaces` of the summary is their number as the server counts them. */
  heldFaces: factOf(z.array(visualFaceSchema)),
  /** The time of this station's last accepted mobile-enrollment mail to the person since it started; ISO 8601 in UTC. */
  mailSentAt: z.iso.datetime().nullable(),
})

/** Everything the station shows of one person. */
export type Person = z.infer<typeof personSchema>

/** A person to create. The rules of `rules/` say more than these shapes and are checked on both sides of the bridge. */
export const personDraftSchema = z.strictObject({
  id: personIdSchema,
  name: z.string().max(200),
  email: z.string().max(320).nullable(),
  phone: z.string().max(100).nullable(),
  userGroupId: z.string().min(1).max(20),
  accessGroupIds: z.array(z.string().min(1).max(20)).max(64),
  start: wallClockSchema,
  expiry: wallClockSchema,
})

/** A person to create. */
export type PersonDraft = z.infer<typeof personDraftSchema>

/** How a search was answered. */
export const searchAnswerSchema = z.object({
  people: z.array(personSummarySchema),
  /** All matches on the server; `unknown` when an older server had to be searched by reading its list. */
  total: factOf(z.number().int().min(0)),
  /** What the search text was compared with, so that the screen does not promise an e-mail search that did not happen. */
  searched: z.array(z.enum(['id', 'name', 'email', 'phone'])),
  /** `exact` when the server's database is encrypted and finds only whole values (reference section 4.3). */
  matching: z.enum(['contains', 'exact']),
})

/** How a search was answered. */
export type SearchAnswer = z.infer<typeof searchAnswerSchema>

/** Whether ids are numbers or may hold letters. An unreadable setting counts as numeric (reference section 4.6). */
export const idStyleSchema = z.enum(['numeric', 'alphanumeric'])

/** Whether ids are numbers or may hold letters. */
export type IdStyle = z.infer<typeof idStyleSchema>

/** What the form for a new person needs: the groups the operator may use, and the next id. */
export const creationGroundSchema = z.object({
  userGroups: z.array(groupSchema),
  accessGroups: z.array(groupSchema),
  nextId: personIdSchema.nullable(),
  idStyle: idStyleSchema,
})

/** What the form for a new person needs. */
export type CreationGround = z.infer<typeof creationGroundSchema>

/** The same as it is answered: with why the server cannot be asked, when it is what it told before; left out when it told it now. */
export const preparedCreationSchema = creationGroundSchema.extend({
  toldEarlier: z
    .discriminatedUnion('kind', [failureSchemas.serverUnreachable, failureSchemas.gatewayUnreachable])
    .optional(),
})
