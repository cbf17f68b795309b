/** A user group; "All Users", id 1, is the root (reference section 7). */
export interface UserGroup {
  readonly id: number
  readonly name: string
  readonly parentId?: number
  readonly depth: number
}

/** An access group. */
export interface AccessGroup {
  readonly id: number
  readonly name: string
  readonly description: string
  /** Ids of access levels. */
  readonly levels: readonly number[]
}

/** The user groups a simulator starts with. */
export const initialUserGroups: readonly UserGroup[] = [
  { id: 1, name: 'All Users', depth: 0 },
  { id: 1002, name: 'Employees', parentId: 1, depth: 1 },
  { id: 1003, name: 'Research', parentId: 1002, depth: 2 },
  { id: 1004, name: 'Production', parentId: 1002, depth: 2 },
  { id: 1005, name: 'Contractors', parentId: 1, depth: 1 },
  { id: 1006, name: 'Students', parentId: 1, depth: 1 },
  { id: 1007, name: 'Visitors', parentId: 1, depth: 1 },
]

/** The access groups a simulator starts with: enough to meet the limit of 16 on one person. */
export const initialAccessGroups: readonly AccessGroup[] = [
  { id: 3, name: 'Main doors', description: 'Entrances and lifts', levels: [1] },
  { id: 4, name: 'Laboratories', description: 'Research wing', levels: [1, 2] },
  { id: 5, name: 'Visitors', description: 'Lobby and meeting rooms', levels: [3] },
  { id: 6, name: 'Warehouse', description: '', levels: [4] },
  { id: 7, name: 'Server room', description: 'Two-person rule', levels: [5] },
  { id: 8, name: 'Car park', description: '', levels: [6] },
  ...Array.from({ length: 12 }, (_, index) => ({
    id: 20 + index,
    name: `Meeting room ${index + 1}`,
    description: '',
    levels: [],
  })),
]

/** Ids of the invented access groups start here. */
const firstInventedAccessGroup = 10_001

/** Access groups beyond those, for pickers that must bear a whole site: floors of buildings, each with its level. */
export function inventAccessGroups(count: number): readonly AccessGroup[] {
  return Array.from({ length: count }, (_, index) => ({
    id: firstInventedAccessGroup + index,
    name: `Building ${Math.floor(index / 20) + 1}, floor ${(index % 20) + 1}`,
    description: index % 3 === 0 ? 'Offices' : '',
    levels: [(index % 7) + 1],
  }))
}

/** A group and everything below it, as ids; empty when the group does not exist. */
export function withDescendants(groups: ReadonlyMap<number, UserGroup>, id: number): ReadonlySet<number> {
  const found = new Set<number>(groups.has(id) ? [id] : [])
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const group of groups.values()) {
      if (group.parentId !== undefined && found.has(group.parentId)) found.add(group.id)
    }
  }
  return found
}
