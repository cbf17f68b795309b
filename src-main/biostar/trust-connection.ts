import type { TLSSocket } from 'node:tls'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { HandshakeFailure } from './trust-handshake.ts'

/** Opens a connection to the one configured server that has been judged by its trust; nothing was written on it. */
export type OpenTrusted = (signal: AbortSignal) => Promise<Outcome<TLSSocket, HandshakeFailure>>
