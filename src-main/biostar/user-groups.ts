import { z } from 'zod'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { UserGroupRow } from '../../src-preload/contract/person-change.ts'
import type { GroupFilter } from '../../src-preload/contract/session.ts'
import { askForGroups } from './groups.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { readPayload } from './envelope.ts'
import { inOrderOfNames } from './order-of-names.ts'
import type { OperationOptions } from './operation.ts'
import { lenient, wireGroup, wireList, wireText } from './wire-values.ts'

/** The parent is spelled `{id}` in answers (reference section 7); a bare id is taken as well. */
const wireParent = z.union([z.object({ id: wireText }).transform(({ id }) => id), wireText])
const wireUserGroup = z
  .object({ parent_id: lenient(wireParent) })
  .and(wireGroup)
  .transform(({ id, name, parent_id: parentId }) => ({ id, name, parentId: parentId ?? null }))
const userGroupsSchema = z.object({
  UserGroupCollection: lenient(z.object({ rows: wireList(wireUserGroup) })),
})

type ReadGroup = z.output<typeof wireUserGroup>

/** A tree deeper than this is cut; the vendor's has at most 8 levels (reference section 7). */
const mostDepth = 50

/** Reads the user groups the operator may use as a tree written from top to bottom, siblings by name. */
export async function readUserGroups(
  conversation: Conversation,
  filter: GroupFilter,
  options: OperationOptions,
): Promise<Outcome<UserGroupRow[], ConversationFailure>> {
  const asked = await askForGroups(conversation, 'user_groups', {}, options)
  if (!asked.ok) return asked
  const read = readPayload(asked.value, userGroupsSchema)
  return read.ok ? succeed(treeOf(within(filter, read.value.UserGroupCollection?.rows ?? []))) : read
}

/**
 * The groups inside the filter and below a group of the filter. That a filter means what is below it too is a guess; the
 * server filters itself since 2.8.14 and has the last word (reference sections 3.1 and 11).
 */
function within(filter: GroupFilter, groups: readonly ReadGroup[]): readonly ReadGroup[] {
  if (filter.kind === 'all') return groups
  const inside = new Set(filter.ids)
  for (let before = -1; before !== inside.size;) {
    before = inside.size
    for (const { id, parentId } of groups) if (parentId !== null && inside.has(parentId)) inside.add(id)
  }
  return groups.filter(({ id }) => inside.has(id))
}

/** Every group once: one whose parent is not among them stands at the top, and so does one of a ring. */
function treeOf(groups: readonly ReadGroup[]): UserGroupRow[] {
  const byId = new Map(inOrderOfNames(groups).map((group) => [group.id, group]))
  const children = Map.groupBy(byId.values(), ({ parentId }) => parentId)
  const rows = new Map<string, UserGroupRow>()
  const write = ({ id, name }: ReadGroup, parentId: string | null, depth: number): void => {
    if (rows.has(id)) return
    rows.set(id, { id, name, parentId, depth })
    if (depth < mostDepth) for (const child of children.get(id) ?? []) write(child, id, depth + 1)
  }
  for (const group of byId.values()) if (group.parentId === null || !byId.has(group.parentId)) write(group, null, 0)
  for (const group of byId.values()) write(group, null, 0)
  return [...rows.values()]
}
