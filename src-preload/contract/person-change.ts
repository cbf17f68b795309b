import { z } from 'zod'
import { customFieldIdSchema, longestCustomText } from './custom-field.ts'
import { factOf } from './fact.ts'
import { personFieldSchema } from './failures.ts'
import { groupSchema, personSchema, personSummarySchema, wallClockSchema } from './person.ts'

const groupIdSchema = groupSchema.shape.id

/** What the clerk saw in a field, and what is wanted there. `from` is `null` where the record showed nothing. */
const fieldChange = <Seen extends z.ZodType, Wanted extends z.ZodType>(from: Seen, to: Wanted) =>
  z.strictObject({ from, to })

/** A text that may be there or not; `null` is none, an empty text is refused so that there is one spelling of none. */
const spareText = (longest: number) => z.string().min(1).max(longest).nullable()

const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

/**
 * Access groups to add to and to take from what the server holds when the change is made: groups that somebody else gave
 * meanwhile, and groups outside the operator's filter, stay. At most 16 in the end (reference section 4.6).
 */
export const accessGroupChangeSchema = z
  .strictObject({ add: z.array(groupIdSchema).max(64), remove: z.array(groupIdSchema).max(64) })
  .refine(({ add, remove }) => add.length + remove.length > 0 && distinct([...add, ...remove]))

/** Access groups to add and to take. */
export type AccessGroupChange = z.infer<typeof accessGroupChangeSchema>

/** Changes to some of a person's custom fields; the others keep their values. Never a `file`. */
const customFieldChangesSchema = z
  .array(
    z.strictObject({ id: customFieldIdSchema, from: spareText(longestCustomText), to: spareText(longestCustomText) }),
  )
  .min(1)
  .max(50)
  .refine((changes) => distinct(changes.map(({ id }) => id)))

/**
 * What a clerk wants changed about one person: at least one field, and only those named.
 *
 * Each carries what the clerk saw, so that a change somebody else made meanwhile is noticed and not overwritten. The rules of
 * `rules/` say more than these shapes and are checked on both sides of the bridge.
 */
export const personChangesSchema = z
  .strictObject({
    name: fieldChange(z.string().max(500), z.string().min(1).max(200)).optional(),
    email: fieldChange(spareText(320), spareText(320)).optional(),
    phone: fieldChange(spareText(100), spareText(100)).optional(),
    department: fieldChange(spareText(200), spareText(200)).optional(),
    title: fieldChange(spareText(200), spareText(200)).optional(),
    /** The ids of the groups. */
    userGroup: fieldChange(groupIdSchema.nullable(), groupIdSchema).optional(),
    start: fieldChange(wallClockSchema.nullable(), wallClockSchema).optional(),
    expiry: fieldChange(wallClockSchema.nullable(), wallClockSchema).optional(),
    /** Whether the person may pass at all: the server's `disabled`, the other way round. */
    active: fieldChange(z.boolean().nullable(), z.boolean()).optional(),
    accessGroups: accessGroupChangeSchema.optional(),
    customFields: customFieldChangesSchema.optional(),
  })
  .refine((changes) => Object.values(changes).some((change) => change !== undefined))

/** What a clerk wants changed about one person. */
export type PersonChanges = z.infer<typeof personChangesSchema>

/** A person after a change, as the server holds them now. */
export const changedPersonSchema = z.object({
  person: personSchema,
  /**
   * Fields to which the server said yes and which it holds otherwise all the same: before 2.9.1 the time of day of a period
   * set by the API was not kept (reference section 1.4). Empty in good times.
   */
  notKept: z.array(personFieldSchema),
})

/** A person after a change. */
export type ChangedPerson = z.infer<typeof changedPersonSchema>

/**
 * In what a person is like the one asked about: `name` is the same as the directory folds names (case, accents, order of the
 * words), `similarName` is near it, `phone` is the same by its digits.
 */
export const samenessSchema = z.enum(['id', 'name', 'similarName', 'email', 'phone'])

/** In what a person is like the one asked about. */
export type Sameness = z.infer<typeof samenessSchema>

/** The most similar people that are told of. Ours: more than a clerk compares. */
export const mostSimilarPeople = 10

/** People who may be the same human being, most alike first. */
export const similarPeopleSchema = z.object({
  people: z
    .array(z.object({ person: personSummarySchema, same: z.array(samenessSchema).min(1) }))
    .max(mostSimilarPeople),
  /** What was really compared, so that an empty list is not read as more than it says. */
  searched: z.array(z.enum(['id', 'name', 'similarName', 'email', 'phone'])),
  /** Who answered: the server, the station's own copy, or both. Empty when neither could. */
  askedOf: z.array(z.enum(['server', 'copy'])),
})

/** People who may be the same human being. */
export type SimilarPeople = z.infer<typeof similarPeopleSchema>

/** An access group with what it opens, as far as the server tells. */
export const accessGroupSchema = groupSchema.extend({
  /** Empty when there is none. */
  description: z.string().max(1000),
  /** The access levels, and the doors of each; `unknown` where the server or the operator's rights do not tell. */
  levels: factOf(z.array(groupSchema.extend({ doors: factOf(z.array(groupSchema)) }))),
})

/** An access group with what it opens. */
export type AccessGroup = z.infer<typeof accessGroupSchema>

/** One user group of the tree; parents come before their children, children right behind their parents. */
export const userGroupRowSchema = groupSchema.extend({
  /** `null` at the top, and where the parent is outside the operator's filter. */
  parentId: groupIdSchema.nullable(),
  /** How far below the top of what is shown: 0 at the top. */
  depth: z.number().int().min(0).max(50),
})

/** One user group of the tree. */
export type UserGroupRow = z.infer<typeof userGroupRowSchema>
