import type { Fact } from '../../src-preload/contract/fact.ts'
import type { Person } from '../../src-preload/contract/person.ts'
import type { SendingJob } from './sending-job.ts'

/** The digests of the visual faces a person has, as far as the server told. */
export function faceDigestsOf({ heldFaces }: Pick<Person, 'heldFaces'>): Fact<readonly string[]> {
  return heldFaces.kind === 'known' ? { kind: 'known', value: heldFaces.value.map(({ digest }) => digest) } : heldFaces
}

/**
 * Settles by looking whether a face whose answer was lost is on the server.
 *
 * `registered` only when exactly what was asked for has happened: one face more, or one in the place of the one that was to
 * go. `notRegistered` only when nothing has changed. Anything else, and a server that does not tell, is for the clerk.
 */
export function faceOutcomeOf(
  { facesBefore, replaces }: Pick<SendingJob, 'facesBefore' | 'replaces'>,
  person: Pick<Person, 'heldFaces'>,
): 'registered' | 'notRegistered' | 'undecided' {
  const facesNow = faceDigestsOf(person)
  if (facesBefore.kind === 'unknown' || facesNow.kind === 'unknown') return 'undecided'
  const before = new Set(facesBefore.kind === 'known' ? facesBefore.value : [])
  const now = new Set(facesNow.kind === 'known' ? facesNow.value : [])
  const added = now.difference(before)
  const gone = before.difference(now)
  if (added.size === 0 && gone.size === 0) return 'notRegistered'
  const isAsAsked = replaces === null ? gone.size === 0 : gone.size === 1 && gone.has(replaces)
  return added.size === 1 && isAsAsked ? 'registered' : 'undecided'
}

/**
 * Whether a face may be on the server without anybody knowing: its answer was lost, and no look has shown yet that nothing
 * was done. Until then it is not sent again, neither by a retry nor by going back to the review or the camera.
 */
export function isFaceInDoubt(job: SendingJob): boolean {
  const { registerVisualFace: step } = job
  if (step.kind !== 'failed' || step.failure.kind !== 'outcomeUnknown') return false
  return step.look.kind !== 'found' || faceOutcomeOf(job, step.look.person) !== 'notRegistered'
}
