import type { Answer } from '../envelope.ts'
import type { AccessGroup, UserGroup } from '../groups.ts'
import type { JsonObject } from '../json.ts'
import type { Person } from '../people/person.ts'
import type { OperatorCall, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { failures, guesses } from '../guesses.ts'
import { asList, asText, asWhole } from '../json.ts'
import { scopeOf } from '../scope.ts'
import { oneOf } from './route.ts'

const readers = oneOf('User.read', 'AccessControl.read')

/** User groups, access groups and operator levels (reference sections 4.10 and 7). */
export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/access_groups', family: 'v1', access: readers, handle: listAccessGroups },
  { method: 'GET', path: '/api/access_groups/:id', family: 'v1', access: readers, handle: readAccessGroup },
  { method: 'GET', path: '/api/access_groups/:id/users', family: 'v1', access: readers, handle: listMembers },
  {
    method: 'POST',
    path: '/api/v2/access_groups/search',
    family: 'v2',
    since: guesses.releaseOfV2Searches,
    access: readers,
    handle: searchAccessGroups,
  },
  { method: 'GET', path: '/api/access_levels', family: 'v1', access: oneOf('AccessControl.read'), handle: listLevels },
  { method: 'GET', path: '/api/user_groups', family: 'v1', access: readers, handle: listUserGroups },
  {
    method: 'POST',
    path: '/api/v2/user_groups/search',
    family: 'v2',
    since: guesses.releaseOfV2Searches,
    access: readers,
    handle: searchUserGroups,
  },
  { method: 'GET', path: '/api/permissions', family: 'v1', access: oneOf('User.read'), handle: listPermissions },
]

function listAccessGroups(call: OperatorCall): Answer {
  const members = membersByAccessGroup(call)
  const rows = visibleAccessGroups(call).map((group) => accessGroupDetails(call, group, members.get(group.id) ?? []))
  return success({ AccessGroupCollection: { total: rows.length, rows } })
}

function readAccessGroup(call: OperatorCall): Answer {
  const group = call.state.accessGroups.get(asWhole(call.parameters['id']) ?? 0)
  if (group === undefined) return refuse(failures.accessGroupNotFound)
  if (!scopeOf(call).seesAccessGroup(group.id)) return refuse(failures.permissionDenied)
  return success({ AccessGroup: accessGroupDetails(call, group, membersByAccessGroup(call).get(group.id) ?? []) })
}

/** An unknown access group succeeds without rows. */
function listMembers(call: OperatorCall): Answer {
  const members = membersByAccessGroup(call).get(asWhole(call.parameters['id']) ?? 0) ?? []
  return success({ UserCollection: { total: members.length, rows: members.map(shortPerson) } })
}

function searchAccessGroups(call: OperatorCall): Answer {
  const groups = visibleAccessGroups(call)
  const rows = page(call, groups).map((group) => ({
    id: group.id,
    name: group.name,
    users: [],
    user_groups: [],
    access_levels: levelsOf(call, group),
    floor_levels: [],
  }))
  return success({ AccessGroupCollection: { total: groups.length, rows } })
}

function listUserGroups(call: OperatorCall): Answer {
  return success({ UserGroupCollection: { rows: userGroupRows(call, visibleUserGroups(call)) } })
}

function searchUserGroups(call: OperatorCall): Answer {
  const wanted = asList(call.body['user_group_id_list']).map(asText)
  const groups = visibleUserGroups(call).filter(({ id }) => wanted.length === 0 || wanted.includes(String(id)))
  return success({ UserGroupCollection: { total: groups.length, rows: userGroupRows(call, page(call, groups)) } })
}

function listPermissions({ state }: OperatorCall): Answer {
  const rows = [...state.permissions.values()]
  return success({ PermissionCollection: { total: rows.length, rows } })
}

function visibleAccessGroups(call: OperatorCall): readonly AccessGroup[] {
  const { seesAccessGroup } = scopeOf(call)
  const groups = [...call.state.accessGroups.values()].filter(({ id }) => seesAccessGroup(id))
  return groups.toSorted((one, other) => one.id - other.id)
}

function visibleUserGroups(call: OperatorCall): readonly UserGroup[] {
  const { seesUserGroup } = scopeOf(call)
  return [...call.state.userGroups.values()].filter(({ id }) => seesUserGroup(id))
}

/** `limit` 0 or absent is all. */
function page<Group>({ body }: OperatorCall, groups: readonly Group[]): readonly Group[] {
  const offset = asWhole(body['offset']) ?? 0
  const limit = asWhole(body['limit']) ?? 0
  return limit === 0 ? groups.slice(offset) : groups.slice(offset, offset + limit)
}

function membersByAccessGroup(call: OperatorCall): ReadonlyMap<number, readonly Person[]> {
  const { seesPerson } = scopeOf(call)
  const members = new Map<number, Person[]>()
  for (const person of call.state.people) {
    if (!seesPerson(person)) continue
    for (const id of person.accessGroupIds) {
      const known = members.get(id)
      if (known === undefined) members.set(id, [person])
      else known.push(person)
    }
  }
  return members
}

/** `users` is omitted when empty (captured, reference section 7). */
function accessGroupDetails(call: OperatorCall, group: AccessGroup, members: readonly Person[]): JsonObject {
  const { id, name, description } = group
  const levels = levelsOf(call, group)
  return {
    id,
    name,
    description,
    ...(members.length === 0 ? {} : { users: members.map(shortPerson) }),
    user_count: members.length,
    ...(levels.length === 0 ? {} : { access_levels: levels }),
  }
}

function levelsOf({ state }: OperatorCall, { levels }: AccessGroup): readonly JsonObject[] {
  return levels.flatMap((id) => {
    const level = state.accessLevels.get(id)
    return level === undefined ? [] : [{ id, name: level.name }]
  })
}

/** The path and these names were seen in public clients, the reference has neither; a level without items leaves them out. */
function listLevels({ state }: OperatorCall): Answer {
  const rows = [...state.accessLevels.values()].map(({ id, name, items }) => ({
    id,
    name,
    ...(items.length === 0
      ? {}
      : { access_level_items: items.map(({ schedule, doors }) => ({ doors, schedule_id: { name: schedule } })) }),
  }))
  return success({ AccessLevelCollection: { total: rows.length, rows } })
}

function shortPerson({ userId, name }: Person): JsonObject {
  return { user_id: userId, name }
}

function userGroupRows({ state }: OperatorCall, groups: readonly UserGroup[]): readonly JsonObject[] {
  const counts = new Map<number, number>()
  for (const { userGroupId } of state.people) counts.set(userGroupId, (counts.get(userGroupId) ?? 0) + 1)
  return groups.map(({ id, name, depth, parentId }) => ({
    id,
    name,
    depth,
    ...(parentId === undefined ? {} : { parent_id: { id: parentId } }),
    user_count: counts.get(id) ?? 0,
  }))
}
