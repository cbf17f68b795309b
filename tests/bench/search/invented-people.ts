import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { absent, known } from '../../../src-preload/contract/fact.ts'
import { inventName } from '../../../tools/simulator/people/names.ts'
import { chanceFrom, type Chance } from '../../../tools/simulator/people/random.ts'

/** The same people and queries for everybody who is measured. */
export const benchSeed = 20_261_127

const consonants = [
  'b',
  'd',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'w',
  'z',
  'br',
  'st',
  'tr',
  'sch',
]
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ei', 'ö', 'ü', 'é']
const endings = ['', 'n', 'r', 's', 'l', 'nd', 'rt', 'ski', 'ova', 'mann']

const oneOf = <Value>(values: readonly Value[], pick: Chance['pick']): Value => {
  const value = values[pick(values.length)]
  if (value === undefined) throw new Error('a pick lies outside its list')
  return value
}

/** A family name that nobody has: two or three syllables, so that there are tens of thousands of them, as in a real list. */
function rareFamilyName(pick: Chance['pick']): string {
  const syllables = Array.from({ length: 2 + pick(2) }, () => oneOf(consonants, pick) + oneOf(vowels, pick)).join('')
  return syllables.charAt(0).toUpperCase() + syllables.slice(1) + oneOf(endings, pick)
}

/** Invents the person with a place in the list. Every other one has a rare family name, the others share a few hundred names. */
export function inventedPerson(place: number): DirectoryPerson {
  const { pick, happens } = chanceFrom(Math.imul(benchSeed, 31) + place)
  const id = String(1001 + place)
  const common = inventName(pick)
  const [given = ''] = common.shown.split(' ')
  const name = happens(0.5) ? `${given} ${rareFamilyName(pick)}` : common.shown
  return {
    summary: {
      id,
      name,
      email: happens(0.85) ? known(`${common.plain}.${id}@example.org`) : absent,
      phone: happens(0.4) ? known(`+49 30 55 ${String(pick(900_000) + 100_000)}`) : absent,
      department: known('Research'),
      userGroup: known({ id: '1002', name: 'Employees' }),
      visualFaces: known(pick(3)),
      standing: 'active',
      expiry: known('2030-12-31T23:59'),
    },
    hasPhoto: known(happens(0.7)),
  }
}
