import { z } from 'zod'
import { known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Group } from '../../src-preload/contract/person.ts'
import type { AccessGroup } from '../../src-preload/contract/person-change.ts'
import type { GroupFilter } from '../../src-preload/contract/session.ts'
import { askForGroups } from './groups.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { readPayload } from './envelope.ts'
import { inOrderOfNames } from './order-of-names.ts'
import type { OperationOptions } from './operation.ts'
import { lenient, wireGroup, wireList, wireText } from './wire-values.ts'

const wireAccessGroup = z
  .object({ description: lenient(wireText), access_levels: z.unknown().optional() })
  .and(wireGroup)
  .transform(({ id, name, description, access_levels: levels }) => ({
    id,
    name,
    description: (description ?? '').slice(0, 1000),
    levels: levels === undefined ? null : wireList(wireGroup).parse(levels),
  }))
const accessGroupsSchema = z.object({
  AccessGroupCollection: lenient(z.object({ rows: wireList(wireAccessGroup) })),
})

type ReadGroup = z.output<typeof wireAccessGroup>

/** Reads the access groups the operator may use by name; limit and order are required by the documentation (reference section 7). */
export async function readAccessGroups(
  conversation: Conversation,
  filter: GroupFilter,
  options: OperationOptions,
): Promise<Outcome<readonly ReadGroup[], ConversationFailure>> {
  const asked = await askForGroups(conversation, 'access_groups', { limit: 0, order_by: 'id:false' }, options)
  if (!asked.ok) return asked
  const read = readPayload(asked.value, accessGroupsSchema)
  return read.ok ? succeed(inOrderOfNames(within(filter, read.value.AccessGroupCollection?.rows ?? []))) : read
}

/**
 * Reads the access groups with what each opens. Where the levels or their doors are not told, that is unknown and the groups
 * are answered all the same: they can be given without it.
 */
export async function readOpeningGroups(
  conversation: Conversation,
  filter: GroupFilter,
  options: OperationOptions,
): Promise<Outcome<AccessGroup[], ConversationFailure>> {
  const read = await readAccessGroups(conversation, filter, options)
  if (!read.ok) return read
  // A row may leave out an empty list (reference section 1.4); a key that no row has says nothing of anybody.
  const tellsLevels = read.value.some(({ levels }) => levels !== null)
  if (!tellsLevels) return succeed(read.value.map((group) => ({ ...group, levels: unknown })))
  const doors = await readDoors(conversation, options)
  if (!doors.ok) return doors
  return succeed(
    read.value.map(({ levels, ...group }) => ({
      ...group,
      levels: known((levels ?? []).map((level) => ({ ...level, doors: doors.value(level.id) }))),
    })),
  )
}

const accessLevelsSchema = z.object({
  AccessLevelCollection: lenient(
    z.object({
      rows: wireList(
        z.object({
          id: wireText,
          access_level_items: wireList(z.object({ doors: wireList(wireGroup) })),
        }),
      ),
    }),
  ),
})

/**
 * Reads which doors each access level opens. The path and its shape are not in the vendor's article: public clients were seen
 * to read them so. Whatever goes wrong, except being given up, leaves the doors unknown.
 */
async function readDoors(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<(level: string) => Fact<Group[]>, ConversationFailure>> {
  const path = '/api/access_levels'
  const asked = await conversation.ask({ method: 'GET', path, route: `GET ${path}`, effect: 'read' }, options)
  if (!asked.ok && asked.failure.kind !== 'refused' && asked.failure.kind !== 'answerUnreadable') return asked
  const read = asked.ok ? readPayload(asked.value, accessLevelsSchema) : asked
  const rows = read.ok ? (read.value.AccessLevelCollection?.rows ?? []) : []
  const doors = new Map(rows.map((row) => [row.id, distinct(row.access_level_items.flatMap((item) => item.doors))]))
  return succeed((level: string): Fact<Group[]> => {
    const found = doors.get(level)
    return found === undefined ? unknown : known(found)
  })
}

/** A level names a door once for each schedule. */
function distinct(doors: readonly Group[]): Group[] {
  return [...inOrderOfNames([...new Map(doors.map((door) => [door.id, door])).values()])]
}

/** The server filters since 2.8.14; before, the operator's filter is applied here alone (reference section 11). */
function within(filter: GroupFilter, groups: readonly ReadGroup[]): readonly ReadGroup[] {
  return groups.filter(({ id }) => filter.kind === 'all' || filter.ids.includes(id))
}
