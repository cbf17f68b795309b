import type { Fact } from '../../src-preload/contract/fact.ts'
import { absent, known, unknown } from '../../src-preload/contract/fact.ts'
import type { EnrolledPerson, Job, OpenDraft, SeenPerson } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { Person, SeenPhoto, StoredPhoto } from '../../src-preload/contract/person.ts'
import type { ProfilePhoto } from '../camera/capture/capture-types.ts'
import { faceDigestsOf, lookedForId, stepOf } from './job-work.ts'

/** A person who is written down here and not on the server. */
export interface NewPerson {
  /** Which form it came from, so that two drafts are never taken for each other. */
  readonly serial: number
  readonly draft: OpenDraft
}

/** A person whom an unfinished job of this station is about: whatever is done next for them is done by way of that job. */
export interface JobSubject {
  readonly kind: 'ofJob'
  readonly job: Job
  /** The record as it was last read in this window; `null` when it has not been. */
  readonly person: Person | null
  /** The profile photo the job has stored already, when another picture is taken after it; `null` when it is not at hand. */
  readonly storedHere: ProfilePhoto | null
}

/** Who is being enrolled: somebody the server holds, somebody it shall hold, or somebody a saved job is about. */
export type Subject =
  /** `fromDirectory`: the station's own copy has told of the person, because the server is away. */
  | { readonly kind: 'known'; readonly person: Person; readonly fromDirectory?: true }
  | ({ readonly kind: 'new' } & NewPerson)
  | JobSubject

/** The subject that a chosen person is. */
export function subjectOfPerson(person: Person, source: 'server' | 'directory'): Subject {
  return source === 'directory' ? { kind: 'known', person, fromDirectory: true } : { kind: 'known', person }
}

/** The subject's id on the server, or the one that will be asked for; `null` when the server is still to choose it. */
export function idOf(subject: Subject): string | null {
  switch (subject.kind) {
    case 'known':
      return subject.person.id
    case 'new':
      return subject.draft.id
    case 'ofJob':
      return lookedForId(subject.job)
    default:
      return assertNever(subject, 'a subject has a kind that was never named')
  }
}

/** What the colour of the subject's initials is drawn from: the same for the same person, with or without an id. */
export function seedOf(subject: Subject): string {
  const id = idOf(subject)
  if (id !== null) return id
  return subject.kind === 'ofJob' ? subject.job.id : nameOf(subject)
}

/** The subject's name; empty when the record has none. */
export function nameOf(subject: Subject): string {
  switch (subject.kind) {
    case 'known':
      return subject.person.name
    case 'new':
      return subject.draft.name
    case 'ofJob':
      return subject.job.name
    default:
      return assertNever(subject, 'a subject has a kind that was never named')
  }
}

/** The subject's e-mail address, as far as anybody has told the station. */
export function emailOf(subject: Subject): Fact<string> {
  if (subject.kind === 'known') return subject.person.email
  const draft = subject.kind === 'new' ? subject.draft : subject.job.draft
  if (draft !== null) return draft.email === null ? absent : known(draft.email)
  return subject.kind === 'ofJob' && subject.person !== null ? subject.person.email : unknown
}

/** The record of the subject as it was last read; `null` for somebody the server does not hold, or nobody has read. */
export function recordOf(subject: Subject): Person | null {
  return subject.kind === 'new' ? null : subject.person
}

/** The profile photo the server holds of the subject; somebody new has none. */
export function storedPhotoOf(subject: Subject): StoredPhoto {
  switch (subject.kind) {
    case 'known':
      return subject.person.photo
    case 'new':
      return absent
    case 'ofJob': {
      const { job, person, storedHere } = subject
      // The digest is for noticing changes on the server; a photo of our own of a moment ago needs none.
      if (storedHere !== null)
        return { kind: 'present', bytes: new Uint8Array(storedHere.bytes), type: 'image/jpeg', digest: '' }
      if (stepOf(job, 'uploadPhoto')?.state.kind === 'done') return unknown
      if (person !== null) return person.photo
      return isUncreated(job) ? absent : unknown
    }
    default:
      return assertNever(subject, 'a subject has a kind that was never named')
  }
}

/** The visual faces the server holds of the subject; somebody new has none. */
export function heldFacesOf(subject: Subject): Person['heldFaces'] {
  if (subject.kind === 'known') return subject.person.heldFaces
  if (subject.kind === 'new' || isUncreated(subject.job)) return absent
  return subject.person?.heldFaces ?? unknown
}

/** Whether a job is about somebody whom it has not created yet. */
function isUncreated(job: Job): boolean {
  const creation = stepOf(job, 'createPerson')
  return creation !== null && creation.state.kind !== 'done'
}

/** When this station last sent the subject a mail, ISO 8601 in UTC; `null` when it has not as far as is known here. */
export function mailSentAtOf(subject: Subject): string | null {
  if (subject.kind === 'new') return null
  if (subject.kind === 'known') return subject.person.mailSentAt
  const sent = stepOf(subject.job, 'sendMail')?.state
  if (sent?.kind === 'done' && sent.result.step === 'sendMail') return sent.result.sentAt
  return subject.person?.mailSentAt ?? null
}

/**
 * What the clerk saw of a stored photo, so that a change meanwhile is noticed. A photo the server has not spoken of counts as
 * none seen: should there be one, the server's answer brings it before the clerk.
 */
export function seenPhotoOf({ photo }: Pick<Person, 'photo'>): SeenPhoto {
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

/** What the clerk saw of a person the server holds. */
export function seenPersonOf(person: Person): SeenPerson {
  const { standing, expiry } = person
  return {
    photo: seenPhotoOf(person),
    standing,
    expiry: expiry.kind === 'known' ? known(expiry.value) : expiry,
    faces: faceDigestsOf(person),
  }
}

/** The subject as the main process is told of it, with what the clerk has seen of a person the server holds. */
export function enrolledPersonOf(subject: Subject): EnrolledPerson {
  switch (subject.kind) {
    case 'known': {
      const { id, name } = subject.person
      return { kind: 'known', id, name, seen: seenPersonOf(subject.person) }
    }
    case 'new':
      return { kind: 'new', draft: subject.draft }
    case 'ofJob':
      return { kind: 'ofJob', job: subject.job.id }
    default:
      return assertNever(subject, 'a subject has a kind that was never named')
  }
}

/** The subject of a job that was saved for somebody, with what is known of them here. */
export function subjectOfJob(job: Job, before: Subject | null, stored: ProfilePhoto | null = null): JobSubject {
  const isStored = stepOf(job, 'uploadPhoto')?.state.kind === 'done'
  const earlier = before?.kind === 'ofJob' ? before.storedHere : null
  return {
    kind: 'ofJob',
    job,
    person: before === null ? null : recordOf(before),
    storedHere: isStored ? (stored ?? earlier) : earlier,
  }
}

/** Whether two subjects are one human: the same draft, the same job, or the same id on the server. */
export function isSameSubject(one: Subject, other: Subject): boolean {
  if (one.kind === 'new' || other.kind === 'new')
    return one.kind === 'new' && other.kind === 'new' && one.serial === other.serial
  if (one.kind === 'ofJob' && other.kind === 'ofJob' && one.job.id === other.job.id) return true
  const id = serverIdOf(one)
  return id !== null && id === serverIdOf(other)
}

/** The id under which the server knows somebody; a draft's own is only asked for. */
function serverIdOf(subject: Exclude<Subject, { readonly kind: 'new' }>): string | null {
  if (subject.kind === 'known') return subject.person.id
  return isUncreated(subject.job) ? null : subject.job.personId
}
