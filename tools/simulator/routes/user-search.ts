import type { Answer } from '../envelope.ts'
import type { Page } from '../people/search.ts'
import type { Entry } from '../people/person-store.ts'
import type { OperatorCall, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { withDescendants } from '../groups.ts'
import { failures, guesses } from '../guesses.ts'
import { asList, asText, asWhole } from '../json.ts'
import { listRow, searchRow } from '../people/render.ts'
import { findPeople, readOrder, searchTextTest, textTest } from '../people/search.ts'
import { scopeOf } from '../scope.ts'
import { atLeast } from '../versions.ts'
import { oneOf } from './route.ts'

/** Finding people: v2 search, advanced search and the v1 list (reference sections 4.2 to 4.4). */
export const userSearchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v2/users/search',
    family: 'v2',
    since: guesses.releaseOfV2Searches,
    access: oneOf('User.read'),
    handle: search,
  },
  {
    method: 'POST',
    path: '/api/v2/users/advance_search',
    family: 'v2',
    since: '2.9.5',
    access: oneOf('User.read'),
    handle: advancedSearch,
  },
  { method: 'GET', path: '/api/users', family: 'v1', access: oneOf('User.read'), handle: list },
]

type Test = (entry: Entry) => boolean

function search(call: OperatorCall): Answer {
  const { state, body } = call
  const limit = asWhole(body['limit'])
  if (limit === undefined || limit < 0) return refuse(failures.invalidParameter)
  const tests = [
    searchTextTest(asText(body['search_text']) ?? '', state.settings),
    groupTest(call, asText(body['user_group_id'])),
  ]
  return rows(call, findVisible(call, tests, limit, asWhole(body['offset']) ?? 0, asText(body['order_by'])))
}

function advancedSearch(call: OperatorCall): Answer {
  const { body, version } = call
  const level = asText(body['user_operator_level_id'])
  if (level === undefined && atLeast(version, '2.9.8')) return refuse(failures.invalidParameter)
  const tests = [
    ...columnTests(call),
    groupsTest(call),
    doorsTest(call),
    levelTest(level),
    statusTest(call),
    cardTest(call),
  ]
  const limit = asWhole(body['limit']) ?? 50
  return rows(call, findVisible(call, tests, limit, asWhole(body['offset']) ?? 0, asText(body['order_by'])))
}

function list(call: OperatorCall): Answer {
  const { query } = call
  const modifiedSince = asWhole(query.get('last_modified') ?? undefined)
  const tests = [
    groupTest(call, query.get('group_id') ?? '1'),
    (entry: Entry) => modifiedSince === undefined || entry.person.lastModified >= modifiedSince,
  ]
  const limit = asWhole(query.get('limit') ?? undefined) ?? 0
  const offset = asWhole(query.get('offset') ?? undefined) ?? 0
  const { total, people } = findVisible(call, tests, limit, offset, query.get('order_by') ?? undefined)
  return success({ UserCollection: { total, rows: people.map((person) => listRow(person, call)) } })
}

function rows(call: OperatorCall, { total, people }: Page): Answer {
  return success({ UserCollection: { total, rows: people.map((person) => searchRow(person, call)) } })
}

function findVisible(
  call: OperatorCall,
  tests: readonly Test[],
  limit: number,
  offset: number,
  order: string | undefined,
): Page {
  const { seesPerson } = scopeOf(call)
  const matches: Test = (entry) => seesPerson(entry.person) && tests.every((test) => test(entry))
  return findPeople(call.state.people, { matches, limit, offset, ...readOrder(order) })
}

/** An unknown group gives an empty result, not an error; a known one includes what is below it. */
function groupTest({ state }: OperatorCall, id: string | undefined): Test {
  if (id === undefined || id === '' || id === guesses.everyUserGroup) return () => true
  const groups = withDescendants(state.userGroups, asWhole(id) ?? 0)
  return ({ person }) => groups.has(person.userGroupId)
}

function groupsTest(call: OperatorCall): Test {
  const single = groupTest(call, asText(call.body['user_group_id']))
  const listed = asList(call.body['user_group_ids']).map((id) => groupTest(call, asText(id)))
  return (entry) => single(entry) && (listed.length === 0 || listed.some((test) => test(entry)))
}

/** With database encryption, names, addresses and phones match only when equal (reference section 4.3). */
function columnTests({ state, body }: OperatorCall): readonly Test[] {
  const exact = state.settings.databaseEncryption
  const wanted = (key: string): string | undefined => asText(body[key]) || undefined
  const [id, name, email, phone] = ['user_id', 'user_name', 'user_email', 'user_phone'].map(wanted)
  return [
    id === undefined ? [] : [testOf(id, false, ({ person }) => [person.userId.toLowerCase(), person.userId])],
    name === undefined ? [] : [testOf(name, exact, ({ lowerName, person }) => [lowerName, person.name])],
    email === undefined ? [] : [testOf(email, exact, ({ lowerEmail, person }) => [lowerEmail, person.email])],
    phone === undefined ? [] : [testOf(phone, exact, ({ person }) => [person.phone, person.phone])],
  ].flat()
}

function testOf(wanted: string, exact: boolean, texts: (entry: Entry) => readonly [string, string]): Test {
  const test = textTest(wanted, exact)
  return (entry) => test(...texts(entry))
}

/** A comma list; on BioStar X `*` has any and `void` has none. */
function doorsTest({ body, version }: OperatorCall): Test {
  const text = asText(body['user_access_group_ids']) ?? ''
  if (text === '') return () => true
  if (version === 'biostar-x' && text === '*') return ({ person }) => person.accessGroupIds.length > 0
  if (version === 'biostar-x' && text === 'void') return ({ person }) => person.accessGroupIds.length === 0
  const wanted = new Set(text.split(',').map(Number))
  return ({ person }) => person.accessGroupIds.some((id) => wanted.has(id))
}

/** `0` is any level, `-1` none, otherwise an id. */
function levelTest(level: string | undefined): Test {
  if (level === undefined || level === '' || level === '0') return () => true
  if (level === '-1') return ({ person }) => person.account?.permissionId === undefined
  return ({ person }) => String(person.account?.permissionId) === level
}

/** `false` is active, `true` inactive. */
function statusTest({ body }: OperatorCall): Test {
  const status = asText(body['user_status']) ?? ''
  return status === '' ? () => true : ({ person }) => String(person.disabled) === status
}

function cardTest({ body }: OperatorCall): Test {
  const card = asText(body['user_card']) ?? ''
  return card === '' ? () => true : ({ person }) => person.cards.some((id) => id.includes(card))
}
