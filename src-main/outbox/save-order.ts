import type { EnrollmentOrder } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { NewJournalEntry } from '../journal/journal-table.ts'
import type { NewPicture, StoreChange } from '../storage/station-store.ts'
import type { BookView, Planned } from './job-book.ts'
import { personKeyOf, type JobRecord } from './job-record.ts'
import { noteOf } from './journal-notes.ts'
import { enrollmentJob, subjectOfKnown, subjectOfNew, type JobBirth, type JobSubject } from './new-job.ts'
import { covers, takeOver } from './take-over.ts'

/** The job an order becomes; `gone` when the job it follows upon is settled by now. */
export type SavedOrder = { readonly kind: 'saved'; readonly id: string } | { readonly kind: 'gone' }

/**
 * What saving an order changes: its job with its pictures and its entries in the journal; and older jobs of the same person whose
 * picture it replaces hand over what else they had to do.
 *
 * @param provisional the number for somebody the server does not know yet
 */
export function planOrder(
  view: BookView,
  order: EnrollmentOrder,
  birth: JobBirth,
  provisional: number,
): Planned<SavedOrder> {
  const subject = subjectOf(view, order, birth, provisional)
  if (subject === null) return { jobs: [], answer: { kind: 'gone' } }
  const at = new Date(birth.now).toISOString()
  const own = enrollmentJob(birth, subject, order)
  let job = own
  const superseded: JobRecord[] = []
  const movePictures: NonNullable<StoreChange['movePictures']>[number][] = []
  for (const older of view.ofPerson(personKeyOf(job))) {
    if (!covers(job, older)) continue
    const taken = takeOver(older, job, at)
    job = taken.newer
    superseded.push(taken.older)
    movePictures.push(...taken.moved.map((role) => ({ from: older.id, to: job.id, role })))
  }
  return {
    // The new job first: pictures move to what is there.
    jobs: [job, ...superseded],
    pictures: picturesOf(own, order),
    movePictures,
    entries: entriesOf(job, order, at),
    operatorId: birth.doer.operatorId,
    answer: { kind: 'saved', id: job.id },
  }
}

function subjectOf(
  view: BookView,
  { person }: EnrollmentOrder,
  birth: JobBirth,
  provisional: number,
): JobSubject | null {
  switch (person.kind) {
    case 'known':
      return subjectOfKnown(birth, person.id, person.name, person.seen)
    case 'new':
      return subjectOfNew(birth, person.draft, provisional)
    case 'ofJob': {
      const job = followed(view, person.job)
      return job === null ? null : { person: job.person, seen: job.seen, comparedAt: job.comparedAt }
    }
    default:
      return assertNever(person, 'EnrolledPerson grew a kind that subjectOf does not know')
  }
}

/** The job that carries on what another began; `null` when that has come to an end. */
function followed(view: BookView, id: string): JobRecord | null {
  for (let job = view.get(id); job !== undefined;) {
    switch (job.state.kind) {
      case 'done':
      case 'cancelled':
        return null
      case 'superseded':
        job = view.get(job.state.by)
        break
      default:
        return job
    }
  }
  return null
}

function picturesOf(job: JobRecord, { profilePhoto, facePicture }: EnrollmentOrder): readonly NewPicture[] {
  const boundTo = personKeyOf(job)
  const photo =
    profilePhoto === null ? [] : [{ job: job.id, role: 'profilePhoto', bytes: profilePhoto, boundTo } as const]
  const face = facePicture === null ? [] : [{ job: job.id, role: 'facePicture', bytes: facePicture, boundTo } as const]
  return [...photo, ...face]
}

function entriesOf(
  job: JobRecord,
  { judgement, override, consent, scannedFace }: EnrollmentOrder,
  at: string,
): readonly NewJournalEntry[] {
  const saved = noteOf(
    job,
    {
      kind: 'enrollmentSaved',
      job: job.id,
      steps: job.steps.map(({ name }) => name),
      profilePhoto: job.digests.profilePhoto,
      facePicture: job.digests.facePicture,
      ...(scannedFace === undefined ? {} : { isScanned: true }),
      judgement,
      override: override?.reason ?? null,
    },
    at,
    { words: override?.words ?? null },
  )
  if (consent === null) return [saved]
  return [noteOf(job, { kind: 'consentAnswered', text: consent.text, answers: consent.answers }, at), saved]
}
