import { firstPage } from '../../src-renderer/flow/people-search.ts'
import { typingPause } from '../../src-renderer/flow/people-search-store.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import type { BioStarClient } from '../../src-main/biostar/client.ts'
import { atDesk } from './desk.ts'
import type { Findings, Part, Plan } from './part.ts'
import { compare, type Series } from './series.ts'
import { signInWithoutWindow, succeeded } from './station-client.ts'
import { timeToPaint } from './time-to-paint.ts'

const directories = [5_000, 100_000] as const

/** Parts of names the simulator invents: short and long, frequent and rare. */
const names = ['thea', 'jonas', 'murphy', 'kelly', 'weber', 'linh']

/** The first rows of an answer that must be on the screen; a window of the usual size shows about nine. */
const rowsLookedAt = 5

interface Keys {
  /** From each key to the frame with the rows that answer it. */
  readonly painted: readonly number[]
  /** The same questions, asked by the station's client alone. */
  readonly answered: readonly number[]
}

/** Each letter typed into the search of the running station, until the rows that answer it are painted. */
export const typeAhead: Part = { name: 'type-ahead', title: 'Type-ahead, from a key to painted rows', measure }

async function measure(plan: Plan): Promise<Findings> {
  const small = await typeInto(directories[0], plan)
  const large = await typeInto(directories[1], plan)
  const series = (label: string, values: readonly number[]): Series => ({ label, unit: 'ms', values })
  const own = (values: readonly number[]): readonly number[] => values.map((value) => value - typingPause)
  return {
    comparisons: [
      compare('5,000 people', series('rows', small.painted), series('answer alone', small.answered)),
      compare('100,000 people', series('rows', large.painted), series('answer alone', large.answered)),
      compare('100,000 over 5,000', series('rows', large.painted), series('rows', small.painted)),
      compare(
        '100,000 over 5,000, without pause',
        series('rows', own(large.painted)),
        series('rows', own(small.painted)),
      ),
    ],
    remarks: [
      `The first three hold the ${String(typingPause)} ms the station waits for a next key before it asks, so that a card reader's burst is one search.`,
      `Answer alone: the same text asked for the same ${String(firstPage)} rows by the station's client without a window, so the time of server, wire and decoding.`,
      'Measured in the page: from the time stamp of the key to the frame after the rows of that very text are there.',
    ],
  }
}

async function typeInto(people: number, { runtime, quick, tell }: Plan): Promise<Keys> {
  return atDesk(runtime, people, async ({ page, simulator }) => {
    const client = await signInWithoutWindow(simulator)
    const field = new FindScreen(page).field()
    const painted: number[] = []
    const answered: number[] = []
    // The first name warms up both sides and is not counted.
    for (const [turn, name] of ['maeve', ...(quick ? names.slice(0, 2) : names)].entries()) {
      for (let length = 1; length <= name.length; length += 1) {
        const answer = await ask(client, name.slice(0, length))
        const moments = { rows: [`[data-search="found"][data-answers="${name.slice(0, length)}"]`, ...answer.rows] }
        const times = await timeToPaint(page, { from: 'keydown', moments }, async () =>
          field.press(name.charAt(length - 1)),
        )
        if (turn === 0) continue
        painted.push(times.rows)
        answered.push(answer.milliseconds)
      }
      await field.fill('')
    }
    client.close()
    tell(`type-ahead with ${String(people)} people`)
    return { painted, answered }
  })
}

/** Asks without a window. The rows are told as selectors of what the list must show. */
async function ask(
  client: BioStarClient,
  text: string,
): Promise<{ readonly milliseconds: number; readonly rows: readonly string[] }> {
  const begun = performance.now()
  const { people } = succeeded(await client.searchPeople({ text, offset: 0, limit: firstPage }, {}))
  const milliseconds = performance.now() - begun
  if (people.length === 0) throw new Error(`nobody is called ${text}, so there are no rows to wait for`)
  return { milliseconds, rows: people.slice(0, rowsLookedAt).map(({ id }) => `[role="option"][data-key="${id}"]`) }
}
