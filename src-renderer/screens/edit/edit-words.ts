import { valueOf } from '../../../src-preload/contract/fact.ts'
import type { Person, WallClock } from '../../../src-preload/contract/person.ts'
import { customIdOf, isCustom, type DisputedField } from '../../flow/changed-meanwhile.ts'
import { changesOf, periodAfter, type EditFlaw, type EditForm } from '../../flow/person-edit.ts'
import type { OpenEdit } from '../../flow/person-edit-store.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import { wallClockText } from '../../i18n/wall-clock-text.ts'
import { flawText } from '../create/field-words.ts'

/** The fields of the screen, by the names that flaws and complaints give them. */
export type EditField = EditFlaw['field'] | 'userGroup'

const editFields = [
  'name',
  'email',
  'phone',
  'department',
  'title',
  'userGroup',
  'accessGroups',
  'start',
  'expiry',
] as const satisfies readonly EditField[]

/** What is wrong with a field, in a sentence. */
export function editFlawText(flaw: EditFlaw, say: Sentences): string {
  switch (flaw.field) {
    case 'department':
    case 'title':
      return say(`personFields.flaw.department.${flaw.flaw}`)
    case 'customFields':
      return say(`personFields.flaw.customField.${flaw.flaw}`)
    default:
      return flawText(flaw, say)
  }
}

/** Where in the page the field of a flaw stands, as a selector. */
export function placeOf(flaw: EditFlaw): string {
  return `[data-field="${CSS.escape(flaw.field === 'customFields' ? `custom-${flaw.id}` : flaw.field)}"]`
}

/** What the server refused, beside the field it is about; `null` when it is about no field of this screen. */
export function refusalOf(
  { work }: OpenEdit,
  say: Sentences,
): { readonly field: EditField; readonly text: string } | null {
  if (work.kind !== 'failed') return null
  const { failure } = work
  switch (failure.kind) {
    case 'duplicateEmail':
      return { field: 'email', text: say('personFields.complaint.duplicateEmail') }
    case 'userGroupNotFound':
      return { field: 'userGroup', text: say('personFields.complaint.groupGone') }
    case 'accessGroupNotFound':
      return { field: 'accessGroups', text: say('personFields.complaint.groupGone') }
    case 'tooManyAccessGroups':
      return { field: 'accessGroups', text: say('personFields.complaint.tooMany') }
    case 'invalidField': {
      const field = editFields.find((other) => other === failure.field)
      return field === undefined ? null : { field, text: say('personFields.complaint.refused') }
    }
    // All other failures are told above the form, whatever they are: they are about no field.
    default:
      return null
  }
}

/** How many things are changed and not saved: a period counts once, each access group that comes or goes once. */
export function changeCount(person: Person, form: EditForm, now: WallClock): number {
  const changes = changesOf(person, form, now)
  if (changes === null) return 0
  const { start, expiry, accessGroups, customFields, ...single } = changes
  return (
    Object.keys(single).length +
    (start === undefined && expiry === undefined ? 0 : 1) +
    (accessGroups === undefined ? 0 : accessGroups.add.length + accessGroups.remove.length) +
    (customFields?.length ?? 0)
  )
}

/** The name of a field two people disagree about. */
export function disputedName(field: DisputedField, person: Person, say: Sentences): string {
  if (!isCustom(field)) return say(`edit.field.${field}`)
  const id = customIdOf(field)
  return (valueOf(person.customFields) ?? []).find((custom) => custom.id === id)?.name ?? say('edit.field.other')
}

/** What a form, or the record it was filled from, says in a field that is disputed; a word of its own for nothing. */
export function disputedValue(
  field: DisputedField,
  { person, form }: Pick<OpenEdit, 'person' | 'form'>,
  now: WallClock,
  say: Sentences,
): string {
  const orNothing = (text: string): string => (text.trim() === '' ? say('edit.dispute.none') : text.trim())
  if (field === 'userGroup') return orNothing(form.userGroup?.name ?? '')
  if (field === 'period') {
    const { start, expiry } = periodAfter(person, form, now)
    return start === null || expiry === null
      ? say('edit.dispute.none')
      : say('edit.dispute.period', { start: wallClockText(start), expiry: wallClockText(expiry) })
  }
  return orNothing(isCustom(field) ? (form.customFields[customIdOf(field)] ?? '') : form[field])
}
