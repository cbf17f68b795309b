import type { JsonObject } from '../json.ts'
import type { Judgement, Reading } from './reading.ts'
import { failures } from '../guesses.ts'
import { asObject, asText, asWhole } from '../json.ts'
import { changed, refused } from './reading.ts'

/** Reads what makes a person an operator: with a permission, a login id and a password are required (section 4.6). */
export function readAccount(user: JsonObject, { state, person }: Judgement): Reading {
  const permissionText = asText(asObject(user['permission'])?.['id'])
  const loginId = asText(user['login_id']) ?? person.account?.loginId
  const password = asText(user['password']) ?? person.account?.password
  const touched = user['login_id'] !== undefined || user['password'] !== undefined || Boolean(permissionText)
  if (!touched) return changed({})
  if (!loginId || !password) return refused(failures.missingField)
  if (!/^\S{1,32}$/.test(loginId)) return refused(failures.loginIdFormat)
  const owner = state.people.byLogin(loginId)
  if (owner !== undefined && owner.userId !== person.userId) return refused(failures.duplicateLoginId)
  if (password !== person.account?.password && hasSequence(password)) return refused(failures.sequentialPassword)
  const permissionId = permissionText ? asWhole(permissionText) : person.account?.permissionId
  if (permissionId !== undefined && !state.permissions.has(permissionId)) return refused(failures.permissionNotFound)
  return changed({ account: { loginId, password, ...(permissionId === undefined ? {} : { permissionId }) } })
}

/** Three letters or digits in a row, such as `abc` or `123`, are refused by the default policy. */
function hasSequence(password: string): boolean {
  const codes = [...password.toLowerCase()].map((letter) =>
    /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : Number.NaN,
  )
  return codes.some((code, at) => codes[at + 1] === code + 1 && codes[at + 2] === code + 2)
}
