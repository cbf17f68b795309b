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
const queries = inventedQueries(people, Number(values.queries))

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
}
const begun = performance.now()
await contestant.finish()
building += performance.now() - begun
const megabytes = (memory() - before + (contestant.ownBytes?.() ?? 0)) / 2 ** 20

const hits = new Map<string, { found: number; asked: number }>()
const times = queries.map(() => Number.POSITIVE_INFINITY)
const processorTimes = queries.map(() => Number.POSITIVE_INFINITY)
// The first round is not counted: it is when the machine learns the code.
for (let round = 0; round <= Number(values.rounds); round += 1) {
  for (const [place, { kind, text, meant }] of queries.entries()) {
    const [asked, processor] = [performance.now(), process.threadCpuUsage()]
    const found = contestant.find(text)
    const time = performance.now() - asked
    const { user, system } = process.threadCpuUsage(processor)
    if (round > 0) {
      times[place] = Math.min(times[place] ?? time, time)
      processorTimes[place] = Math.min(processorTimes[place] ?? time, (user + system) / 1000)
    } else if (tellingKinds.includes(kind)) {
      const sum = hits.get(kind) ?? { found: 0, asked: 0 }
      hits.set(kind, { found: sum.found + (found.includes(meant) ? 1 : 0), asked: sum.asked + 1 })
    }
  }
}
const found = Object.fromEntries([...hits].map(([kind, sum]) => [kind, sum.found / sum.asked]))
process.stdout.write(
  JSON.stringify({ buildMilliseconds: building, megabytes, times, processorTimes, found } satisfies Measured),
)
