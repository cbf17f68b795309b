import type { ConsentRecord } from '../../src-preload/contract/consent.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { ConsentAction } from './actions.ts'
import { isAllRefused, withConsent } from './consent-of.ts'
import type { ConsentingStep, Enrollment } from './enrollment.ts'
import { isSameSubject } from './subject.ts'
import { toFraming, toReviewing, toSaving } from './transitions.ts'

/** What the answers about consent lead to. Who refuses everything is enrolled without a picture, and goes on at once. */
export function advanceConsenting(enrollment: Enrollment, step: ConsentingStep, action: ConsentAction): Enrollment {
  switch (action.kind) {
    case 'consentTextsReadAgain':
      return { ...enrollment, step: { ...step, texts: { kind: 'reading', run: enrollment.turn } } }
    case 'consentAnswered':
      return answered(enrollment, step, action.record)
    default:
      return assertNever(action, 'the questions about consent have an act that was never named')
  }
}

function answered(enrollment: Enrollment, { subject, texts }: ConsentingStep, record: ConsentRecord): Enrollment {
  // An answer counts only for a text that was on the screen.
  const { digest } = record.text
  if (texts.kind !== 'read' || !texts.value.some((text) => text.digest === digest)) return enrollment
  const { picture } = enrollment
  const isOwnPicture = picture !== null && isSameSubject(picture.takenFor, subject)
  if (isAllRefused(record))
    return toSaving({ ...enrollment, picture: isOwnPicture ? null : picture }, subject, {
      accepted: null,
      // Nobody who has just refused their face is invited, in the same breath, to send it by telephone.
      mail: null,
      consent: record,
    })
  const given = { ...enrollment, consents: withConsent(enrollment, { subject, record }) }
  return isOwnPicture ? toReviewing(given, subject) : toFraming(given, subject)
}
