import type { JobStepName } from '../../src-preload/contract/job.ts'
import type { PictureRole } from '../storage/station-store.ts'
import { isSettled, type JobRecord } from './job-record.ts'
import { hasOpen, isOpen, pictureOf, withWaitingStep } from './job-steps.ts'

/** What a newer job makes of an older one of the same person. */
export interface TakenOver {
  readonly older: JobRecord
  readonly newer: JobRecord
  /** The older job's pictures that the newer one carries on. */
  readonly moved: readonly PictureRole[]
}

/** Whether a newer job has a picture for the same purpose as an older one that is still to be sent. */
export function covers(newer: JobRecord, older: JobRecord): boolean {
  if (newer.purpose !== 'enrollment' || older.purpose !== 'enrollment') return false
  if (isSettled(older) || isSettled(newer) || older.state.kind === 'running') return false
  return older.steps.some((step) => isOpen(step) && pictureOf(step.name) !== null && hasOpen(newer, step.name))
}

/**
 * Lets a newer job take the place of an older one: its own pictures count, and whatever else the older one still had to do
 * moves over, with what was written down about it.
 *
 * A mail of the older job that may have left stays one that may have left.
 */
export function takeOver(older: JobRecord, newer: JobRecord, at: string): TakenOver {
  const open = older.steps.filter(isOpen).map(({ name }) => name)
  const moving = open.filter((name) => !hasOpen(newer, name))
  const moved = moving.map(pictureOf).filter((role) => role !== null)
  const longer = moving.reduce(withWaitingStep, newer)
  return {
    older: {
      ...older,
      state: { kind: 'superseded', at, by: newer.id },
      held: { profilePhoto: stays(older, moved, 'profilePhoto'), facePicture: stays(older, moved, 'facePicture') },
    },
    newer: {
      ...longer,
      ...creationOf(older, longer, moving),
      ...mailOf(older, longer, open),
      ...pictureFactsOf(older, longer, moved),
    },
    moved,
  }
}

function stays({ held }: JobRecord, moved: readonly PictureRole[], role: PictureRole): boolean {
  return held[role] && !moved.includes(role)
}

function creationOf(older: JobRecord, newer: JobRecord, moving: readonly JobStepName[]): Partial<JobRecord> {
  if (!moving.includes('createPerson')) return {}
  return {
    person: { ...newer.person, draft: older.person.draft },
    creationBegunWith: older.creationBegunWith,
  }
}

function mailOf(older: JobRecord, newer: JobRecord, open: readonly JobStepName[]): Partial<JobRecord> {
  if (!open.includes('sendMail') || older.mail === null) return {}
  const mail = newer.mail ?? older.mail
  return { mail: { ...mail, again: mail.again || older.mail.again }, mailIntentAt: older.mailIntentAt }
}

function pictureFactsOf(older: JobRecord, newer: JobRecord, moved: readonly PictureRole[]): Partial<JobRecord> {
  const photoMoves = moved.includes('profilePhoto')
  const faceMoves = moved.includes('facePicture')
  const mayBeStored = photoMoves || older.digests.profilePhoto === null ? [] : [older.digests.profilePhoto]
  return {
    digests: {
      profilePhoto: photoMoves ? older.digests.profilePhoto : newer.digests.profilePhoto,
      facePicture: faceMoves ? older.digests.facePicture : newer.digests.facePicture,
    },
    held: {
      profilePhoto: newer.held.profilePhoto || (photoMoves && older.held.profilePhoto),
      facePicture: newer.held.facePicture || (faceMoves && older.held.facePicture),
    },
    earlierPhotos: [...new Set([...newer.earlierPhotos, ...older.earlierPhotos, ...mayBeStored])],
    ...(faceMoves ? { replaces: older.replaces, faceBegun: older.faceBegun } : {}),
    // The older picture is no younger for having moved.
    ...(moved.length > 0 && older.keepUntil < newer.keepUntil ? { keepUntil: older.keepUntil } : {}),
  }
}
