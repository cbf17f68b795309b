import type { OpenDraft } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { CreationGround, Group, Person, WallClock } from '../../src-preload/contract/person.ts'
import type { PersonField } from '../../src-preload/contract/failures.ts'
import { flawOfEmailAddress, type EmailAddressFlaw } from '../../src-preload/contract/rules/email-address.ts'
import {
  flawOfPeriod,
  longVisitDays,
  mostAccessGroups,
  visitPeriod,
  type PeriodFlaw,
} from '../../src-preload/contract/rules/period.ts'
import { flawOfPersonId, type PersonIdFlaw } from '../../src-preload/contract/rules/person-id.ts'
import { flawOfPersonName, type PersonNameFlaw } from '../../src-preload/contract/rules/person-name.ts'
import { flawOfPhoneNumber, type PhoneNumberFlaw } from '../../src-preload/contract/rules/phone-number.ts'
import { valueOf } from '../../src-preload/contract/fact.ts'
import { stepOf } from './job-work.ts'
import type { JobSubject } from './subject.ts'

/** How long a new person may pass: until this evening, for the days of a longer visit, or as typed. */
export type FormPeriod =
  | { readonly kind: 'today' }
  | { readonly kind: 'days' }
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
  /** The saved job whose person this form corrects or makes anew; `null` for a form that begins an enrollment. */
  readonly corrects: JobSubject | null
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
    corrects: null,
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

/**
 * A form filled from what a job knows of the person, so that nothing has to be typed twice: the draft it could not create, or
 * the record that the server no longer holds.
 */
export function formOfJob(serial: number, corrects: JobSubject): PersonForm {
  const { job, person } = corrects
  const blank = { ...emptyForm(serial, job.name), touched: true, corrects }
  const { draft } = job
  // The id of somebody who was created and then vanished may belong to another by now.
  const id = stepOf(job, 'createPerson')?.state.kind === 'done' ? null : (draft?.id ?? null)
  if (draft !== null)
    return {
      ...blank,
      id: id ?? '',
      idChosen: id !== null,
      email: draft.email ?? '',
      phone: draft.phone ?? '',
      // A draft names its groups by their ids alone; the server's list tells what they are called.
      userGroup: { id: draft.userGroupId, name: draft.userGroupId },
      accessGroups: draft.accessGroupIds.map((id) => ({ id, name: id })),
      period: { kind: 'custom', start: draft.start, expiry: draft.expiry },
    }
  return person === null ? blank : { ...blank, ...partsOfPerson(person) }
}

/** The parts of a form that a record fills. The id is left to the server: the old one may belong to somebody else by now. */
function partsOfPerson(person: Person): Pick<PersonForm, 'email' | 'phone' | 'userGroup' | 'accessGroups' | 'period'> {
  const start = valueOf(person.start) ?? null
  const expiry = valueOf(person.expiry) ?? null
  return {
    email: valueOf(person.email) ?? '',
    phone: valueOf(person.phone) ?? '',
    userGroup: valueOf(person.userGroup) ?? null,
    accessGroups: valueOf(person.accessGroups) ?? [],
    // A visit of one day is for visitors: whoever could pass for years shall not be sent away tomorrow.
    period: start === null && expiry === null ? { kind: 'today' } : { kind: 'custom', start, expiry },
  }
}

/** What a form is checked against: what the server has just told, or what it told earlier, now that it cannot be asked. */
export interface FormGround extends CreationGround {
  /** Told earlier: the next id of then may be taken by now, so that the id may be left to the server. */
  readonly isRemembered: boolean
}

/** A ground that the server has told at this moment. */
export function freshGround(ground: CreationGround): FormGround {
  return { ...ground, isRemembered: false }
}

/** A ground from earlier, without the next id of then. */
export function rememberedGround(ground: CreationGround): FormGround {
  return { ...ground, nextId: null, isRemembered: true }
}

/** Fills what the server proposes into what the clerk has not decided: the next id, and the root user group. */
export function formOnGround(form: PersonForm, ground: FormGround): PersonForm {
  const root = ground.userGroups.find((group) => group.id === rootUserGroup)
  const proposed = ground.nextId ?? (ground.isRemembered ? '' : form.id)
  const named = (groups: readonly Group[], group: Group): Group => groups.find(({ id }) => id === group.id) ?? group
  return {
    ...form,
    id: form.idChosen ? form.id : proposed,
    userGroup:
      form.userGroup === null ? (root ?? ground.userGroups[0] ?? null) : named(ground.userGroups, form.userGroup),
    accessGroups: form.accessGroups.map((group) => named(ground.accessGroups, group)),
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

/** The two ends of a form's period; an end that was not typed is `null`. */
export function periodOf(
  { period }: { readonly period: FormPeriod },
  now: WallClock,
): { readonly start: WallClock | null; readonly expiry: WallClock | null } {
  switch (period.kind) {
    case 'today':
      return visitPeriod(now)
    case 'days':
      return visitPeriod(now, longVisitDays)
    case 'custom':
      return period
    default:
      return assertNever(period, 'a period has a kind that was never named')
  }
}

/** Everything that keeps the form from becoming a person, in the order of its fields; each field at most once. */
export function flawsOfForm(form: PersonForm, ground: FormGround, now: WallClock): readonly FieldFlaw[] {
  const name = flawOfPersonName(form.name)
  const email = form.email.trim() === '' ? null : flawOfEmailAddress(form.email.trim())
  const phone = form.phone.trim() === '' ? null : flawOfPhoneNumber(form.phone.trim())
  const id = isIdOpen(form, ground) ? null : flawOfPersonId(form.id.trim(), ground.idStyle)
  return [
    ...(name === null ? [] : [{ field: 'name', flaw: name } as const]),
    ...(email === null ? [] : [{ field: 'email', flaw: email } as const]),
    ...(phone === null ? [] : [{ field: 'phone', flaw: phone } as const]),
    ...flawsOfGroups(form, ground),
    ...flawsOfPeriod(form, now),
    ...(id === null ? [] : [{ field: 'id', flaw: id } as const]),
  ]
}

/** Whether the server shall choose the id: nobody can ask it for a free one now, and the clerk has typed none. */
function isIdOpen(form: PersonForm, ground: FormGround): boolean {
  return ground.isRemembered && form.id.trim() === ''
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

/** Makes the draft that is enrolled, which satisfies every rule the station knows; `null` while the form has a flaw. */
export function draftOf(form: PersonForm, ground: FormGround, now: WallClock): OpenDraft | null {
  const { start, expiry } = periodOf(form, now)
  if (flawsOfForm(form, ground, now).length > 0 || form.userGroup === null || start === null || expiry === null)
    return null
  const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  return {
    id: isIdOpen(form, ground) ? null : form.id.trim(),
    name: form.name.trim(),
    email: textOrNull(form.email),
    phone: textOrNull(form.phone),
    userGroupId: form.userGroup.id,
    accessGroupIds: form.accessGroups.map((group) => group.id),
    start,
    expiry,
  }
}

/** A field the server refused after the form was sent, and why. */
export interface Complaint {
  readonly field: PersonField
  readonly reason: 'duplicateId' | 'duplicateEmail' | 'duplicateLoginId' | 'refused' | 'groupGone' | 'tooMany'
  /** What the field held when it was refused, so that the mark goes once it is changed; `null` when it is no text. */
  readonly refused: string | null
}
