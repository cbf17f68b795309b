import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import type { GroupRow, Opens } from './group-rows.ts'

/** How many doors or levels a line names; whoever needs them all searches for one. */
const mostNamed = 4

/** What a group opens, in one line. */
export function opensText(opens: Opens, say: Sentences): string {
  switch (opens.kind) {
    case 'doors': {
      const { named, more } = shortened(opens.doors)
      return more === 0
        ? say('groups.opens.doors', { doors: named })
        : say('groups.opens.doorsAndMore', { doors: named, count: more })
    }
    case 'levels': {
      const { named, more } = shortened(opens.levels)
      return more === 0
        ? say('groups.opens.levels', { levels: named })
        : say('groups.opens.levelsAndMore', { levels: named, count: more })
    }
    case 'nothing':
      return say('groups.opens.nothing')
    case 'unknown':
      return say('groups.opens.unknown')
    default:
      return assertNever(opens, 'what a group opens has a kind that was never named')
  }
}

/** The second line of a row: what an access group opens, or the way down to a user group. */
export function rowMore({ opens, path }: GroupRow, say: Sentences): string {
  return opens === null ? path.join(' › ') : opensText(opens, say)
}

/** A row in one sentence, for a screen reader. */
export function rowText(row: GroupRow, say: Sentences): string {
  return [row.name, ...(row.isUsual ? [say('groups.usual')] : []), rowMore(row, say)].filter(Boolean).join(', ')
}

function shortened(names: readonly string[]): { readonly named: string; readonly more: number } {
  // "and 1 more" takes as much room as its name.
  const shown = names.length === mostNamed + 1 ? names : names.slice(0, mostNamed)
  return { named: shown.join(', '), more: names.length - shown.length }
}
