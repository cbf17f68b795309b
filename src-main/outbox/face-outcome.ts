import type { Fact } from '../../src-preload/contract/fact.ts'
import type { Person } from '../../src-preload/contract/person.ts'

/** The digests of the visual faces a person has, as far as the server told. */
export function faceDigestsOf({ heldFaces }: Pick<Person, 'heldFaces'>): Fact<string[]> {
  return heldFaces.kind === 'known' ? { kind: 'known', value: heldFaces.value.map(({ digest }) => digest) } : heldFaces
}

/**
 * Settles by looking whether a face whose answer was lost is on the server.
 *
 * `registered` only when exactly what was asked for has happened: one face more, or one in the place of the one that was to
 * go. `notRegistered` only when nothing has changed. Anything else, and a server that does not tell, is for the clerk.
 */
export function faceOutcomeOf(
  before: Fact<readonly string[]>,
  replaces: string | null,
  person: Pick<Person, 'heldFaces'>,
): 'registered' | 'notRegistered' | 'undecided' {
  const facesNow = faceDigestsOf(person)
  if (before.kind === 'unknown' || facesNow.kind === 'unknown') return 'undecided'
  const earlier = new Set(before.kind === 'known' ? before.value : [])
  const now = new Set(facesNow.kind === 'known' ? facesNow.value : [])
  const added = now.difference(earlier)
  const gone = earlier.difference(now)
  if (added.size === 0 && gone.size === 0) return 'notRegistered'
  const isAsAsked = replaces === null ? gone.size === 0 : gone.size === 1 && gone.has(replaces)
  return added.size === 1 && isAsAsked ? 'registered' : 'undecided'
}
