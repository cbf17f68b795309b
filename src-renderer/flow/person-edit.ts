import { valueOf, type Fact } from '../../src-preload/contract/fact.ts'
import type { Group, Person, WallClock } from '../../src-preload/contract/person.ts'
import type { PersonChanges } from '../../src-preload/contract/person-change.ts'
import { flawOfCustomFieldValue, type CustomFieldFlaw } from '../../src-preload/contract/rules/custom-field-value.ts'
import { flawOfDepartment, type DepartmentFlaw } from '../../src-preload/contract/rules/department.ts'
import { flawOfEmailAddress } from '../../src-preload/contract/rules/email-address.ts'
import { flawOfPeriod, mostAccessGroups } from '../../src-preload/contract/rules/period.ts'
import { flawOfPersonName } from '../../src-preload/contract/rules/person-name.ts'
import { flawOfPhoneNumber } from '../../src-preload/contract/rules/phone-number.ts'
import { periodOf, type FieldFlaw, type FormPeriod } from './person-form.ts'

/** The fields of a record that are one line of text. */
export const textFields = ['name', 'email', 'phone', 'department', 'title'] as const

/** A field of a record that is one line of text. */
export type TextFieldName = (typeof textFields)[number]

/** How long a person may pass after the change: as the record says, or as for somebody new. */
export type EditPeriod = { readonly kind: 'asIs' } | FormPeriod

/** A person's record as it is being changed. Texts are as typed; an empty one stands for none. */
export interface EditForm extends Readonly<Record<TextFieldName, string>> {
  readonly userGroup: Group | null
  readonly accessGroups: readonly Group[]
  readonly period: EditPeriod
  readonly isActive: boolean
  /** The values of the custom fields by their ids. */
  readonly customFields: Readonly<Record<string, string>>
}

/** The form of a record in which nothing is changed yet. */
export function formOfPerson(person: Person): EditForm {
  const customFields = valueOf(person.customFields) ?? []
  return {
    name: person.name,
    email: valueOf(person.email) ?? '',
    phone: valueOf(person.phone) ?? '',
    department: valueOf(person.department) ?? '',
    title: valueOf(person.title) ?? '',
    userGroup: valueOf(person.userGroup) ?? null,
    accessGroups: valueOf(person.accessGroups) ?? [],
    period: { kind: 'asIs' },
    isActive: valueOf(person.disabled) !== true,
    customFields: Object.fromEntries(customFields.map(({ id, value }) => [id, valueOf(value) ?? ''])),
  }
}

/** Whether a part of the record can be changed here: what the server has not told cannot be told from what was typed. */
export function isTold(fact: Fact<unknown>): boolean {
  return fact.kind !== 'unknown'
}

/** The two ends of the period after the change; `null` for an end that was not typed. `asIs` answers what the record says. */
export function periodAfter(
  person: Person,
  { period }: Pick<EditForm, 'period'>,
  now: WallClock,
): { readonly start: WallClock | null; readonly expiry: WallClock | null } {
  if (period.kind !== 'asIs') return periodOf({ period }, now)
  return { start: valueOf(person.start) ?? null, expiry: valueOf(person.expiry) ?? null }
}

/** Something that keeps a changed record from being saved. What was not changed is never complained about. */
export type EditFlaw =
  | Extract<FieldFlaw, { readonly field: 'name' | 'email' | 'phone' | 'start' | 'expiry' }>
  | { readonly field: 'department' | 'title'; readonly flaw: DepartmentFlaw }
  /** `id` is the custom field's own. */
  | { readonly field: 'customFields'; readonly id: string; readonly flaw: CustomFieldFlaw }
  | { readonly field: 'accessGroups'; readonly flaw: 'tooMany' }

/** Everything that is wrong with what was changed, in the order of the fields; each field at most once. */
export function flawsOfEdit(person: Person, form: EditForm, now: WallClock): readonly EditFlaw[] {
  const before = formOfPerson(person)
  const changed = (field: TextFieldName): string | null =>
    form[field].trim() === before[field].trim() ? null : form[field].trim()
  const flaws: EditFlaw[] = []
  const name = changed('name')
  const nameFlaw = name === null ? null : flawOfPersonName(name)
  if (nameFlaw !== null) flaws.push({ field: 'name', flaw: nameFlaw })
  const email = changed('email')
  const emailFlaw = email === null || email === '' ? null : flawOfEmailAddress(email)
  if (emailFlaw !== null) flaws.push({ field: 'email', flaw: emailFlaw })
  const phone = changed('phone')
  const phoneFlaw = phone === null || phone === '' ? null : flawOfPhoneNumber(phone)
  if (phoneFlaw !== null) flaws.push({ field: 'phone', flaw: phoneFlaw })
  for (const field of ['department', 'title'] as const) {
    const flaw = flawOfDepartment(changed(field) ?? '')
    if (flaw !== null) flaws.push({ field, flaw })
  }
  const { add } = groupChanges(person, form)
  if (form.accessGroups.length > mostAccessGroups && add.length > 0)
    flaws.push({ field: 'accessGroups', flaw: 'tooMany' })
  return [...flaws, ...flawsOfCustomFields(person, form), ...flawsOfNewPeriod(person, form, now)]
}

function flawsOfCustomFields(person: Person, { customFields }: EditForm): readonly EditFlaw[] {
  return (valueOf(person.customFields) ?? []).flatMap((field) => {
    const value = (customFields[field.id] ?? '').trim()
    if (value === (valueOf(field.value) ?? '').trim()) return []
    const flaw = flawOfCustomFieldValue(field, orNull(value))
    return flaw === null ? [] : [{ field: 'customFields', id: field.id, flaw } as const]
  })
}

function flawsOfNewPeriod(person: Person, form: EditForm, now: WallClock): readonly EditFlaw[] {
  if (form.period.kind === 'asIs') return []
  const { start, expiry } = periodAfter(person, form, now)
  if (start === null) return [{ field: 'start', flaw: 'notADate' }]
  if (expiry === null) return [{ field: 'expiry', flaw: 'notADate' }]
  const flaw = flawOfPeriod(start, expiry)
  if (flaw === null) return []
  return [{ field: flawOfPeriod(start, start) === null ? 'expiry' : 'start', flaw }]
}

/** Which access groups the person gets and loses, by their ids. */
export function groupChanges(
  person: Person,
  form: Pick<EditForm, 'accessGroups'>,
): { readonly add: string[]; readonly remove: string[] } {
  const before = (valueOf(person.accessGroups) ?? []).map(({ id }) => id)
  const after = form.accessGroups.map(({ id }) => id)
  return {
    add: after.filter((id) => !before.includes(id)),
    remove: before.filter((id) => !after.includes(id)),
  }
}

/**
 * What was changed and nothing else, each with what the clerk saw; `null` when nothing was. The form has no flaw. Blanks around
 * a text are no change.
 */
export function changesOf(person: Person, form: EditForm, now: WallClock): PersonChanges | null {
  const before = formOfPerson(person)
  const { start, expiry } = periodAfter(person, form, now)
  const groups = groupChanges(person, form)
  const customFields = (valueOf(person.customFields) ?? [])
    .map(({ id }) => ({ id, from: before.customFields[id] ?? '', to: (form.customFields[id] ?? '').trim() }))
    .filter(({ from, to }) => from.trim() !== to)
    .map(({ id, from, to }) => ({ id, from: orNull(from), to: orNull(to) }))
  const text = (field: 'email' | 'phone' | 'department' | 'title') =>
    form[field].trim() === before[field].trim()
      ? {}
      : { [field]: { from: orNull(before[field]), to: orNull(form[field].trim()) } }
  const changes: PersonChanges = {
    ...(form.name.trim() === before.name.trim() ? {} : { name: { from: before.name, to: form.name.trim() } }),
    ...text('email'),
    ...text('phone'),
    ...text('department'),
    ...text('title'),
    ...(form.userGroup === null || form.userGroup.id === before.userGroup?.id
      ? {}
      : { userGroup: { from: before.userGroup?.id ?? null, to: form.userGroup.id } }),
    ...(start === null || start === valueOf(person.start)
      ? {}
      : { start: { from: valueOf(person.start) ?? null, to: start } }),
    ...(expiry === null || expiry === valueOf(person.expiry)
      ? {}
      : { expiry: { from: valueOf(person.expiry) ?? null, to: expiry } }),
    ...(form.isActive === before.isActive ? {} : { active: { from: before.isActive, to: form.isActive } }),
    ...(groups.add.length + groups.remove.length === 0 ? {} : { accessGroups: groups }),
    ...(customFields.length === 0 ? {} : { customFields }),
  }
  return Object.keys(changes).length === 0 ? null : changes
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

/** Whether a record holds everything that a change wanted: then the change has arrived, whatever became of its answer. */
export function holds(person: Person, changes: PersonChanges): boolean {
  const is = formOfPerson(person)
  const groups = is.accessGroups.map(({ id }) => id)
  const hasText = (field: TextFieldName): boolean => {
    const change = changes[field]
    return change === undefined || (change.to ?? '') === is[field]
  }
  return (
    textFields.every(hasText) &&
    (changes.userGroup === undefined || changes.userGroup.to === is.userGroup?.id) &&
    (changes.start === undefined || changes.start.to === valueOf(person.start)) &&
    (changes.expiry === undefined || changes.expiry.to === valueOf(person.expiry)) &&
    (changes.active === undefined || changes.active.to === is.isActive) &&
    (changes.accessGroups?.add ?? []).every((id) => groups.includes(id)) &&
    !(changes.accessGroups?.remove ?? []).some((id) => groups.includes(id)) &&
    (changes.customFields ?? []).every(({ id, to }) => (to ?? '') === (is.customFields[id] ?? ''))
  )
}
