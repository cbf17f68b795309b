import type { Failure } from '../../src-preload/contract/failures.ts'
import type { JobStepName } from '../../src-preload/contract/job.ts'

/**
 * What follows from a failed step.
 *
 * `pause`: nothing at all is sent until somebody has signed in or paired anew. `later`: it is tried again by itself, as often
 * as it takes. `again`: it was given up by the station itself and is queued as it was. `ask`: only a clerk can tell.
 */
export type AfterFailure = 'pause' | 'later' | 'again' | 'ask'

/**
 * What follows from a failed step. What is about the network or the server heals; what is about the session or the trust
 * concerns every job; everything else is about this person and is the clerk's.
 *
 * A lost answer is tried again where a look settles it. A mail cannot be looked for, so there it is the clerk's.
 */
export function afterFailure(step: JobStepName, failure: Failure): AfterFailure {
  switch (failure.kind) {
    case 'notPaired':
    case 'certificateChanged':
    case 'certificateRefused':
    case 'signInRequired':
    case 'wrongCredentials':
    case 'accountInUse':
    case 'accountLocked':
    case 'accountRefused':
    case 'gatewayUntrusted':
      return 'pause'
    case 'gatewayUnreachable':
    case 'gatewayTooLate':
    case 'terminalUnreachable':
    case 'terminalsMissing':
    case 'serverUnreachable':
    case 'serverBusy':
    case 'answerUnreadable':
      return 'later'
    case 'serverRefused':
      return failure.answer.status >= 500 ? 'later' : 'ask'
    case 'outcomeUnknown':
      return step === 'sendMail' ? 'ask' : 'later'
    case 'cancelled':
      return 'again'
    default:
      return 'ask'
  }
}

/**
 * Whether the server has certainly not done what was asked, and will not by itself: what was written down before a request
 * that may not be repeated can be struck out. Faces that somebody changed meanwhile leave it open whose the new one is.
 */
export function isCertain(step: JobStepName, failure: Failure): boolean {
  const isOpen = ['outcomeUnknown', 'unexpected', 'visualFacesChangedMeanwhile'].includes(failure.kind)
  return !isOpen && afterFailure(step, failure) === 'ask'
}

/** Whether a mail has certainly not left: whatever its sending answers, but that it is not known. */
export function isMailCertain(failure: Failure): boolean {
  return failure.kind !== 'outcomeUnknown' && failure.kind !== 'unexpected'
}

/** Whether what stops the work is over once somebody has signed in. */
export function endsWithSignIn(failure: Failure): boolean {
  const trust = ['notPaired', 'certificateChanged', 'certificateRefused', 'gatewayUntrusted']
  return afterFailure('uploadPhoto', failure) === 'pause' && !trust.includes(failure.kind)
}

/**
 * Whether a failure shows that the server as a whole is in trouble, and not this one request. A terminal that is away, or slow, is
 * trouble of those who are to be put on it.
 */
export function isServerTrouble(failure: Failure): boolean {
  const ofTerminals = ['terminalUnreachable', 'terminalsMissing', 'gatewayTooLate']
  return afterFailure('uploadPhoto', failure) === 'later' && !ofTerminals.includes(failure.kind)
}
