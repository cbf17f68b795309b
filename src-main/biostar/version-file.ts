import type { TransportRequest } from './transport.ts'

/**
 * Asks for the file with the server's version: the question that needs no session and keeps none alive, because it lies outside
 * `/api` and carries no session header (reference section 10). What the file holds is not documented; any answer at all proves
 * that the server is there.
 *
 * @param deadlineMilliseconds how long whoever asks would wait for so small a file
 */
export function versionFileQuestion(deadlineMilliseconds: number, signal?: AbortSignal): TransportRequest {
  return {
    method: 'GET',
    path: '/js/info.json',
    route: 'GET /js/info.json',
    repeatable: true,
    deadlineMilliseconds,
    largestAnswerBytes: 64 * 1024,
    ...(signal === undefined ? {} : { signal }),
  }
}
