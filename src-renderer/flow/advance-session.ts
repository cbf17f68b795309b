import type { SessionState } from '../../src-preload/contract/session.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { firstEnrollment, type Enrollment } from './enrollment.ts'
import { readingAhead } from './transitions.ts'

/**
 * What a change of the session leads to. Work stays while nobody is signed in, and what failed only for that is done
 * again once somebody is. A clerk who signs out was asked before; then nothing is left for the next one.
 */
export function advanceSession(enrollment: Enrollment, session: SessionState): Enrollment {
  const forgotten: Enrollment = {
    ...enrollment,
    mail: { ...enrollment.mail, readiness: firstEnrollment.mail.readiness },
  }
  switch (session.kind) {
    case 'signedOut':
      return session.reason === 'byClerk'
        ? { ...firstEnrollment, asksForConsent: enrollment.asksForConsent, turn: enrollment.turn }
        : forgotten
    case 'locked':
      return enrollment
    case 'signedIn':
      return resumedOrReady(enrollment)
    default:
      return assertNever(session, 'a session has a kind that was never named')
  }
}

/** What waited for the session comes first; what is read ahead follows with the next person. */
function resumedOrReady(enrollment: Enrollment): Enrollment {
  const after = resumed(enrollment)
  return after === enrollment ? readingAhead(enrollment) : after
}

const waitsForSession = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'signInRequired' || kind === 'stationLocked'

function resumed(enrollment: Enrollment): Enrollment {
  const { step, turn } = enrollment
  if (step.kind === 'finding' && step.chosen?.kind === 'failed' && waitsForSession(step.chosen.failure)) {
    const { summary, inDirectory } = step.chosen
    const chosen = { kind: 'reading', summary, run: turn, photoWanted: false, inDirectory } as const
    return { ...enrollment, step: { ...step, chosen } }
  }
  if (step.kind === 'creating' && step.ground.kind === 'failed' && waitsForSession(step.ground.failure))
    return { ...enrollment, step: { ...step, ground: { kind: 'reading', run: turn } } }
  if (step.kind !== 'sending') return enrollment
  const { work } = step
  if (work.kind === 'notSaved' && waitsForSession(work.failure))
    return { ...enrollment, step: { ...step, work: { kind: 'saving', run: turn, keep: work.keep, heard: [] } } }
  // What was announced while nobody was signed in went to nobody.
  return work.kind === 'saved' ? { ...enrollment, step: { ...step, work: { ...work, reread: turn } } } : enrollment
}
