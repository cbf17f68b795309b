import { valueOf, type Fact } from '../../src-preload/contract/fact.ts'
import type { Failure, PersonField } from '../../src-preload/contract/failures.ts'
import type { PersonChanges } from '../../src-preload/contract/person-change.ts'
import { flawOfCustomFieldValue } from '../../src-preload/contract/rules/custom-field-value.ts'
import { flawOfDepartment } from '../../src-preload/contract/rules/department.ts'
import { flawOfEmailAddress } from '../../src-preload/contract/rules/email-address.ts'
import {
  earliestMoment,
  flawOfPeriod,
  latestMoment,
  mostAccessGroups,
} from '../../src-preload/contract/rules/period.ts'
import { flawOfPersonName } from '../../src-preload/contract/rules/person-name.ts'
import { flawOfPhoneNumber } from '../../src-preload/contract/rules/phone-number.ts'
import type { GroupFilter } from '../../src-preload/contract/session.ts'
import { shownFields, type FieldDefinition } from './custom-fields.ts'
import type { PersonRecord } from './person-record.ts'

type EditFlaw = Failure<'invalidField' | 'tooManyAccessGroups'>

const invalid = (field: PersonField): EditFlaw => ({ kind: 'invalidField', field, code: null })

/**
 * The first flaw of wanted changes that is seen without the record; `null` when there is none.
 *
 * A group outside the operator's filter is neither given nor taken: since 2.8.14 the server refuses it, before only the
 * station does (reference section 11).
 */
export function flawOfChanges(changes: PersonChanges, filter: GroupFilter): EditFlaw | null {
  const { name, email, phone, department, title, accessGroups } = changes
  if (name !== undefined && flawOfPersonName(name.to) !== null) return invalid('name')
  if (isFlawed(email?.to, flawOfEmailAddress)) return invalid('email')
  if (isFlawed(phone?.to, flawOfPhoneNumber)) return invalid('phone')
  if (isFlawed(department?.to, flawOfDepartment)) return invalid('department')
  if (isFlawed(title?.to, flawOfDepartment)) return invalid('title')
  if (accessGroups === undefined || filter.kind === 'all') return null
  const touched = [...accessGroups.add, ...accessGroups.remove]
  return touched.every((id) => filter.ids.includes(id)) ? null : invalid('accessGroups')
}

/** The first flaw that shows only together with what the record holds; `null` when there is none. */
export function flawOfChangesOn(
  record: PersonRecord,
  changes: PersonChanges,
  accessGroups: readonly string[] | null,
  definitions: Fact<readonly FieldDefinition[]>,
): EditFlaw | null {
  if (accessGroups !== null && accessGroups.length > mostAccessGroups) return { kind: 'tooManyAccessGroups' }
  const period = flawOfNewPeriod(record, changes)
  if (period !== null) return invalid(period)
  const fields = valueOf(shownFields(definitions, record.customFields)) ?? []
  const isUnfit = (changes.customFields ?? []).some(({ id, to }) => {
    const field = fields.find((candidate) => candidate.id === id)
    return field === undefined || flawOfCustomFieldValue(field, to) !== null
  })
  return isUnfit ? invalid('customFields') : null
}

/** The half of the period that stays comes from the record; where it is not told it stands in the way of nothing. */
function flawOfNewPeriod(record: PersonRecord, { start, expiry }: PersonChanges): 'start' | 'expiry' | null {
  if (start === undefined && expiry === undefined) return null
  const from = start?.to ?? valueOf(record.start) ?? earliestMoment
  const to = expiry?.to ?? valueOf(record.expiry) ?? latestMoment
  const flaw = flawOfPeriod(from, to)
  if (flaw === null) return null
  if (start === undefined) return 'expiry'
  if (expiry === undefined) return 'start'
  return flaw === 'endsBeforeStart' || flaw === 'tooLate' ? 'expiry' : 'start'
}

function isFlawed(text: string | null | undefined, flawOf: (text: string) => unknown): boolean {
  return typeof text === 'string' && flawOf(text) !== null
}
