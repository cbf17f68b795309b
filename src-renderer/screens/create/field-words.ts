import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { PersonField } from '../../../src-preload/contract/failures.ts'
import type { Complaint, FieldFlaw, PersonForm } from '../../flow/person-form.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** The fields of the form, by the names that flaws and complaints give them. */
export type FormField = FieldFlaw['field']

/** What is wrong with a field, in a sentence. */
export function flawText(flaw: FieldFlaw, say: Sentences): string {
  switch (flaw.field) {
    case 'id':
      return say(`personFields.flaw.id.${flaw.flaw}`)
    case 'name':
      return say(`personFields.flaw.name.${flaw.flaw}`)
    case 'email':
      return say(`personFields.flaw.email.${flaw.flaw}`)
    case 'phone':
      return say(`personFields.flaw.phone.${flaw.flaw}`)
    case 'userGroup':
      return say(`personFields.flaw.userGroup.${flaw.flaw}`)
    case 'accessGroups':
      return say(`personFields.flaw.accessGroups.${flaw.flaw}`)
    case 'start':
    case 'expiry':
      return say(`personFields.flaw.period.${flaw.flaw}`)
    default:
      return assertNever(flaw, 'a flaw belongs to a field that was never named')
  }
}

/** The field of the form a complaint of the server is about; `null` when the form has no such field. */
export function fieldOf(field: PersonField): FormField | null {
  switch (field) {
    case 'id':
    case 'name':
    case 'email':
    case 'phone':
    case 'userGroup':
    case 'accessGroups':
    case 'start':
    case 'expiry':
      return field
    case 'department':
    case 'title':
    case 'active':
    case 'customFields':
    case 'loginId':
    case 'password':
    case 'other':
      return null
    default:
      return assertNever(field, 'a person has a field that was never named')
  }
}

/** Whether the server's complaint still stands: it does until the field holds something else. */
export function stillStands(complaint: Complaint, form: PersonForm): boolean {
  const { field, refused } = complaint
  if (refused === null) return true
  return field === 'id' || field === 'name' || field === 'email' || field === 'phone'
    ? form[field].trim() === refused
    : true
}
