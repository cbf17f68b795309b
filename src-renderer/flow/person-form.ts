import type { CreationGround, Group, Person, PersonDraft, WallClock } from '../../src-preload/contract/person.ts'
import type { PersonField } from '../../src-preload/contract/failures.ts'
import { flawOfEmailAddress, type EmailAddressFlaw } from '../../src-preload/contract/rules/email-address.ts'
import {
  flawOfPeriod,
  mostAccessGroups,
  visitPeriod,
  type PeriodFlaw,
} from '../../src-preload/contract/rules/period.ts'
import { flawOfPersonId, type PersonIdFlaw } from '../../src-preload/contract/rules/person-id.ts'
import { flawOfPersonName, type PersonNameFlaw } from '../../src-preload/contract/rules/person-name.ts'
import { flawOfPhoneNumber, type PhoneNumberFlaw } from '../../src-preload/contract/rules/phone-number.ts'
import { valueOf } from '../../src-preload/contract/fact.ts'

/** How long a new person may pass: until this evening, or as typed. */
export type FormPeriod =
  | { readonly kind: 'today' }
  | { readonly kind: 'custom'; readonly start: WallClock | null; readonly expiry: WallClock | null }

/** The form for a new person, as typed. Nothing in it is checked; a `null` group has not been chosen. */
export interface PersonForm {
  /** Tells this form from every other one of the session. */
  readonly serial: number
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly userGroup: Group | null
  readonly accessGroups: readonly Group[]
  readonly period: FormPeriod
  /** Whether the clerk changed anything, so that there is work to lose. */
  readonly touched: boolean
  /** Whether the id is the clerk's own; one that the server proposed may be replaced by a newer proposal. */
  readonly idChosen: boolean
  /** The id of a vanished person whose record this form replaces: a photo taken for that person is for this one too. */
  readonly replaces: string | null
}

/** The root user group, which every server has. Source: reference section 6. */
const rootUserGroup = '1'

/** A form with nothing but a name. */
export function emptyForm(serial: number, name: string): PersonForm {
  return {
    serial,
    id: '',
    name,
    email: '',
    phone: '',
    userGroup: null,
    accessGroups: [],
    period: { kind: 'today' },
    touched: false,
    idChosen: false,
    replaces: null,
  }
}

/**
 * A form that begins with the text that found nobody: usually a name, but an address with an @ and a row of digits are
 * put where they belong.
 */
export function formForText(serial: number, text: string): PersonForm {
  if (text.includes('@')) return { ...emptyForm(serial, ''), email: text }
  if (/^[0-9]+$/u.test(text)) return { ...emptyForm(serial, ''), id: text, idChosen: true }
  return emptyForm(serial, text)
}

/** A form filled from a record that the server no longer holds, so that nothing has to be typed twice. */
export function formOfPerson(serial: number, person: Person): PersonForm {
  const start = valueOf(person.start) ?? null
  const expiry = valueOf(person.expiry) ?? null
  return {
    ...emptyForm(serial, person.name),
    email: valueOf(person.email) ?? '',
    phone: valueOf(person.phone) ?? '',
    userGroup: valueOf(person.userGroup) ?? null,
    accessGroups: valueOf(person.accessGroups) ?? [],
    // A visit of one day is for visitors: whoever could pass for years shall not be sent away tomorrow.
    period: start === null && expiry === null ? { kind: 'today' } : { kind: 'custom', start, expiry },
    touched: true,
    replaces: person.id,
  }
}

/** A form filled from a draft that became a person and then vanished. */
export function formOfDraft(serial: number, { draft, userGroup, accessGroups }: ReadyDraft): PersonForm {
  return {
    ...emptyForm(serial, draft.name),
    email: draft.email ?? '',
    phone: draft.phone ?? '',
    userGroup,
    accessGroups,
    period: { kind: 'custom', start: draft.start, expiry: draft.expiry },
    touched: true,
    replaces: draft.id,
  }
}

/** Fills what the server proposes into what the clerk has not decided: the next id, and the root user group. */
export function formOnGround(form: PersonForm, ground: CreationGround): PersonForm {
  const root = ground.userGroups.find((group) => group.id === rootUserGroup)
  return {
    ...form,
    id: form.idChosen ? form.id : (ground.nextId ?? form.id),
    userGroup: form.userGroup ?? root ?? ground.userGroups[0] ?? null,
  }
}

/** What is wrong with a field of the form. */
export type FieldFlaw =
  | { readonly field: 'id'; readonly flaw: PersonIdFlaw }
  | { readonly field: 'name'; readonly flaw: PersonNameFlaw }
  | { readonly field: 'email'; readonly flaw: EmailAddressFlaw }
  | { readonly field: 'phone'; readonly flaw: PhoneNumberFlaw }
  | { readonly field: 'userGroup'; readonly flaw: 'notChosen' | 'outsidePermission' }
  | { readonly field: 'accessGroups'; readonly flaw: 'tooMany' | 'outsidePermission' }
  | { readonly field: 'start' | 'expiry'; readonly flaw: PeriodFlaw }

/** The two ends of the form's period; an end that was not typed is `null`. */
export function periodOf(
  form: PersonForm,
  now: WallClock,
): { readonly start: WallClock | null; readonly expiry: WallClock | null } {
  return form.period.kind === 'today' ? visitPeriod(now) : form.period
}

/** Everything that keeps the form from becoming a person, in the order of its fields; each field at most once. */
export function flawsOfForm(form: PersonForm, ground: CreationGround, now: WallClock): readonly FieldFlaw[] {
  const name = flawOfPersonName(form.name)
  const email = form.email.trim() === '' ? null : flawOfEmailAddress(form.email.trim())
  const phone = form.phone.trim() === '' ? null : flawOfPhoneNumber(form.phone.trim())
  const id = flawOfPersonId(form.id.trim(), ground.idStyle)
  return [
    ...(name === null ? [] : [{ field: 'name', flaw: name } as const]),
    ...(email === null ? [] : [{ field: 'email', flaw: email } as const]),
    ...(phone === null ? [] : [{ field: 'phone', flaw: phone } as const]),
    ...flawsOfGroups(form, ground),
    ...flawsOfPeriod(form, now),
    ...(id === null ? [] : [{ field: 'id', flaw: id } as const]),
  ]
}

function flawsOfGroups(form: PersonForm, ground: CreationGround): readonly FieldFlaw[] {
  const isOneOf = (groups: readonly Group[], group: Group): boolean => groups.some((other) => other.id === group.id)
  const flaws: FieldFlaw[] = []
  if (form.userGroup === null) flaws.push({ field: 'userGroup', flaw: 'notChosen' })
  else if (!isOneOf(ground.userGroups, form.userGroup)) flaws.push({ field: 'userGroup', flaw: 'outsidePermission' })
  if (form.accessGroups.length > mostAccessGroups) flaws.push({ field: 'accessGroups', flaw: 'tooMany' })
  else if (!form.accessGroups.every((group) => isOneOf(ground.accessGroups, group)))
    flaws.push({ field: 'accessGroups', flaw: 'outsidePermission' })
  return flaws
}

function flawsOfPeriod(form: PersonForm, now: WallClock): readonly FieldFlaw[] {
  const { start, expiry } = periodOf(form, now)
  if (start === null) return [{ field: 'start', flaw: 'notADate' }]
  if (expiry === null) return [{ field: 'expiry', flaw: 'notADate' }]
  const flaw = flawOfPeriod(start, expiry)
  if (flaw === null) return []
  return [{ field: flawOfPeriod(start, start) === null ? 'expiry' : 'start', flaw }]
}

/** A draft that satisfies every rule the station knows, with the names of its groups. */
export interface ReadyDraft {
  readonly draft: PersonDraft
  readonly userGroup: Group
  readonly accessGroups: readonly Group[]
}

/** Makes the draft that is sent to the server; `null` while the form has a flaw. */
export function draftOf(form: PersonForm, ground: CreationGround, now: WallClock): ReadyDraft | null {
  const { start, expiry } = periodOf(form, now)
  if (flawsOfForm(form, ground, now).length > 0 || form.userGroup === null || start === null || expiry === null)
    return null
  const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  return {
    userGroup: form.userGroup,
    accessGroups: form.accessGroups,
    draft: {
      id: form.id.trim(),
      name: form.name.trim(),
      email: textOrNull(form.email),
      phone: textOrNull(form.phone),
      userGroupId: form.userGroup.id,
      accessGroupIds: form.accessGroups.map((group) => group.id),
      start,
      expiry,
    },
  }
}

/** A field the server refused after the form was sent, and why. */
export interface Complaint {
  readonly field: PersonField
  readonly reason: 'duplicateId' | 'duplicateEmail' | 'duplicateLoginId' | 'refused' | 'groupGone' | 'tooMany'
  /** What the field held when it was refused, so that the mark goes once it is changed; `null` when it is no text. */
  readonly refused: string | null
}
