import type { JobDecision } from '../../src-preload/contract/job.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { Accepted } from './accepted.ts'
import { consentOf, mustAskForConsent } from './consent-of.ts'
import { emptyOrder, type Enrollment, type Notice, type Order } from './enrollment.ts'
import { faceDigestsOf, savedWork } from './job-work.ts'
import { mailOfferOf } from './mail-offer.ts'
import type { Complaint } from './person-form.ts'
import { heldFacesOf, isSameSubject, mailSentAtOf, type JobSubject, type Subject } from './subject.ts'

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

/** Goes back to where the subject was chosen, written down, or saved. */
export function toSubject(enrollment: Enrollment, subject: Subject): Enrollment {
  switch (subject.kind) {
    case 'new':
      return toCreating(enrollment)
    case 'known': {
      const { person, fromDirectory } = subject
      const source = fromDirectory === true ? 'directory' : 'server'
      const chosen = { kind: 'read', summary: person, person, deed: { kind: 'none' }, source } as const
      return { ...enrollment, step: { kind: 'finding', chosen, notice: null }, question: null }
    }
    case 'ofJob':
      return toJob(enrollment, subject)
    default:
      return assertNever(subject, 'a subject has a kind that was never named')
  }
}

/** Goes to the camera, unless a photo of somebody else lies here, or the subject has to be asked: then that comes first. */
export function toFraming(enrollment: Enrollment, subject: Subject): Enrollment {
  const { picture } = enrollment
  if (picture !== null && !isSameSubject(picture.takenFor, subject))
    return { ...enrollment, question: { kind: 'pictureOfAnother', wanted: subject } }
  if (mustAskForConsent(enrollment, subject)) return toConsenting(enrollment, subject)
  return { ...readingAhead(enrollment), step: { kind: 'framing', subject, from: 'subject' }, question: null }
}

/** Goes to the review of the photo that is kept; it is the subject's from now on. The subject is asked first if need be. */
export function toReviewing(enrollment: Enrollment, subject: Subject): Enrollment {
  const { picture } = enrollment
  if (picture === null) return enrollment
  const given = { ...enrollment, picture: { ...picture, takenFor: subject }, question: null }
  if (mustAskForConsent(given, subject)) return toConsenting(given, subject)
  return { ...readingAhead(given), step: { kind: 'reviewing', subject, capture: picture.capture } }
}

/** Goes to the questions about consent. */
export function toConsenting(enrollment: Enrollment, subject: Subject): Enrollment {
  const texts = { kind: 'reading', run: enrollment.turn } as const
  return { ...enrollment, step: { kind: 'consenting', subject, texts }, question: null }
}

/** Hands an accepted picture over, with the mail if it is wished and what was agreed to. */
export function toSending(enrollment: Enrollment, subject: Subject, accepted: Accepted): Enrollment {
  const offer = mailOfferOf(enrollment.mail, subject)
  // A picture that goes to somebody else, or to a record made anew, replaces no face of the first one's.
  const held = faceDigestsOf({ heldFaces: heldFacesOf(subject) })
  const isHeld = held.kind === 'known' && held.value.some((digest) => digest === accepted.replaces)
  return toSaving(enrollment, subject, {
    accepted: { ...accepted, replaces: isHeld ? accepted.replaces : null },
    mail:
      offer.kind === 'offered' && offer.on ? { again: mailSentAtOf(subject) !== null && enrollment.mail.again } : null,
    consent: consentOf(enrollment, subject),
  })
}

/** Hands an order over to the main process, which keeps it before it answers. */
export function toSaving(enrollment: Enrollment, subject: Subject, order: Order): Enrollment {
  const hasReason = (order.accepted?.override ?? null) !== null
  const keep = hasReason ? 'onDisk' : enrollment.keep
  const work = { kind: 'saving', run: enrollment.turn, keep, heard: [] } as const
  const isLookedAtFirst = enrollment.step.kind === 'sending' && enrollment.step.isLookedAtFirst
  return { ...enrollment, step: { kind: 'sending', subject, order, work, isLookedAtFirst }, question: null }
}

/** Goes to the job a subject is saved as, with a decision on its way if one was made elsewhere. */
export function toJob(
  enrollment: Enrollment,
  subject: JobSubject,
  decision: JobDecision | null = null,
  isLookedAtFirst = false,
): Enrollment {
  const { turn, handedOver } = enrollment
  const work = savedWork(subject.job, turn)
  const order = handedOver?.job === subject.job.id ? handedOver.order : emptyOrder
  return {
    ...enrollment,
    step: {
      kind: 'sending',
      subject,
      order,
      work:
        decision === null
          ? { ...work, reread: turn }
          : { ...work, deciding: { kind: 'running', run: turn, decision, isHeard: false } },
      isLookedAtFirst,
    },
    question: null,
  }
}

/**
 * Lets go of what the main process has, once the clerk has left the job it became: a frame, and what was made of it. It is no
 * work that could be lost: it lies in the job. What somebody has agreed to is forgotten with them: the next time they are asked.
 */
export function lettingGo(enrollment: Enrollment): Enrollment {
  const { picture, handedOver, consents } = enrollment
  const job = jobAt(enrollment)
  const kept = picture?.savedAs === null || picture?.savedAs === job ? picture : null
  const next = { ...enrollment, picture: kept }
  return {
    ...next,
    handedOver: handedOver?.job === job ? handedOver : null,
    consents: consents.filter(({ subject }) => isStillHere(next, subject)),
  }
}

/** Whether the enrollment is about somebody, or a photo or a form of theirs lies here. */
function isStillHere({ step, picture, form }: Enrollment, subject: Subject): boolean {
  if (picture !== null && isSameSubject(picture.takenFor, subject)) return true
  if (subject.kind === 'new' && subject.serial === form?.serial) return true
  switch (step.kind) {
    case 'finding':
      return step.chosen !== null && subject.kind === 'known' && subject.person.id === step.chosen.summary.id
    case 'creating':
      return false
    case 'consenting':
    case 'framing':
    case 'reviewing':
    case 'sending':
    case 'done':
      return isSameSubject(step.subject, subject)
    default:
      return assertNever(step, 'a step was never named')
  }
}

/** The id of the job the step is about; `null` when it is about none. */
function jobAt({ step, form }: Enrollment): string | null {
  switch (step.kind) {
    case 'sending':
      if (step.work.kind === 'saved') return step.work.job.id
      return step.subject.kind === 'ofJob' ? step.subject.job.id : null
    case 'done':
      return step.job.id
    case 'consenting':
    case 'framing':
    case 'reviewing':
      return step.subject.kind === 'ofJob' ? step.subject.job.id : null
    case 'creating':
      return form?.corrects?.job.id ?? null
    case 'finding':
      return null
    default:
      return assertNever(step, 'a step was never named')
  }
}

/**
 * Reads what is worth knowing before anybody waits for it, or before the server goes away: the conditions of the mail once in
 * a session, and once what somebody new is written down with. Neither waits for the other; after a failure each is read once
 * more for each person.
 */
export function readingAhead(enrollment: Enrollment): Enrollment {
  const { mail, ground, turn } = enrollment
  const reading = { kind: 'reading', run: turn } as const
  const isReadinessWanted = mail.readiness.kind === 'notRead' || mail.readiness.kind === 'failed'
  const isGroundWanted = ground.kind === 'notRead'
  if (!isReadinessWanted && !isGroundWanted) return enrollment
  return {
    ...enrollment,
    mail: isReadinessWanted ? { ...mail, readiness: reading } : mail,
    ground: isGroundWanted ? reading : ground,
  }
}
