import type { Person } from './people/person.ts'
import type { OperatorCall } from './routes/route.ts'
import { withDescendants } from './groups.ts'
import { guesses } from './guesses.ts'
import { atLeast } from './versions.ts'

/** What an operator's filters let them see (reference section 3.1). */
export interface Scope {
  readonly seesUserGroup: (id: number) => boolean
  readonly seesAccessGroup: (id: number) => boolean
  readonly seesPerson: (person: Person) => boolean
}

const everything: Scope = { seesUserGroup: () => true, seesAccessGroup: () => true, seesPerson: () => true }

/** The scope of the operator behind a call; releases that did not enforce filters answer "everything". */
export function scopeOf({ permission, state, version }: OperatorCall): Scope {
  if (!atLeast(version, guesses.releaseOfEnforcedFilters)) return everything
  const { filter } = permission
  const groups = filter.UserGroup.includes(guesses.everyUserGroup)
    ? undefined
    : new Set(filter.UserGroup.flatMap((id) => [...withDescendants(state.userGroups, Number(id))]))
  const doors = filter.AccessGroup.includes(guesses.everyAccessGroup)
    ? undefined
    : new Set(filter.AccessGroup.map(Number))
  const seesUserGroup = (id: number): boolean => groups === undefined || groups.has(id)
  return {
    seesUserGroup,
    seesAccessGroup: (id) => doors === undefined || doors.has(id),
    seesPerson: (person) => seesUserGroup(person.userGroupId),
  }
}
