import type { Answer } from '../envelope.ts'
import type { JsonObject } from '../json.ts'
import type { Person } from '../people/person.ts'
import type { OperatorCall, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { withDescendants } from '../groups.ts'
import { failures, guesses } from '../guesses.ts'
import { asList, asObject, asText, asWhole } from '../json.ts'
import { scopeOf } from '../scope.ts'
import { atLeast } from '../versions.ts'
import { oneOf } from './route.ts'

/** The mobile enrollment mail (seed 001, reference section 5.5). */
export const mailRoutes: readonly Route[] = [
  { method: 'POST', path: '/api/v2/send_email', family: 'mail', access: oneOf('User.write'), handle: sendEmail },
]

const languages = ['en', 'ko', 'ja']

/**
 * Hands one mail for each person to the outbox, or none at all.
 *
 * Four preconditions: cloud (with licence), SMTP, the option itself, an address. Every failure is code 1000.
 */
function sendEmail(call: OperatorCall): Answer {
  const { state, body, now } = call
  const { settings } = state
  const failed = refuse(failures.sendEmailFailed, { status: settings.sendEmailFailureStatus })
  const ready = settings.cloud && settings.cloudLicence && settings.smtpConfigured && settings.visualFaceMail
  const language = asText(body['language']) ?? 'en'
  if (!ready || !languages.includes(language)) return failed

  const criteria = asObject(body['adv_criteria'])
  const knowsCriteria = atLeast(call.version, '2.9.8')
  if (knowsCriteria && settings.requireAdvancedCriteria && criteria === undefined) return failed
  const named = namedPeople(call)
  if (named === undefined || named.some((person) => person.email === '')) return failed

  const others = knowsCriteria && criteria !== undefined ? selectedByCriteria(call, criteria) : []
  for (const { userId, name, email } of new Set([...named, ...others])) {
    state.mails.push({ userId, name, email, language, sentAt: now })
  }
  return success()
}

/** The people named by `id`, joined with `+`; `undefined` when one is missing or out of the operator's scope. */
function namedPeople(call: OperatorCall): readonly Person[] | undefined {
  const { seesPerson } = scopeOf(call)
  const ids = (asText(call.body['id']) ?? '').split('+').filter((id) => id !== '')
  const people = ids.flatMap((id) => call.state.people.get(id) ?? [])
  return ids.length > 0 && people.length === ids.length && people.every(seesPerson) ? people : undefined
}

/**
 * Criteria may select people nobody named. Whether the vendor's server reads them so is a guess taken at the worst:
 * without a `user_id`, everybody with an address who fits gets the mail.
 */
function selectedByCriteria(call: OperatorCall, criteria: JsonObject): readonly Person[] {
  const userId = asText(criteria['user_id']) ?? ''
  if (!guesses.advancedCriteriaSelectOthers || userId !== '') return []
  const { state } = call
  const { seesPerson } = scopeOf(call)
  const roots = [criteria['user_group_id'], ...asList(criteria['user_group_ids'])].flatMap((id) => asWhole(id) ?? [])
  const groups = new Set((roots.length === 0 ? [1] : roots).flatMap((id) => [...withDescendants(state.userGroups, id)]))
  return [...state.people].filter(
    (person) => person.email !== '' && seesPerson(person) && groups.has(person.userGroupId),
  )
}
