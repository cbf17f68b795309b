import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { JobState } from '../../../src-preload/contract/job.ts'
import { describeFailure } from '../../i18n/failure-sentences.ts'
import { dayAndTimeOf, timeOf } from '../../i18n/format.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** What a waiting job waits for, and since it is no use to anybody without: when it goes on. */
export function waitingReason({ until, why }: Extract<JobState, { kind: 'waiting' }>, say: Sentences): string {
  if (why === null)
    return until === null ? say('sending.waiting.goesOn') : say('sending.waiting.dueOn', { time: dayAndTimeOf(until) })
  const reason = describeFailure(why, say).title
  if (until === null) return say(goesOnKey(why), { reason })
  return isToday(until)
    ? say('sending.waiting.until', { reason, time: timeOf(until) })
    : say('sending.waiting.untilDay', { reason, time: dayAndTimeOf(until) })
}

/** Whether work that rests for this reason goes on once somebody has signed in at the server. */
export function endsWithSignIn(why: Failure): boolean {
  return goesOnKey(why) === 'sending.waiting.untilSignIn'
}

/** What has to happen before work goes on that waits for no time. */
function goesOnKey({ kind }: Failure) {
  switch (kind) {
    case 'signInRequired':
    case 'stationLocked':
    case 'wrongCredentials':
    case 'accountLocked':
    case 'accountRefused':
    case 'accountInUse':
      return 'sending.waiting.untilSignIn'
    case 'certificateChanged':
    case 'certificateRefused':
    case 'gatewayUntrusted':
      return 'sending.waiting.untilCertificate'
    case 'notPaired':
    case 'otherServer':
      return 'sending.waiting.untilPaired'
    case 'gatewayUnreachable':
    case 'serverUnreachable':
    case 'serverBusy':
    case 'serverRefused':
    case 'answerUnreadable':
      return 'sending.waiting.untilServer'
    default:
      return 'sending.waiting.untilAsked'
  }
}

function isToday(moment: string): boolean {
  return new Date(moment).toDateString() === new Date().toDateString()
}
