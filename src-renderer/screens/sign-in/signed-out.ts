import type { SessionState } from '../../../src-preload/contract/session.ts'

/** The session that is not there, with what is remembered of the last one. */
export type SignedOut = Extract<SessionState, { readonly kind: 'signedOut' }>
