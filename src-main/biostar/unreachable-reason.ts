import type { Failure } from '../../src-preload/contract/failures.ts'

/** Why no conversation came about. */
export type UnreachableReason = Failure<'serverUnreachable'>['reason']

/**
 * Reads from an error of a socket why no conversation came about. Only the error's code is looked at.
 *
 * The version refusals are those of OpenSSL (Node) and BoringSSL (Electron): the server's alert, and our own refusal of
 * what it chose.
 */
export function unreachableReasonOf(error: unknown): UnreachableReason {
  const code = errorCodeOf(error)
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
    case 'EAI_NONAME':
    case 'EAI_FAIL':
      return 'nameNotFound'
    case 'ECONNREFUSED':
      return 'refused'
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
    case 'EACCES':
    case 'EPERM':
      return 'noRoute'
    case 'ETIMEDOUT':
      return 'timedOut'
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
      return 'closed'
    default:
      return /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW/u.test(code) ? 'tlsTooOld' : 'tlsFailed'
  }
}

/** The code of an error of Node's, or an empty text. */
export function errorCodeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
