import { consentPurposes, isGiven, type ConsentRecord } from '../../src-preload/contract/consent.ts'
import type { Enrollment, GivenConsent } from './enrollment.ts'
import { isSameSubject, type Subject } from './subject.ts'

/** What the subject has agreed to at this desk; `null` when nobody has asked them here. */
export function consentOf({ consents }: Pick<Enrollment, 'consents'>, subject: Subject): ConsentRecord | null {
  return consents.find((given) => isSameSubject(given.subject, subject))?.record ?? null
}

/**
 * Whether the subject has to be asked before a picture is taken of them. For another picture of a job that was saved a moment
 * ago nobody is asked twice; for one that was opened from the queue they are, for another day's answer is not at hand.
 */
export function mustAskForConsent(enrollment: Enrollment, subject: Subject): boolean {
  return enrollment.asksForConsent && consentOf(enrollment, subject) === null
}

/** Whether somebody has agreed to no purpose at all. */
export function isAllRefused(record: ConsentRecord): boolean {
  return !consentPurposes.some((purpose) => isGiven(record, purpose))
}

/** The consents with this one in the place of an older one of the same person. */
export function withConsent({ consents }: Pick<Enrollment, 'consents'>, given: GivenConsent): readonly GivenConsent[] {
  return [...consents.filter(({ subject }) => !isSameSubject(subject, given.subject)), given]
}
