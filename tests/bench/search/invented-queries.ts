import { valueOf } from '../../../src-preload/contract/fact.ts'
import { chanceFrom, type Chance } from '../../../tools/simulator/people/random.ts'
import { benchSeed, inventedPerson } from './invented-people.ts'

/** What a clerk types, and whom it means. */
export interface InventedQuery {
  readonly kind: 'letters' | 'word' | 'name' | 'typo' | 'id' | 'phone' | 'email'
  readonly text: string
  /** The id of the person who is meant. */
  readonly meant: string
}

/** A slip somebody makes: a wrong letter, one too many, one missing, two changed over. */
function withSlip(word: string, { pick }: Chance): string {
  const letters = [...word]
  const at = 1 + pick(letters.length - 2)
  const slips = [
    () => letters.splice(at, 1, 'x'),
    () => letters.splice(at, 0, letters[at] ?? ''),
    () => letters.splice(at, 1),
    () => letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? ''),
  ]
  slips[pick(slips.length)]?.()
  return letters.join('')
}

/**
 * What clerks type about people of a list: the first letters, a word, a whole name, a name with one slip, an id, a phone number,
 * an address, in turn.
 */
export function inventedQueries(people: number, count: number): readonly InventedQuery[] {
  const chance = chanceFrom(benchSeed)
  const queries: InventedQuery[] = []
  while (queries.length < count) {
    const { id, name, email, phone } = inventedPerson(chance.pick(people)).summary
    const words = name.split(/[\s-]/u).filter((word) => word !== '')
    const longest = words.toSorted((one, other) => other.length - one.length)[0] ?? ''
    const others = words.filter((word) => word !== longest)
    const address = valueOf(email)
    const number = valueOf(phone)
    const wanted: readonly (InventedQuery | null)[] = [
      { kind: 'letters', text: [...longest].slice(0, 1 + chance.pick(4)).join(''), meant: id },
      { kind: 'word', text: longest, meant: id },
      { kind: 'name', text: name, meant: id },
      longest.length < 5 || !/^[a-z]/iu.test(longest)
        ? null
        : { kind: 'typo', text: [withSlip(longest, chance), ...others].join(' '), meant: id },
      { kind: 'id', text: id.slice(0, Math.max(2, id.length - chance.pick(3))), meant: id },
      number === undefined ? null : { kind: 'phone', text: number.slice(-6), meant: id },
      address === undefined ? null : { kind: 'email', text: address.slice(0, address.length - 4), meant: id },
    ]
    queries.push(...wanted.filter((query) => query !== null))
  }
  return queries.slice(0, count)
}
