import { randomBytes } from 'node:crypto'
import type { Answer } from '../envelope.ts'
import type { Call, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { failures } from '../guesses.ts'
import { asObject, asText } from '../json.ts'
import { loginDetails } from '../people/render.ts'
import { atLeast, releaseOf } from '../versions.ts'

/** Signing in and out (reference section 3). */
export const loginRoutes: readonly Route[] = [
  { method: 'POST', path: '/api/login', family: 'v1', access: 'open', handle: login },
  { method: 'POST', path: '/api/logout', family: 'v1', access: 'signed-in', handle: logout },
]

function login(call: Call): Answer {
  const { state, body, now } = call
  const user = asObject(body['User'])
  if (user === undefined) return refuse(failures.missingKey)
  const loginId = asText(user['login_id']) ?? ''
  const { lockout, simultaneousLogin } = state.settings
  if (lockout.enabled && state.loginAttempts.isLocked(loginId, now)) return refuse(failures.loginLocked)
  const operator = state.people.byLogin(loginId)
  if (operator?.account === undefined || asText(user['password']) !== operator.account.password) {
    state.loginAttempts.failed(loginId, now, lockout)
    return refuse(failures.loginFailed)
  }
  state.loginAttempts.succeeded(loginId)
  const { loginRefusal, permissionId } = operator.account
  if (loginRefusal !== undefined) return refuse(failures.loginRefused, { code: loginRefusal })
  if (permissionId === undefined) return refuse(failures.loginRefused, { code: '121' })
  if (!simultaneousLogin) state.sessions.closeOf(operator.userId)
  const session = state.sessions.open(operator.userId, now)
  return success(
    { User: loginDetails(operator, call), ...versionOf(call) },
    {
      'bs-session-id': session.id,
      'Set-Cookie': `JSESSIONID=${randomBytes(16).toString('hex').toUpperCase()}; Path=/; Secure; HttpOnly`,
    },
  )
}

/** Seen on 2.9.8 and absent from the older sample (reference section 3.1). */
function versionOf({ version }: Call): Readonly<Record<string, unknown>> {
  if (!atLeast(version, '2.9.0')) return {}
  const release = releaseOf[version]
  return { version: { dbBiostarVersion: release, biostarVersion: release, isMatchVersion: true, notiPopupOpen: false } }
}

function logout({ state, sessionId }: Call): Answer {
  if (sessionId !== undefined) state.sessions.close(sessionId)
  return success()
}
