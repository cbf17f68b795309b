import { known, unknown } from '../../src-preload/contract/fact.ts'
import type { EnrollmentOrder, JobStepName, SeenPerson } from '../../src-preload/contract/job.ts'
import { digestOf } from '../biostar/stored-photo.ts'
import type { JobRecord } from './job-record.ts'
import { waitingStep } from './job-steps.ts'
import type { Doer } from './outbox.ts'

/** What a new job is made with. */
export interface JobBirth {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly doer: Doer
  /** Hours until the clerk is asked whether the pictures are kept any longer. */
  readonly pictureHours: number
  /** With a device gateway, the terminals chosen for it; left out with a server. */
  readonly terminals?: { readonly chosen: readonly string[] | null }
}

/** Whom a job is about, and what was seen of them. */
export interface JobSubject {
  readonly person: JobRecord['person']
  readonly seen: SeenPerson
  readonly comparedAt: string | null
}

/** Milliseconds of an hour. */
export const hour = 3_600_000

const nothingSeen: SeenPerson = { photo: { kind: 'none' }, standing: 'unknown', expiry: unknown, faces: known([]) }

/** A job without steps. */
function bareJob(
  { id, now, doer, pictureHours, terminals }: JobBirth,
  { person, seen, comparedAt }: JobSubject,
): JobRecord {
  return {
    version: 1,
    id,
    purpose: 'enrollment',
    server: doer.server,
    operatorId: doer.operatorId,
    savedAt: new Date(now).toISOString(),
    keepUntil: new Date(now + pictureHours * hour).toISOString(),
    person,
    steps: [],
    state: { kind: 'queued' },
    attempts: 0,
    delays: 0,
    seen,
    comparedAt,
    found: null,
    replaces: null,
    mail: null,
    mailIntentAt: null,
    creationBegunWith: null,
    faceBegun: null,
    digests: { profilePhoto: null, facePicture: null },
    earlierPhotos: [],
    held: { profilePhoto: false, facePicture: false },
    purge: null,
    consent: null,
    isEnding: false,
    ...terminalsOf(terminals?.chosen),
  }
}

function terminalsOf(chosen: readonly string[] | null | undefined): Pick<JobRecord, 'terminals'> {
  return chosen === undefined ? {} : { terminals: { chosen: chosen === null ? null : [...chosen], left: [] } }
}

/** Work at terminals has an end of its own, where those that missed something catch up. */
function withLastStep(names: readonly JobStepName[], { terminals }: JobBirth): readonly JobStepName[] {
  return terminals === undefined || names.length === 0 ? names : [...names, 'reachTerminals']
}

/** The job of an enrollment. One that asks for nothing, because somebody wants no picture, is done as it is saved. */
export function enrollmentJob(birth: JobBirth, subject: JobSubject, order: EnrollmentOrder): JobRecord {
  const { profilePhoto, facePicture, mail, consent, replaces } = order
  const wanted: readonly (readonly [JobStepName, boolean])[] = [
    ['createPerson', order.person.kind === 'new'],
    ['uploadPhoto', profilePhoto !== null],
    ['registerVisualFace', facePicture !== null],
    ['sendMail', mail !== null],
  ]
  const names = wanted.filter(([, isWanted]) => isWanted).map(([name]) => name)
  const steps = withLastStep(names, birth).map((name) => ({ name, state: waitingStep }))
  const job = bareJob(birth, subject)
  return {
    ...job,
    steps,
    state: steps.length === 0 ? { kind: 'done', at: job.savedAt } : { kind: 'queued' },
    replaces,
    mail,
    consent,
    digests: {
      profilePhoto: profilePhoto === null ? null : digestOf(profilePhoto),
      facePicture: facePicture === null ? null : digestOf(facePicture),
    },
    held: { profilePhoto: profilePhoto !== null, facePicture: facePicture !== null },
  }
}

/** The job that takes photo and visual faces of somebody away from the server. */
export function withdrawalJob(birth: JobBirth, id: string, name: string): JobRecord {
  const everywhere = withoutChoice(birth)
  const job = bareJob(everywhere, subjectOfKnown(birth, id, name, nothingSeen))
  const names = withLastStep(['removePhoto', 'removeVisualFaces'], everywhere)
  return { ...job, purpose: 'withdrawal', steps: names.map((step) => ({ name: step, state: waitingStep })) }
}

/** What is to be gone has to go from every terminal, chosen or not. */
function withoutChoice({ terminals, ...birth }: JobBirth): JobBirth {
  return terminals === undefined ? birth : { ...birth, terminals: { chosen: null } }
}

/** The job that takes a visitor's photo away from the server when its day has come. */
export function purgeJob(birth: JobBirth, visitor: JobRecord, purge: NonNullable<JobRecord['purge']>): JobRecord {
  const everywhere = withoutChoice({
    ...birth,
    ...(visitor.terminals === undefined ? {} : { terminals: { chosen: null } }),
  })
  const job = bareJob(everywhere, { person: visitor.person, seen: visitor.seen, comparedAt: null })
  return {
    ...job,
    purpose: 'purge',
    operatorId: null,
    steps: withLastStep(['removePhoto'], everywhere).map((name) => ({ name, state: waitingStep })),
    state: { kind: 'waiting', until: purge.due, why: null },
    purge,
  }
}

/** Somebody the server knows, as the clerk saw them just now. */
export function subjectOfKnown({ id: job, now }: JobBirth, id: string, name: string, seen: SeenPerson): JobSubject {
  return {
    person: { id, provisional: null, name, draft: null, standIn: job, createdHere: false },
    seen,
    comparedAt: new Date(now).toISOString(),
  }
}

/** Somebody the server does not know yet. */
export function subjectOfNew(
  { id: job }: JobBirth,
  draft: NonNullable<JobRecord['person']['draft']>,
  provisional: number,
): JobSubject {
  return {
    person: { id: null, provisional, name: draft.name.trim(), draft, standIn: job, createdHere: false },
    seen: nothingSeen,
    comparedAt: null,
  }
}
