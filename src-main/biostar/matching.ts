import type { PersonSummary, SearchAnswer } from '../../src-preload/contract/person.ts'
import { contains, equals } from './search-text.ts'

/**
 * Finds out whether the server compares parts or only whole values, as it does with an encrypted database (reference section
 * 4.3). No setting tells, so evidence does: a person found by a part proves `contains`. As long as nobody was found by a
 * part, one question settles it: is the operator, whose name is known, found by a part of that name?
 */
export interface Matching {
  /** Looks at what a search found. */
  learn(text: string, people: readonly PersonSummary[]): void
  /** What is known so far; `contains` until something else was proven. */
  known(): SearchAnswer['matching']
  /** What is known, after asking if it must be asked. */
  decide(): Promise<SearchAnswer['matching']>
}

/** What finding out needs. */
export interface MatchingParts {
  /** The operator's own name; too short a name settles nothing. */
  readonly operatorName: () => string
  /** Counts the matches of a text, or `null` when the server could not be asked. */
  readonly count: (text: string) => Promise<number | null>
}

/** A name shorter than this has no part worth asking for. Ours. */
const shortestTellingName = 4

/** Makes the knowledge of one session. */
export function createMatching({ operatorName, count }: MatchingParts): Matching {
  let decided: SearchAnswer['matching'] | null = null
  let asking: Promise<SearchAnswer['matching'] | null> | null = null

  const ask = async (): Promise<SearchAnswer['matching'] | null> => {
    const name = operatorName().trim()
    if (name.length < shortestTellingName) return 'contains'
    const byPart = await count([...name].slice(1, -1).join(''))
    if (byPart === null) return null
    if (byPart > 0) return 'contains'
    const byWhole = await count(name)
    if (byWhole === null) return null
    return byWhole > 0 ? 'exact' : 'contains'
  }

  return {
    learn(text, people) {
      const columns = ['id', 'name', 'email', 'phone'] as const
      const byPart = (person: PersonSummary): boolean =>
        contains(person, columns, text) && !equals(person, columns, text)
      if (decided === null && people.some(byPart)) decided = 'contains'
    },
    known: () => decided ?? 'contains',
    async decide() {
      if (decided !== null) return decided
      asking ??= ask().finally(() => {
        asking = null
      })
      decided = await asking
      return decided ?? 'contains'
    },
  }
}
