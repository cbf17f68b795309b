import type { CodedFailure } from '../guesses.ts'
import type { JsonObject } from '../json.ts'
import type { Person } from './person.ts'
import type { Judgement, Reading } from './reading.ts'
import { failures, guesses } from '../guesses.ts'
import { asList, asObject, asText, asWhole } from '../json.ts'
import { atLeast } from '../versions.ts'
import { readCustomFieldList } from './custom-fields.ts'
import { changed, refused } from './reading.ts'
import { readAccount } from './requested-account.ts'
import { readCredentials, readPhoto } from './requested-credentials.ts'
import { readPeriod } from './requested-period.ts'

type Reader = (user: JsonObject, judgement: Judgement) => Reading

const nothing: Reading = { kind: 'changes', changes: {} }

/** Reads everything a create or update may carry (reference sections 4.6 and 4.7); absent keys change nothing. */
export function readChanges(user: JsonObject, judgement: Judgement): Reading {
  let changes: Partial<Omit<Person, 'userId'>> = {}
  for (const read of readers) {
    const reading = read(user, judgement)
    if (reading.kind === 'refused') return reading
    changes = { ...changes, ...reading.changes }
  }
  return { kind: 'changes', changes }
}

/** Checks a new id: free, and spelled as the server's id mode wants it (before 2.8.14 the spelling went unchecked). */
export function userIdFailure(
  userId: string,
  { state, version }: Pick<Judgement, 'state' | 'version'>,
): CodedFailure | undefined {
  if (userId === '') return failures.missingField
  if (atLeast(version, '2.8.14')) {
    if (userId.length > 32) return failures.userIdLength
    const wellSpelled = state.settings.useAlphanumeric ? /^[A-Za-z0-9_-]+$/ : /^[1-9]\d*$/
    if (!wellSpelled.test(userId) || /^0+$/.test(userId)) return failures.badUserId
    if (!state.settings.useAlphanumeric && Number(userId) > guesses.maximumUserId) return failures.badUserId
  }
  return state.people.get(userId) === undefined ? undefined : failures.duplicateUserId
}

/** The documented specials `~ ! @ # $ % ^ & ( ) - _ = + [ ] { } ; ,` pass; every other ASCII symbol is refused. */
const forbiddenInNames = /['"*./\\:<>?|`\p{Cc}]/u

function readName(user: JsonObject): Reading {
  const name = asText(user['name'])
  if (name === undefined) return nothing
  if ([...name].length > 48) return refused(failures.nameLength)
  return forbiddenInNames.test(name) ? refused(failures.nameCharacters) : changed({ name })
}

function readEmail(user: JsonObject, { state, version, person }: Judgement): Reading {
  const email = asText(user['email'])
  if (email === undefined) return nothing
  if (email === '') return changed({ email })
  if (email.length > guesses.maximumEmailLength) return refused(failures.emailLength)
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return refused(failures.emailFormat)
  const owner = state.people.byEmail(email)
  // Until 2.8.16 keeping one's own address in an update was answered like a duplicate (release notes).
  const taken = owner !== undefined && (owner.userId !== person.userId || !atLeast(version, '2.8.16'))
  return taken ? refused(failures.duplicateEmail) : changed({ email })
}

function readPhone(user: JsonObject): Reading {
  const phone = asText(user['phone'])
  if (phone === undefined) return nothing
  if (phone.length > guesses.maximumPhoneLength) return refused(failures.phoneLength)
  return /^[\d+() -]*$/.test(phone) ? changed({ phone }) : refused(failures.phoneFormat)
}

function readDepartmentAndTitle(user: JsonObject, { version }: Judgement): Reading {
  const department = asText(user['department'])
  const title = asText(user['user_title']) ?? asText(user['title'])
  const plain = (text: string): boolean => !atLeast(version, '2.8.16') || /^[\p{L}\p{M}\p{N} _]*$/u.test(text)
  if (department !== undefined && (department.length > 64 || !plain(department))) {
    return refused(failures.invalidParameter)
  }
  if (title !== undefined && (title.length > 64 || !plain(title))) return refused(failures.titleLength)
  return changed({ ...(department === undefined ? {} : { department }), ...(title === undefined ? {} : { title }) })
}

function readUserGroup(user: JsonObject, { state, scope, creating }: Judgement): Reading {
  const value = user['user_group_id']
  const id = asText(asObject(value)?.['id']) ?? asText(value)
  if (id === undefined || id === '') return creating ? refused(failures.missingField) : nothing
  const userGroupId = asWhole(id) ?? 0
  if (!state.userGroups.has(userGroupId)) return refused(failures.userGroupNotFound)
  return scope.seesUserGroup(userGroupId) ? changed({ userGroupId }) : refused(failures.permissionDenied)
}

function readAccessGroups(user: JsonObject, { state, scope, person }: Judgement): Reading {
  if (user['access_groups'] === undefined) return nothing
  // The official samples send `[{"id":""}]`: empty values are tolerated.
  const texts = asList(user['access_groups']).map((row) => asText(asObject(row)?.['id']) ?? '')
  const ids = new Set(texts.filter((text) => text !== '').map((text) => asWhole(text) ?? 0))
  for (const id of ids) {
    if (!state.accessGroups.has(id)) return refused(failures.accessGroupNotFound)
    if (!scope.seesAccessGroup(id) && !person.accessGroupIds.includes(id)) return refused(failures.permissionDenied)
  }
  if (ids.size > guesses.maximumAccessGroups) return refused(failures.tooManyAccessGroups)
  return changed({ accessGroupIds: [...ids] })
}

function readDisabled(user: JsonObject): Reading {
  const disabled = asText(user['disabled'])
  return disabled === undefined || disabled === '' ? nothing : changed({ disabled: disabled === 'true' })
}

function readPin(user: JsonObject): Reading {
  const pin = asText(user['pin'])
  if (pin === undefined) return nothing
  const good = pin === '' || /^\d{4,32}$/.test(pin) || pin.length === 44
  return good ? changed({ pin }) : refused(failures.pinFormat)
}

/** A request without the list keeps every value (section 4.7, a guess). */
function readCustomFields(user: JsonObject, { version }: Judgement): Reading {
  if (user['user_custom_fields'] === undefined) return nothing
  const customFields = readCustomFieldList(user['user_custom_fields'], version)
  return 'code' in customFields ? refused(customFields) : changed({ customFields })
}

const readers: readonly Reader[] = [
  readName,
  readUserGroup,
  readPeriod,
  readEmail,
  readPhone,
  readDepartmentAndTitle,
  readAccessGroups,
  readDisabled,
  readPin,
  readCustomFields,
  readAccount,
  readPhoto,
  readCredentials,
]
