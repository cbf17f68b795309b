import type { Answer } from '../envelope.ts'
import type { CodedFailure } from '../guesses.ts'
import type { JsonObject } from '../json.ts'
import type { Person } from '../people/person.ts'
import type { OperatorCall, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { failures } from '../guesses.ts'
import { asList, asObject, asText } from '../json.ts'
import { blankPerson } from '../people/person.ts'
import { details } from '../people/render.ts'
import { readChanges, userIdFailure } from '../people/requested-changes.ts'
import { scopeOf } from '../scope.ts'
import { atLeast } from '../versions.ts'
import { oneOf } from './route.ts'

/** Reading, creating, changing and deleting people (reference sections 4.1 and 4.5 to 4.8). */
export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/users/next_user_id', family: 'v2', access: oneOf('User.read'), handle: nextUserId },
  { method: 'GET', path: '/api/users/:id', family: 'v1', access: oneOf('User.read'), handle: read },
  { method: 'POST', path: '/api/users', family: 'v1', access: oneOf('User.write'), handle: create },
  {
    method: 'PUT',
    path: '/api/users/bulk',
    family: 'v1',
    since: '2.9.6',
    access: oneOf('User.write'),
    handle: updateBulk,
  },
  { method: 'PUT', path: '/api/users/:id', family: 'v1', access: oneOf('User.write'), handle: updateOne },
  { method: 'PUT', path: '/api/users', family: 'v1', access: oneOf('User.write'), handle: updateSeveral },
  { method: 'DELETE', path: '/api/users', family: 'v1', access: oneOf('User.write'), handle: remove },
]

function nextUserId({ state }: OperatorCall): Answer {
  return success({ User: { user_id: state.people.nextUserId() } })
}

function read(call: OperatorCall): Answer {
  const person = findVisible(call, call.parameters['id'] ?? '')
  return 'code' in person ? refuse(person) : success({ User: details(person, call) })
}

function create(call: OperatorCall): Answer {
  const { body, version } = call
  const collection = asObject(body['UserCollection'])
  if (collection !== undefined && atLeast(version, '2.9.8')) return createBulk(call, asList(collection['rows']))
  const user = asObject(body['User'])
  if (user === undefined) return refuse(failures.missingKey)
  const created = createPerson(call, user)
  if ('code' in created) return refuse(created)
  return success({ UserCollection: { total: 1, rows: [{ user_id: created.userId, name: created.name }] } })
}

function createBulk(call: OperatorCall, users: readonly unknown[]): Answer {
  const rows = users.map((user) => {
    const created = createPerson(call, asObject(user) ?? {})
    return 'code' in created
      ? { user_id: asText(asObject(user)?.['user_id']) ?? '', ret_code: created.code }
      : { user_id: created.userId, name: created.name, ret_code: '0' }
  })
  return bulkAnswer(rows)
}

function createPerson(call: OperatorCall, user: JsonObject): Person | CodedFailure {
  const { state, version } = call
  const lost = logOutForEmptyCredentials(call, user)
  if (lost !== undefined) return lost
  const userId = asText(user['user_id']) ?? ''
  const failure = userIdFailure(userId, { state, version })
  if (failure !== undefined) return failure
  const person = blankPerson(userId)
  const reading = readChanges(user, { state, version, scope: scopeOf(call), person, creating: true })
  if (reading.kind === 'refused') return reading.failure
  return state.people.add({ ...person, ...reading.changes, lastModified: state.people.nextModification() })
}

function updateOne(call: OperatorCall): Answer {
  const user = asObject(call.body['User'])
  if (user === undefined) return refuse(failures.missingKey)
  const failure = updatePerson(call, call.parameters['id'] ?? '', user)
  return failure === undefined ? success() : refuse(failure)
}

/** `PUT /api/users?id=1+2+3`: the same change to several people; the first refusal ends it. */
function updateSeveral(call: OperatorCall): Answer {
  const user = asObject(call.body['User'])
  if (user === undefined) return refuse(failures.missingKey)
  const ids = idsOf(call)
  if (ids.length === 0) return refuse(failures.userNotFound)
  for (const id of ids) {
    const failure = updatePerson(call, id, user)
    if (failure !== undefined) return refuse(failure)
  }
  return success()
}

/** At most 100 rows, else 400 and 700; the status stays 200 whatever the rows say. */
function updateBulk(call: OperatorCall): Answer {
  const collection = asObject(call.body['UserCollection'])
  if (collection === undefined) return refuse(failures.missingKey)
  const users = asList(collection['rows'])
  if (users.length > 100) return refuse(failures.brokenJson)
  const rows = users.map((row) => {
    const user = asObject(row) ?? {}
    const userId = asText(user['user_id']) ?? ''
    return { user_id: userId, ret_code: updatePerson(call, userId, user)?.code ?? '0' }
  })
  return bulkAnswer(rows)
}

function bulkAnswer(rows: readonly { readonly ret_code: string }[]): Answer {
  const failed = rows.filter((row) => row.ret_code !== '0').length
  const code = failed === 0 ? '0' : failed === rows.length ? '8' : '1'
  return { kind: 'success', payload: { UserCollection: { total: rows.length, rows } }, code, headers: {} }
}

function updatePerson(call: OperatorCall, userId: string, user: JsonObject): CodedFailure | undefined {
  const { state, version } = call
  const lost = logOutForEmptyCredentials(call, user)
  if (lost !== undefined) return lost
  const person = findVisible(call, userId)
  if ('code' in person) return person
  if ((asText(user['user_id']) ?? userId) !== userId) return failures.userIdNotChangeable
  const reading = readChanges(user, { state, version, scope: scopeOf(call), person, creating: false })
  if (reading.kind === 'refused') return reading.failure
  // A photo alone does not reliably bump `last_modified` (measured, reference section 4.4).
  const photoOnly = Object.keys(user).every((key) => key === 'photo')
  const lastModified = photoOnly ? person.lastModified : state.people.nextModification()
  state.people.change(userId, { ...reading.changes, updatedCount: person.updatedCount + 1, lastModified })
  return undefined
}

/** Before 2.9.6 an empty `credentials` object ended the caller's session; that nothing else happened is a guess. */
function logOutForEmptyCredentials(
  { state, version, sessionId }: OperatorCall,
  user: JsonObject,
): CodedFailure | undefined {
  const credentials = user['credentials']
  const empty = credentials !== undefined && Object.keys(asObject(credentials) ?? {}).length === 0
  if (!empty || atLeast(version, '2.9.6')) return undefined
  if (sessionId !== undefined) state.sessions.close(sessionId)
  return failures.loginRequired
}

function remove(call: OperatorCall): Answer {
  const { state } = call
  const ids = idsOf(call)
  if (ids.length === 0) return refuse(failures.userNotFound)
  for (const id of ids) {
    const person = findVisible(call, id)
    if ('code' in person) return refuse(person)
    if (person.userId === '1') return refuse(failures.administratorNotDeletable)
  }
  for (const id of ids) {
    state.people.remove(id)
    state.sessions.closeOf(id)
  }
  return success()
}

/** `id=1+2+3`; a plus sign in a query reads as a blank. */
function idsOf({ query }: OperatorCall): readonly string[] {
  return (query.get('id') ?? '').split(/[ +]/).filter((id) => id !== '')
}

function findVisible(call: OperatorCall, userId: string): Person | CodedFailure {
  const person = call.state.people.get(userId)
  if (person === undefined) return failures.userNotFound
  return scopeOf(call).seesPerson(person) ? person : failures.permissionDenied
}
