import type { Fact } from '../../src-preload/contract/fact.ts'
import { absent, known } from '../../src-preload/contract/fact.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { Group, Person, PersonDraft, SeenPhoto, StoredPhoto } from '../../src-preload/contract/person.ts'
import type { ProfilePhoto } from '../camera/capture/capture-types.ts'

/** A person who is written down here and not, or only just, on the server. */
export interface NewPerson {
  /** Which form it came from, so that two drafts are never taken for each other. */
  readonly serial: number
  readonly draft: PersonDraft
  /** The groups of the draft with their names, for the screens. */
  readonly userGroup: Group
  readonly accessGroups: readonly Group[]
}

/** A person whose profile photo this enrollment has stored already, when another picture is taken after it. */
interface StoredMeanwhile {
  readonly storedHere?: ProfilePhoto
}

/**
 * Who is being enrolled: somebody the server holds, somebody it shall hold once the photo is accepted, or somebody this
 * enrollment created a moment ago.
 */
export type Subject =
  | ({ readonly kind: 'known'; readonly person: Person } & StoredMeanwhile)
  | ({ readonly kind: 'new' } & NewPerson)
  | ({ readonly kind: 'created' } & NewPerson & StoredMeanwhile)

/** The subject's id; for somebody new the id that will be asked for. */
export function idOf(subject: Subject): string {
  return subject.kind === 'known' ? subject.person.id : subject.draft.id
}

/** The subject's name; empty when the record has none. */
export function nameOf(subject: Subject): string {
  return subject.kind === 'known' ? subject.person.name : subject.draft.name
}

/** The subject's e-mail address, as far as anybody has told the station. */
export function emailOf(subject: Subject): Fact<string> {
  if (subject.kind === 'known') return subject.person.email
  return subject.draft.email === null ? absent : known(subject.draft.email)
}

/** The profile photo this enrollment has stored of the subject; `null` when it has stored none. */
export function storedHereOf(subject: Subject): ProfilePhoto | null {
  return subject.kind === 'new' ? null : (subject.storedHere ?? null)
}

/** The subject once the server holds this profile photo of them. */
export function withStoredHere(subject: Subject, storedHere: ProfilePhoto): Subject {
  return subject.kind === 'new' ? subject : { ...subject, storedHere }
}

/** The profile photo the server holds of the subject; somebody new has none. */
export function storedPhotoOf(subject: Subject): StoredPhoto {
  const storedHere = storedHereOf(subject)
  // The digest is for noticing changes on the server; a photo of our own of a moment ago needs none.
  if (storedHere !== null)
    return { kind: 'present', bytes: new Uint8Array(storedHere.bytes), type: 'image/jpeg', digest: '' }
  return subject.kind === 'known' ? subject.person.photo : { kind: 'absent' }
}

/** The visual faces the server holds of the subject; somebody new has none. */
export function heldFacesOf(subject: Subject): Person['heldFaces'] {
  return subject.kind === 'known' ? subject.person.heldFaces : absent
}

/** When this station last sent the subject a mail, ISO 8601 in UTC; `null` when it has not since it started. */
export function mailSentAtOf(subject: Subject): string | null {
  return subject.kind === 'known' ? subject.person.mailSentAt : null
}

/**
 * What the clerk saw of the stored photo, so that a change meanwhile is noticed. A photo the server has not spoken of
 * counts as none seen: should there be one, the server's answer brings it before the clerk.
 *
 * A photo this enrollment has stored itself is replaced without looking: the server may have written it anew, so that
 * nobody here knows its digest, and the clerk who takes another picture has just seen it stored.
 */
export function seenPhotoOf(subject: Subject): SeenPhoto {
  if (storedHereOf(subject) !== null) return { kind: 'anything' }
  const photo = storedPhotoOf(subject)
  switch (photo.kind) {
    case 'present':
    case 'unreadable':
      return { kind: 'digest', digest: photo.digest }
    case 'absent':
    case 'unknown':
      return { kind: 'none' }
    default:
      return assertNever(photo, 'a stored photo has a kind that was never named')
  }
}

/** Whether two subjects are one human: the same draft while one is new, else the same id on the server. */
export function isSameSubject(one: Subject, other: Subject): boolean {
  if (one.kind !== 'known' && other.kind !== 'known') return one.serial === other.serial
  return one.kind !== 'new' && other.kind !== 'new' && idOf(one) === idOf(other)
}
