import { parseArgs } from 'node:util'
import { tookTooLong, type Measured, type Progress } from './contestant-progress.ts'
import type { Contestant } from './contestant.ts'
import { contestants, type ContestantName } from './contestants.ts'
import { inventedPerson } from './invented-people.ts'
import { inventedQueries, type InventedQuery } from './invented-queries.ts'

/** So many people are taken in between two words about it. */
const peopleOfAWord = 50_000

/**
 * A round asks no further query after so many seconds of the processor, and no further round is begun: whoever takes seconds
 * is slow without more of them. Ours.
 */
const longestRound = 30

/** After a query that took this long, in milliseconds, it is looked whether that is enough. */
const longTime = 1_000

/** One query of each kind is asked in any case. */
const fewestQueries = 7

/** What a search may take of the processor, in seconds, however long that lasts on a crowded machine. Ours. */
const mostProcessorSeconds = 360

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

let [peopleSoFar, queriesSoFar] = [0, 0]

/** What this process has had of the processor, in seconds. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Says how far it has come, and ends when that took too long. */
async function report(): Promise<void> {
  const progress: Progress = {
    people: peopleSoFar,
    queries: queriesSoFar,
    megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
    processorSeconds: Math.round(processorSeconds()),
  }
  const isTooLong = progress.processorSeconds > mostProcessorSeconds
  // What is told leaves only when this process has a moment.
  if (process.connected) await new Promise((resolve) => process.send?.(progress, resolve))
  if (isTooLong) process.exit(tookTooLong)
}

const before = memory()
const contestant: Contestant = make()
let building = 0
for (let place = 0; place < people; place += 1) {
  const person = inventedPerson(place)
  const begun = performance.now()
  contestant.add(person)
  building += performance.now() - begun
  peopleSoFar += 1
  if (peopleSoFar % peopleOfAWord === 0) await report()
}
const begun = performance.now()
await contestant.finish()
building += performance.now() - begun
const megabytes = (memory() - before + (contestant.ownBytes?.() ?? 0)) / 2 ** 20

const hits = new Map<string, { found: number; asked: number }>()
const times: number[] = []
const processorTimes: number[] = []
await report()
const roundsBegun = processorSeconds()
const isLong = (): boolean => processorSeconds() - roundsBegun > longestRound
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
    queriesSoFar += 1
    if (time > longTime) await report()
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
