import { valueOf } from '../../../src-preload/contract/fact.ts'
import type { Group } from '../../../src-preload/contract/person.ts'
import type { AccessGroup, UserGroupRow } from '../../../src-preload/contract/person-change.ts'

/** What an access group opens: nobody has told, no door, levels by name whose doors are not told, or doors by name. */
export type Opens =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'levels'; readonly levels: readonly string[] }
  | { readonly kind: 'doors'; readonly doors: readonly string[]; readonly levels: readonly string[] }

/** One group as a list shows it. `path` are the names of the groups above a user group, from the root down. */
export interface GroupRow extends Group {
  readonly isUsual: boolean
  readonly opens: Opens | null
  readonly path: readonly string[]
  readonly description: string
}

/** What an access group opens, each door and each level named once. */
export function opensOf(levels: AccessGroup['levels']): Opens {
  if (levels.kind === 'unknown') return { kind: 'unknown' }
  const told = valueOf(levels) ?? []
  if (told.length === 0) return { kind: 'nothing' }
  const names = [...new Set(told.map(({ name }) => name))]
  // One level whose doors are not told is enough to make a list of doors a wrong one.
  if (told.some(({ doors }) => doors.kind === 'unknown')) return { kind: 'levels', levels: names }
  const doors = [...new Set(told.flatMap((level) => (valueOf(level.doors) ?? []).map(({ name }) => name)))]
  return doors.length === 0 ? { kind: 'nothing' } : { kind: 'doors', doors, levels: names }
}

/** What several access groups open together; `unknown` as soon as one of them has not been told. */
export function opensTogether(all: readonly Opens[]): Opens {
  if (all.some(({ kind }) => kind === 'unknown')) return { kind: 'unknown' }
  const levels = [...new Set(all.flatMap((opens) => ('levels' in opens ? opens.levels : [])))]
  if (levels.length === 0) return { kind: 'nothing' }
  if (all.some(({ kind }) => kind === 'levels')) return { kind: 'levels', levels }
  return { kind: 'doors', levels, doors: [...new Set(all.flatMap((opens) => ('doors' in opens ? opens.doors : [])))] }
}

/**
 * The access groups as the picker shows them: the usual ones first, in their own order, then all others in the server's.
 *
 * @param offered those that may be given
 * @param told what the server tells of them; a group it tells nothing of is shown by its name alone
 * @param usual ids, the most recently used first
 */
export function accessGroupRows(
  offered: readonly Group[],
  told: readonly AccessGroup[],
  usual: readonly string[],
): readonly GroupRow[] {
  const details = new Map(told.map((group) => [group.id, group]))
  return usualFirst(offered, usual).map((group) => {
    const detail = details.get(group.id)
    return {
      ...group,
      isUsual: usual.includes(group.id),
      opens: opensOf(detail?.levels ?? { kind: 'unknown' }),
      path: [],
      description: detail?.description ?? '',
    }
  })
}

/** The user groups as the picker shows them, each with the way down to it. The usual one stands first. */
export function userGroupRows(
  offered: readonly Group[],
  told: readonly UserGroupRow[],
  usual: string | null,
): readonly GroupRow[] {
  const details = new Map(told.map((group) => [group.id, group]))
  return usualFirst(offered, usual === null ? [] : [usual]).map((group) => ({
    ...group,
    isUsual: group.id === usual,
    opens: null,
    path: pathOf(group.id, details),
    description: '',
  }))
}

/** The rows that hold every word that was typed, in the order they have. Case and accents are the same to it. */
export function matchingRows(rows: readonly GroupRow[], text: string): readonly GroupRow[] {
  const words = comparable(text).split(' ').filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const doors = row.opens !== null && 'doors' in row.opens ? row.opens.doors : []
    const levels = row.opens !== null && 'levels' in row.opens ? row.opens.levels : []
    const there = comparable([row.name, row.description, ...row.path, ...doors, ...levels].join(' '))
    return words.every((word) => there.includes(word))
  })
}

function usualFirst(offered: readonly Group[], usual: readonly string[]): readonly Group[] {
  const first = usual.flatMap((id) => offered.filter((group) => group.id === id))
  return [...first, ...offered.filter(({ id }) => !usual.includes(id))]
}

/** A parent that is outside the operator's filter ends the way up; so does a circle, which no server should tell. */
function pathOf(id: string, groups: ReadonlyMap<string, UserGroupRow>): readonly string[] {
  const path: string[] = []
  const seen = new Set([id])
  for (let next = groups.get(id)?.parentId ?? null; next !== null && !seen.has(next);) {
    seen.add(next)
    const parent = groups.get(next)
    if (parent === undefined) break
    path.unshift(parent.name)
    next = parent.parentId
  }
  return path
}

function comparable(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase().replaceAll(/\s+/gu, ' ').trim()
}
