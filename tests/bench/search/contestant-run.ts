import { parseArgs } from 'node:util'
import type { Contestant } from './contestant.ts'
import { contestants, type ContestantName } from './contestants.ts'
import { inventedPerson } from './invented-people.ts'
import { inventedQueries, type InventedQuery } from './invented-queries.ts'

/** What one search took for one list; times in milliseconds. */
export interface Measured {
  readonly buildMilliseconds: number
  readonly megabytes: number
  /** For each query the best of its rounds: what else runs on the machine makes the others longer. */
  readonly times: readonly number[]
  /** The same of this thread's own processor time, which a crowded machine lengthens far less. */
  readonly processorTimes: readonly number[]
  /** Of the queries of a kind that mean somebody findable, the share that had that person among the rows. */
  readonly found: Readonly<Record<string, number>>
}

/** How far a search has come with its list, told while it is built: whoever gives up on it can say where it was. */
export interface Progress {
  readonly people: number
  readonly megabytes: number
}

/** So many people are taken in between two words about it. */
const peopleOfAWord = 50_000

/** A round asks no further query after this long, in milliseconds, and no further round is begun: whoever takes seconds is slow without more. Ours. */
const longestRound = 30_000

/** One query of each kind is asked in any case. */
const fewestQueries = 7

/** Beginnings and parts may mean more people than are shown; a whole name with or without a slip should mean few. */
const tellingKinds: readonly InventedQuery['kind'][] = ['name', 'typo', 'phone', 'email']

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    people: { type: 'string' },
    queries: { type: 'string' },
    rounds: { type: 'string' },
  },
})
const make = contestants[values.name as ContestantName]
const people = Number(values.people)
let queries = inventedQueries(people, Number(values.queries))

const memory = (): number => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const before = memory()
const contestant: Contestant = make()
let building = 0
for (let place = 0; place < people; place += 1) {
  const person = inventedPerson(place)
  const begun = performance.now()
  contestant.add(person)
  building += performance.now() - begun
  if ((place + 1) % peopleOfAWord === 0)
    process.send?.({
      people: place + 1,
      megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
    } satisfies Progress)
}
const begun = performance.now()
await contestant.finish()
building += performance.now() - begun
const megabytes = (memory() - before + (contestant.ownBytes?.() ?? 0)) / 2 ** 20

const hits = new Map<string, { found: number; asked: number }>()
const times: number[] = []
const processorTimes: number[] = []
const roundsBegun = performance.now()
const isLong = (): boolean => performance.now() - roundsBegun > longestRound
// The first round is not counted: it is when the machine learns the code.
for (let round = 0; round <= Number(values.rounds); round += 1) {
  if (round > 1 && isLong()) break
  for (const [place, { kind, text, meant }] of queries.entries()) {
    if (round === 0 && place >= fewestQueries && isLong()) {
      queries = queries.slice(0, place)
      break
    }
    const [asked, processor] = [performance.now(), process.threadCpuUsage()]
    const found = contestant.find(text)
    const time = performance.now() - asked
    const { user, system } = process.threadCpuUsage(processor)
    if (round > 0) {
      times[place] = Math.min(times[place] ?? time, time)
      processorTimes[place] = Math.min(processorTimes[place] ?? Number.POSITIVE_INFINITY, (user + system) / 1000)
    } else if (tellingKinds.includes(kind)) {
      const sum = hits.get(kind) ?? { found: 0, asked: 0 }
      hits.set(kind, { found: sum.found + (found.includes(meant) ? 1 : 0), asked: sum.asked + 1 })
    }
  }
}
const found = Object.fromEntries([...hits].map(([kind, sum]) => [kind, sum.found / sum.asked]))
process.disconnect?.()
process.stdout.write(
  JSON.stringify({ buildMilliseconds: building, megabytes, times, processorTimes, found } satisfies Measured),
)
