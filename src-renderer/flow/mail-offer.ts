import type { Failure } from '../../src-preload/contract/failures.ts'
import type { MailReadiness } from '../../src-preload/contract/mail.ts'
import type { MailWish } from './enrollment.ts'
import { stepOf } from './job-work.ts'
import { emailOf, mailSentAtOf, type Subject } from './subject.ts'

/** A condition of the mobile-enrollment mail that is known to be missing. */
export type MissingMailCondition = Failure<'mailPreconditionMissing'>['missing']

/** Whether the clerk may have the mail sent. `sentAt` is the last one's time, ISO 8601 in UTC, or `null`. */
export type MailOffer =
  | { readonly kind: 'blocked'; readonly missing: MissingMailCondition }
  | { readonly kind: 'offered'; readonly on: boolean; readonly sentAt: string | null }
  /** It was decided with the first picture, and goes out with the work that is saved already. */
  | { readonly kind: 'follows' }

/**
 * Decides whether the mail is offered, and whether its switch is on.
 *
 * Only what is known to be missing blocks it; what the account may not read is left to the server. A person who
 * already got a mail gets a second one only by an act of the clerk's. Source: reference section 5.6.
 */
export function mailOfferOf(wish: MailWish, subject: Subject): MailOffer {
  if (isUnderWay(subject)) return { kind: 'follows' }
  const email = emailOf(subject)
  if (email.kind === 'absent') return { kind: 'blocked', missing: 'emailAddress' }
  const missing = wish.readiness.kind === 'read' ? missingConditionOf(wish.readiness.value) : null
  if (missing !== null) return { kind: 'blocked', missing }
  const sentAt = mailSentAtOf(subject)
  return { kind: 'offered', on: sentAt === null ? wish.wanted && email.kind === 'known' : wish.again, sentAt }
}

/** Whether a saved job of the subject has the mail still before it. */
function isUnderWay(subject: Subject): boolean {
  const sending = subject.kind === 'ofJob' ? stepOf(subject.job, 'sendMail') : null
  return sending !== null && sending.state.kind !== 'done' && sending.state.kind !== 'leftOut'
}

/** The first server-side condition that is known not to hold; one the server says it does not have does not hold either. */
export function missingConditionOf(readiness: MailReadiness): keyof MailReadiness | null {
  const conditions = ['cloud', 'mailServer', 'visualFaceMail'] as const
  return (
    conditions.find((name) => {
      const fact = readiness[name]
      return fact.kind === 'absent' || (fact.kind === 'known' && !fact.value)
    }) ?? null
  )
}
