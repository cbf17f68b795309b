import { valueOf } from '../../src-preload/contract/fact.ts'
import type { Group, Person } from '../../src-preload/contract/person.ts'
import { formOfPerson, textFields, type EditForm, type TextFieldName } from './person-edit.ts'

/** A field about which two people may disagree; a custom field is named by its id behind the colon. */
export type DisputedField = TextFieldName | 'userGroup' | 'period' | `custom:${string}`

/** A field that the clerk has changed and that somebody else has changed meanwhile. `decision` is whose value is to stand. */
export interface Dispute {
  readonly field: DisputedField
  readonly decision: 'mine' | 'theirs' | null
}

/** The form carried over to a newer record, and what only the clerk can decide. */
export interface Rebased {
  readonly form: EditForm
  readonly disputes: readonly Dispute[]
}

/**
 * Carries what the clerk has changed over to the record as the server holds it now.
 *
 * What the clerk left alone follows the server. What only the clerk changed stays. What both changed, and differently, is a
 * dispute; until it is decided the form keeps the clerk's value. Access groups are added and taken away on either side, so
 * they are never disputed; nor is a switch with two positions.
 *
 * @param seen the record the form was filled from
 * @param now the record as it was just read
 */
export function rebased(seen: Person, now: Person, form: EditForm): Rebased {
  const before = formOfPerson(seen)
  const after = formOfPerson(now)
  const disputes: Dispute[] = []
  const settle = (field: DisputedField, [was, is, mine]: readonly [string, string, string]): boolean => {
    const isMine = mine.trim() !== was.trim()
    if (isMine && is.trim() !== was.trim() && is.trim() !== mine.trim()) disputes.push({ field, decision: null })
    return isMine
  }
  const texts = Object.fromEntries(
    textFields.map((field) => [
      field,
      settle(field, [before[field], after[field], form[field]]) ? form[field] : after[field],
    ]),
  ) as Record<TextFieldName, string>
  const isGroupMine = settle('userGroup', [idOf(before.userGroup), idOf(after.userGroup), idOf(form.userGroup)])
  const isPeriodMine = form.period.kind !== 'asIs'
  if (isPeriodMine && (valueOf(seen.start) !== valueOf(now.start) || valueOf(seen.expiry) !== valueOf(now.expiry)))
    disputes.push({ field: 'period', decision: null })
  const customFields = Object.fromEntries(
    Object.entries(after.customFields).map(([id, is]) => {
      const mine = form.customFields[id] ?? is
      return [id, settle(`custom:${id}`, [before.customFields[id] ?? '', is, mine]) ? mine : is]
    }),
  )
  return {
    form: {
      ...texts,
      userGroup: isGroupMine ? form.userGroup : after.userGroup,
      accessGroups: carriedOver(before.accessGroups, after.accessGroups, form.accessGroups),
      period: form.period,
      isActive: form.isActive === before.isActive ? after.isActive : form.isActive,
      customFields,
    },
    disputes,
  }
}

/** The form as it is to be saved: where the server's value shall stand it does. */
export function decided(now: Person, form: EditForm, disputes: readonly Dispute[]): EditForm {
  const theirs = formOfPerson(now)
  return disputes
    .filter(({ decision }) => decision === 'theirs')
    .reduce<EditForm>((left, { field }) => {
      if (field === 'userGroup') return { ...left, userGroup: theirs.userGroup }
      if (field === 'period') return { ...left, period: theirs.period }
      if (isCustom(field)) {
        const id = customIdOf(field)
        return { ...left, customFields: { ...left.customFields, [id]: theirs.customFields[id] ?? '' } }
      }
      return { ...left, [field]: theirs[field] }
    }, form)
}

/** Whether a disputed field is one of the server's custom fields. */
export function isCustom(field: DisputedField): field is `custom:${string}` {
  return field.startsWith('custom:')
}

/** The id of the custom field that is disputed. */
export function customIdOf(field: `custom:${string}`): string {
  return field.slice('custom:'.length)
}

function idOf(group: Group | null): string {
  return group?.id ?? ''
}

/** What the server holds now, with what the clerk has given and without what the clerk has taken away. */
function carriedOver(before: readonly Group[], after: readonly Group[], mine: readonly Group[]): readonly Group[] {
  const isIn = (groups: readonly Group[], { id }: Group): boolean => groups.some((other) => other.id === id)
  return [
    ...after.filter((group) => isIn(mine, group) || !isIn(before, group)),
    ...mine.filter((group) => !isIn(before, group) && !isIn(after, group)),
  ]
}
