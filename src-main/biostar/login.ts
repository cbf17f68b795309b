import type { Failure, ServerAnswer } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Operator } from '../../src-preload/contract/session.ts'
import { explainUnreadable, openEnvelope } from './envelope.ts'
import { operatorFromLogin } from './operator.ts'
import type { OperationFailure } from './operations.ts'
import { refusalFor } from './response-codes.ts'
import { versionFromInfo, versionFromLogin } from './server-version.ts'
import type { Transport } from './transport.ts'
import { versionFileQuestion } from './version-file.ts'

/** What a clerk signs in with. Lives in memory only, and leaves this process only in the body of a login. */
export interface Credentials {
  readonly loginId: string
  readonly password: string
}

/** What a login gave. */
export interface LoggedIn {
  /** Goes out in the header `bs-session-id` and nowhere else. */
  readonly sessionId: string
  readonly operator: Operator
  /** As the server spells it; `null` when it did not tell. */
  readonly version: string | null
}

/** Why a login failed. */
export type LoginFailure = OperationFailure<'signIn'>

/** The header that carries the session, in answers to logins and in every later request. Source: reference section 1.2. */
export const sessionHeader = 'bs-session-id'

/**
 * Signs in once, without repeating anything: each attempt with a wrong password counts towards a lock.
 *
 * @param host the configured server's host, for a failure's sentence
 */
export async function logIn(
  transport: Transport,
  host: string,
  credentials: Credentials,
  signal: AbortSignal | undefined,
): Promise<Outcome<LoggedIn, LoginFailure>> {
  const sent = await transport.send({
    method: 'POST',
    path: '/api/login',
    route: 'POST /api/login',
    body: { User: { login_id: credentials.loginId, password: credentials.password } },
    repeatable: false,
    ...(signal === undefined ? {} : { signal }),
  })
  if (!sent.ok) return fail(sent.failure.kind === 'answerLost' ? lostLogin(host, sent.failure) : sent.failure)
  const opened = openEnvelope(sent.value)
  if (!opened.ok) return fail(explainUnreadable(opened.failure))
  const { verdict, answer, body } = opened.value
  if (verdict === 'refused') return fail(loginRefusal(answer))
  const sessionId = sent.value.headers[sessionHeader]
  const operator = operatorFromLogin(body, credentials.loginId)
  if (sessionId === undefined || !/^[\x21-\x7e]{1,256}$/u.test(sessionId) || operator === null)
    return fail({ kind: 'answerUnreadable', status: answer.status, reason: 'notBioStar' })
  return succeed({ sessionId, operator, version: versionFromLogin(body) })
}

/** A login whose answer was lost changed nothing that the clerk has to know of: it is simply tried again. */
function lostLogin(host: string, lost: { readonly reason?: 'tooLate' | 'closed' }): Failure<'serverUnreachable'> {
  return { kind: 'serverUnreachable', host, reason: lost.reason ?? 'closed' }
}

/** Some servers answer a wrong password with a bare 401 or 403 (reference section 3.1); a code of its own comes first. */
function loginRefusal(answer: ServerAnswer): LoginFailure {
  const refusal = refusalFor('signIn', answer)
  const vague: readonly string[] = ['serverRefused', 'signInRequired', 'permissionDenied']
  const credentialStatus = answer.status === 401 || answer.status === 403
  return credentialStatus && vague.includes(refusal.kind) ? { kind: 'wrongCredentials', answer } : refusal
}

/** Asks `/js/info.json`, outside the API, for the version: for servers that do not tell at login. `null` when it stays unknown. */
export async function askVersion(transport: Transport, signal: AbortSignal | undefined): Promise<string | null> {
  const sent = await transport.send(versionFileQuestion(5_000, signal))
  return sent.ok && sent.value.status === 200 ? versionFromInfo(sent.value.text) : null
}

/** Says goodbye, so that the server need not keep the session. Whether it hears is not worth waiting long for. */
export async function logOut(transport: Transport, sessionId: string): Promise<void> {
  await transport.send({
    method: 'POST',
    path: '/api/logout',
    route: 'POST /api/logout',
    headers: { [sessionHeader]: sessionId },
    repeatable: false,
    deadlineMilliseconds: 2_000,
  })
}
