import type { PersonSummary } from '../../src-preload/contract/person.ts'
import { absent, known, unknown } from '../../src-preload/contract/fact.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { Accepted } from './accepted.ts'
import type { Enrollment, Notice } from './enrollment.ts'
import { faceDigestsOf } from './face-outcome.ts'
import { mailOfferOf } from './mail-offer.ts'
import type { Complaint } from './person-form.ts'
import { beginJob, isFinished, isPictureSettled, type SendingJob } from './sending-job.ts'
import {
  heldFacesOf,
  isSameSubject,
  mailSentAtOf,
  seenPhotoOf,
  storedHereOf,
  type NewPerson,
  type Subject,
} from './subject.ts'

/** Goes to the search, with nobody chosen. */
export function toFinding(enrollment: Enrollment, notice: Notice | null = null): Enrollment {
  return { ...enrollment, step: { kind: 'finding', chosen: null, notice }, question: null }
}

/** Goes to the form that is kept, and asks the server what the form needs. */
export function toCreating(enrollment: Enrollment, complaint: Complaint | null = null): Enrollment {
  if (enrollment.form === null) return toFinding(enrollment)
  return {
    ...enrollment,
    step: { kind: 'creating', ground: { kind: 'reading', run: enrollment.turn }, complaint },
    question: null,
  }
}

/** Goes back to where the subject was chosen or written down. */
export function toSubject(enrollment: Enrollment, subject: Subject): Enrollment {
  switch (subject.kind) {
    case 'new':
      return toCreating(enrollment)
    case 'known': {
      const { person } = subject
      if (storedHereOf(subject) !== null) return readingAgain(enrollment, person)
      const chosen = { kind: 'read', summary: person, person, deed: { kind: 'none' } } as const
      return { ...enrollment, step: { kind: 'finding', chosen, notice: null }, question: null }
    }
    case 'created':
      return readingAgain(enrollment, summaryOf(subject))
    default:
      return assertNever(subject, 'a subject has a kind that was never named')
  }
}

/** Chooses a person of whom the server holds something newer than this enrollment has read. */
function readingAgain(enrollment: Enrollment, summary: PersonSummary): Enrollment {
  const chosen = { kind: 'reading', summary, run: enrollment.turn, photoWanted: false } as const
  return { ...enrollment, step: { kind: 'finding', chosen, notice: null }, question: null }
}

/** A row for somebody this enrollment created, until the server is asked. */
function summaryOf({ draft, userGroup }: NewPerson): PersonSummary {
  return {
    id: draft.id,
    name: draft.name,
    email: draft.email === null ? absent : known(draft.email),
    phone: draft.phone === null ? absent : known(draft.phone),
    department: unknown,
    userGroup: known(userGroup),
    visualFaces: unknown,
    standing: 'unknown',
    expiry: known(draft.expiry),
  }
}

/** Goes to the camera, unless a photo of somebody else lies here: then the clerk is asked first. */
export function toFraming(enrollment: Enrollment, subject: Subject): Enrollment {
  const { picture } = enrollment
  if (picture !== null && !isSameSubject(picture.takenFor, subject))
    return { ...enrollment, question: { kind: 'pictureOfAnother', wanted: subject } }
  return { ...askingForReadiness(enrollment), step: { kind: 'framing', subject, from: 'subject' }, question: null }
}

/** Goes to the review of the photo that is kept; it is the subject's from now on. */
export function toReviewing(enrollment: Enrollment, subject: Subject): Enrollment {
  const { picture } = enrollment
  if (picture === null) return enrollment
  return {
    ...askingForReadiness(enrollment),
    step: { kind: 'reviewing', subject, capture: picture.capture },
    picture: { ...picture, takenFor: subject },
    question: null,
  }
}

/** Starts the work on the server for an accepted picture. */
export function toSending(enrollment: Enrollment, subject: Subject, accepted: Accepted): Enrollment {
  const { picture, mail, turn } = enrollment
  if (picture === null) return enrollment
  const offer = mailOfferOf(mail, subject)
  const facesBefore = faceDigestsOf({ heldFaces: heldFacesOf(subject) })
  // A picture that goes to somebody else, or to a record made anew, replaces no face of the first one's.
  const isHeld = facesBefore.kind === 'known' && facesBefore.value.some((digest) => digest === accepted.replaces)
  const job = beginJob(
    {
      create: subject.kind === 'new',
      accepted,
      mail: offer.kind === 'offered' && offer.on,
      seen: seenPhotoOf(subject),
      replaces: isHeld ? accepted.replaces : null,
      facesBefore,
      mailAgain: mailSentAtOf(subject) !== null && mail.again,
    },
    turn,
  )
  return {
    ...enrollment,
    step: { kind: 'sending', subject, accepted, job },
    picture: { ...picture, takenFor: subject, accepted },
    question: null,
  }
}

/**
 * Puts a job's new state in place, and shows the receipt when nothing is left to do. The picture is no longer work that could
 * be lost once each of its outputs is on the server or given up.
 */
export function withJob(enrollment: Enrollment, job: SendingJob): Enrollment {
  const { step } = enrollment
  if (step.kind !== 'sending') return enrollment
  const { subject, accepted } = step
  const picture = accepted !== null && isPictureSettled(job) ? null : enrollment.picture
  return isFinished(job)
    ? { ...enrollment, picture, step: { kind: 'done', subject, accepted, job } }
    : { ...enrollment, picture, step: { ...step, job } }
}

/**
 * Asks for the conditions of the mail once in a session, before anybody waits for them; after a failure once more for
 * each person.
 */
export function askingForReadiness(enrollment: Enrollment): Enrollment {
  const { readiness } = enrollment.mail
  if (readiness.kind === 'reading' || readiness.kind === 'read') return enrollment
  return { ...enrollment, mail: { ...enrollment.mail, readiness: { kind: 'reading', run: enrollment.turn } } }
}
