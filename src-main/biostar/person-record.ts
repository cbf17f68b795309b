import { z } from 'zod'
import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { absent, known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import type { Group, Person, PersonSummary, Standing, WallClock } from '../../src-preload/contract/person.ts'
import { readHeldCustomFields, type HeldCustomField } from './custom-fields.ts'
import { readHeldFaces, type HeldFace } from './held-faces.ts'
import { readStoredPhoto } from './stored-photo.ts'
import { entriesOf, lenient, wireCount, wireFlag, wireGroup, wireList, wireText, wireWallClock } from './wire-values.ts'

/**
 * A person as the server's record tells, without what only this station knows, and with the visual faces and the custom fields
 * whole: what is written back as a list must not lose what the station does not show.
 */
export type PersonRecord = Omit<Person, 'mailSentAt' | 'heldFaces' | 'customFields'> & {
  readonly heldFaces: Fact<readonly HeldFace[]>
  readonly customFields: Fact<readonly HeldCustomField[]>
}

const rowSchema = z.object({
  user_id: wireText.pipe(z.string().min(1).max(32)),
  name: lenient(wireText),
  email: lenient(wireText),
  phone: lenient(wireText),
  department: lenient(wireText),
  user_group_id: lenient(wireGroup),
  visual_face_count: lenient(wireCount),
  disabled: lenient(wireFlag),
  expired: lenient(wireFlag),
  start_datetime: lenient(wireWallClock),
  expiry_datetime: lenient(wireWallClock),
})

const recordSchema = z.object({
  User: rowSchema.extend({
    user_title: lenient(wireText),
    title: lenient(wireText),
    access_groups: z.unknown().optional(),
    user_custom_fields: z.unknown().optional(),
    photo: lenient(wireText),
    photo_exists: lenient(wireFlag),
    credentials: lenient(z.object({ visualFaces: z.unknown().optional() })),
  }),
})

const collectionSchema = z.object({
  UserCollection: lenient(z.object({ total: lenient(wireCount), rows: wireList(rowSchema) })),
})

const directorySchema = z.object({
  UserCollection: lenient(
    z.object({
      total: lenient(wireCount),
      rows: wireList(rowSchema.extend({ photo_exists: lenient(wireFlag), last_modified: lenient(wireCount) })),
    }),
  ),
})

/** Made once: a schema costs many times what it reads, and this one is read with every person. */
const groupsSchema = wireList(wireGroup)
const emptyGroupSchema = z.object({ id: z.literal('') })

type Row = z.output<typeof rowSchema>

/** The columns of a list that are left out where a person has no value, and that some servers may never send. */
export const spareColumns = ['email', 'phone', 'department'] as const

/** A column of a list that is left out where a person has no value. */
export type SpareColumn = (typeof spareColumns)[number]

/** A page of people as a list or a search answered it. */
export interface PeoplePage {
  readonly people: readonly PersonSummary[]
  /** All matches as the server counts them; `null` when it did not say. */
  readonly total: number | null
}

/**
 * Reads a page of people from the body of any list or search, v1 or v2; `null` when there is nothing like a list.
 *
 * A row leaves out what a person does not have (reference section 1.4). A column that no row has ever carried is not known
 * to exist on this server, so its absence says nothing.
 *
 * @param columns the spare columns seen in this session; those of this page are added
 * @param now the wall clock at the desk
 */
export function readPeoplePage(body: unknown, columns: Set<SpareColumn>, now: WallClock): PeoplePage | null {
  const read = collectionSchema.safeParse(body)
  if (!read.success || read.data.UserCollection === undefined) return null
  const { total, rows } = read.data.UserCollection
  for (const column of spareColumns) if (rows.some((row) => row[column] !== undefined)) columns.add(column)
  return { people: rows.map((row) => summaryOf(row, (column) => columns.has(column), now)), total: total ?? null }
}

/** A page of people with what a list tells beyond a search. */
export interface DirectoryPage {
  readonly people: readonly DirectoryPerson[]
  /** As the server counts them; `null` when it did not say. */
  readonly total: number | null
  /** The highest `last_modified` of the page; `null` where no row has one. */
  readonly newest: number | null
}

/**
 * Reads a page of people for the station's own copy; `null` when there is nothing like a list. Only the old list tells whether
 * there is a photo (reference section 4.4); see `readPeoplePage` for the columns.
 */
export function readDirectoryPage(body: unknown, columns: Set<SpareColumn>, now: WallClock): DirectoryPage | null {
  const read = directorySchema.safeParse(body)
  if (!read.success || read.data.UserCollection === undefined) return null
  const { total, rows } = read.data.UserCollection
  for (const column of spareColumns) if (rows.some((row) => row[column] !== undefined)) columns.add(column)
  const times = rows.flatMap((row) => row.last_modified ?? [])
  return {
    people: rows.map((row) => ({
      summary: summaryOf(row, (column) => columns.has(column), now),
      hasPhoto: factFrom(row.photo_exists),
    })),
    total: total ?? null,
    newest: times.length === 0 ? null : Math.max(...times),
  }
}

/** Reads one person's full record; `null` when the body holds none. A record leaves out what there is not. */
export function readPersonRecord(body: unknown, now: WallClock): PersonRecord | null {
  const read = recordSchema.safeParse(body)
  if (!read.success) return null
  const record = read.data.User
  const summary = summaryOf(record, () => true, now)
  const heldFaces = readHeldFaces(record.credentials, record.visual_face_count)
  return {
    ...summary,
    visualFaces: summary.visualFaces.kind === 'unknown' ? numberOf(heldFaces) : summary.visualFaces,
    heldFaces,
    title: textFact(record.user_title ?? record.title, 200, true),
    start: factFrom(record.start_datetime),
    accessGroups: readGroupsOfPerson(record.access_groups),
    disabled: factFrom(record.disabled),
    customFields: readHeldCustomFields(record.user_custom_fields),
    photo: readStoredPhoto(record.photo, record.photo_exists),
  }
}

/**
 * The access groups of a record. Unknown when something in the list is no group: a list that was not seen whole must never be
 * written back. Entries with an empty id are none; the vendor's own samples have them (reference section 4.6).
 */
function readGroupsOfPerson(value: unknown): Fact<Group[]> {
  const entries = entriesOf(value).filter((entry) => !emptyGroupSchema.safeParse(entry).success)
  const groups = groupsSchema.parse(entries)
  return groups.length === entries.length ? known<Group[]>([...groups]) : unknown
}

function summaryOf(row: Row, isSent: (column: SpareColumn) => boolean, now: WallClock): PersonSummary {
  return {
    id: row.user_id,
    name: (row.name ?? '').slice(0, 500),
    email: textFact(row.email, 320, isSent('email')),
    phone: textFact(row.phone, 100, isSent('phone')),
    department: textFact(row.department, 200, isSent('department')),
    userGroup: factFrom(row.user_group_id),
    visualFaces: factFrom(row.visual_face_count),
    standing: standingOf(row, now),
    expiry: factFrom(row.expiry_datetime),
  }
}

function textFact(value: string | undefined, longest: number, isSent: boolean): Fact<string> {
  if (value === undefined) return isSent ? absent : unknown
  const text = value.trim()
  return text === '' ? absent : known(text.slice(0, longest))
}

function factFrom<Value>(value: Value | undefined): Fact<Value> {
  return value === undefined ? unknown : known(value)
}

function numberOf(list: Fact<readonly unknown[]>): Fact<number> {
  return list.kind === 'known' ? known(list.value.length) : list
}

/** Whether a person may pass now. Wall-clock texts of one shape compare as texts; no zone is involved. */
function standingOf(row: Row, now: WallClock): Standing {
  const { disabled, expired, start_datetime: start, expiry_datetime: expiry } = row
  if (disabled === true) return 'disabled'
  if (expired === true || (expiry !== undefined && expiry < now)) return 'expired'
  if (start !== undefined && start > now) return 'notYetValid'
  return disabled === undefined && expiry === undefined ? 'unknown' : 'active'
}
