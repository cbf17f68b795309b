import type { PersonSummary } from '../../../src-preload/contract/person.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { Move } from './search-box.tsx'

/** How many rows a page key moves on: about a screenful at the smallest window. */
const rowsInPage = 8

/** The row that is highlighted after a key. The ends of the list hold the highlight; nothing wraps round. */
export function movedHighlight(
  people: readonly PersonSummary[],
  highlighted: string | null,
  move: Move,
): string | null {
  const index = people.findIndex(({ id }) => id === highlighted)
  const last = people.length - 1
  const wanted = Math.min(Math.max(indexAfter(index, last, move), 0), last)
  return people[wanted]?.id ?? null
}

function indexAfter(index: number, last: number, move: Move): number {
  switch (move) {
    case 'up':
      return index - 1
    case 'down':
      return index + 1
    case 'pageUp':
      return index - rowsInPage
    case 'pageDown':
      return index + rowsInPage
    case 'first':
      return 0
    case 'last':
      return last
    default:
      return assertNever(move, 'a move was never named')
  }
}
