import type { ReadyStation } from './station-store.ts'

/** Where the person stands: which screen the station's state asks for. */
export type Place = 'pairing' | 'locked' | 'certificateChanged' | 'signingIn' | 'desk'

/**
 * Which screen the station's state asks for.
 *
 * The lock comes before the changed certificate: whoever passes a locked station must not be able to forget its server.
 */
export function placeOf({ server, session, stopped }: Pick<ReadyStation, 'server' | 'session' | 'stopped'>): Place {
  if (server.kind === 'unpaired') return 'pairing'
  if (session.kind === 'locked') return 'locked'
  if (stopped !== null) return 'certificateChanged'
  return session.kind === 'signedOut' ? 'signingIn' : 'desk'
}

/**
 * Whose work lies on the desk: the user id of the operator whose desk is kept, or `null` for a desk nobody has begun.
 *
 * Work outlives a session that ended by itself, so that a captured photo is not lost by it, but only for the same
 * operator. A clerk who signs out leaves an empty desk, and so does forgetting the server.
 */
export function deskOwner(
  previous: string | null,
  { server, session }: Pick<ReadyStation, 'server' | 'session'>,
): string | null {
  if (server.kind === 'unpaired') return null
  if (session.kind !== 'signedOut') return session.operator.userId
  return session.reason === 'byClerk' || session.reason === 'notYet' ? null : previous
}
