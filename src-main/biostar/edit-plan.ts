import { valueOf, type Fact } from '../../src-preload/contract/fact.ts'
import type { PersonField } from '../../src-preload/contract/failures.ts'
import type { PersonChanges } from '../../src-preload/contract/person-change.ts'
import { changedFields, type HeldCustomField } from './custom-fields.ts'
import type { PersonRecord } from './person-record.ts'
import { wireDateTime } from './wire-values.ts'

/** What an edit makes of a record as it stands. */
export type EditPlan =
  /** All that the body holds under `User`; empty when the record is as wanted. `accessGroups` are the ids in the end. */
  | {
      readonly kind: 'send'
      readonly user: Readonly<Record<string, unknown>>
      readonly accessGroups: readonly string[] | null
    }
  /** Somebody else changed these fields since the clerk saw them. */
  | { readonly kind: 'changedMeanwhile'; readonly fields: readonly PersonField[] }
  /** The record shows a list only in part, so it cannot be written back. */
  | { readonly kind: 'unreadable' }

/** The fields with one value each. */
const singleFields = [
  'name',
  'email',
  'phone',
  'department',
  'title',
  'userGroup',
  'start',
  'expiry',
  'active',
] as const

type SingleField = (typeof singleFields)[number]
type SingleValue = string | boolean | null

/**
 * Plans an edit on a record: what is as wanted already is not sent, what is neither as wanted nor as the clerk saw it is told.
 *
 * @param past `perhapsMade` after a change was sent whose answer was lost: a period that lost its time of day counts as made
 * then, because servers before 2.9.1 do that (reference section 1.4)
 */
export function planEdit(record: PersonRecord, changes: PersonChanges, past: 'seen' | 'perhapsMade'): EditPlan {
  const changed = new Set<PersonField>()
  const user: Record<string, unknown> = {}
  for (const field of singleFields) {
    const change = changes[field]
    if (change === undefined) continue
    const held = heldValue(record, field)
    if (held === change.to || (past === 'perhapsMade' && isSameDay(field, held, change.to))) continue
    if (held !== change.from) changed.add(field)
    Object.assign(user, wireOf(field, change.to))
  }

  const groups = planAccessGroups(record.accessGroups, changes)
  if (groups === 'unreadable') return { kind: 'unreadable' }
  if (groups !== null) user['access_groups'] = groups.map((id) => ({ id }))

  const fields = planCustomFields(record.customFields, changes)
  if (fields === 'unreadable') return { kind: 'unreadable' }
  if (fields === 'changedMeanwhile') changed.add('customFields')
  else if (fields !== null) user['user_custom_fields'] = fields

  return changed.size > 0
    ? { kind: 'changedMeanwhile', fields: [...changed] }
    : { kind: 'send', user, accessGroups: groups }
}

/** The same changes without blanks round the texts, as a record is read; a text of blanks alone is none. */
export function withoutOuterBlanks(changes: PersonChanges): PersonChanges {
  const { name, ...others } = changes
  const tidy = Object.fromEntries(
    (['email', 'phone', 'department', 'title'] as const).flatMap((field) => {
      const change = others[field]
      return change === undefined ? [] : [[field, { from: change.from, to: change.to?.trim() || null }]]
    }),
  )
  return { ...others, ...tidy, ...(name === undefined ? {} : { name: { from: name.from, to: name.to.trim() } }) }
}

/** The fields of an edit that a record holds otherwise. */
export function unkeptFields(record: PersonRecord, changes: PersonChanges): readonly PersonField[] {
  const single = singleFields.filter((field) => {
    const change = changes[field]
    return change !== undefined && heldValue(record, field) !== change.to
  })
  const groups = planAccessGroups(record.accessGroups, changes) === null
  const values = valuesOf(record.customFields)
  const custom = (changes.customFields ?? []).every(({ id, to }) => (values?.get(id) ?? null) === to)
  return [...single, ...(groups ? [] : (['accessGroups'] as const)), ...(custom ? [] : (['customFields'] as const))]
}

function heldValue(record: PersonRecord, field: SingleField): SingleValue {
  switch (field) {
    case 'name':
      return record.name
    case 'userGroup':
      return valueOf(record.userGroup)?.id ?? null
    case 'active': {
      const disabled = valueOf(record.disabled)
      return disabled === undefined ? null : !disabled
    }
    default:
      return valueOf(record[field]) ?? null
  }
}

/** An empty text clears (reference section 4.7). */
function wireOf(field: SingleField, to: SingleValue): Readonly<Record<string, unknown>> {
  switch (field) {
    case 'name':
      return { name: to }
    case 'title':
      return { user_title: to ?? '' }
    case 'userGroup':
      return { user_group_id: { id: to } }
    case 'start':
      return { start_datetime: wireDateTime(String(to)) }
    case 'expiry':
      return { expiry_datetime: wireDateTime(String(to)) }
    case 'active':
      return { disabled: to !== true }
    default:
      return { [field]: to ?? '' }
  }
}

function isSameDay(field: SingleField, held: SingleValue, to: SingleValue): boolean {
  if (field !== 'start' && field !== 'expiry') return false
  return String(held).slice(0, 10) === String(to).slice(0, 10)
}

/** The ids in the end, in the order the server had them; `null` when nothing is to change. */
function planAccessGroups(
  held: PersonRecord['accessGroups'],
  { accessGroups: change }: PersonChanges,
): readonly string[] | null | 'unreadable' {
  if (change === undefined) return null
  if (held.kind !== 'known') return 'unreadable'
  const ids = held.value.map(({ id }) => id)
  const added = change.add.filter((id) => !ids.includes(id))
  const kept = ids.filter((id) => !change.remove.includes(id))
  return added.length === 0 && kept.length === ids.length ? null : [...kept, ...added]
}

function planCustomFields(
  held: Fact<readonly HeldCustomField[]>,
  { customFields: changes }: PersonChanges,
): readonly unknown[] | null | 'unreadable' | 'changedMeanwhile' {
  if (changes === undefined) return null
  const values = valuesOf(held)
  if (held.kind !== 'known' || values === null) return 'unreadable'
  const open = changes.filter(({ id, to }) => (values.get(id) ?? null) !== to)
  if (open.some(({ id, from }) => (values.get(id) ?? null) !== from)) return 'changedMeanwhile'
  return open.length === 0 ? null : changedFields(held.value, open)
}

function valuesOf(held: Fact<readonly HeldCustomField[]>): ReadonlyMap<string, string | null> | null {
  return held.kind === 'known' ? new Map(held.value.map(({ id, item }) => [id, item])) : null
}
