import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Asked } from './ask.ts'
import { batchCounts, nextBatchCount, sliceOf } from './batches.ts'
import type { MultiErrorResponse } from './calls.ts'
import type { GatewayFailure, GatewayOutcome, GatewayWriteOptions, PerTerminal } from './gateway-client.ts'
import { firstFlawOf, type LimitFlaw } from './limits.ts'

/** Many things to be written in several calls. */
interface Writing<Item> {
  readonly items: readonly Item[]
  readonly bytesOf: (item: Item) => number
  /** What is wrong with one of them for a terminal. */
  readonly flawOf: (item: Item, deviceID: number) => LimitFlaw | null
  readonly options: GatewayWriteOptions
  /** In milliseconds. */
  readonly now: () => number
}

/** Writes to one terminal. Nothing is sent when anything is beyond a limit; the first call that fails ends it. */
export async function writeInBatches<Item>({
  deviceID,
  items,
  bytesOf,
  flawOf,
  options,
  now,
  send,
}: Writing<Item> & {
  readonly deviceID: number
  readonly send: (items: readonly Item[]) => Promise<Asked<unknown>>
}): Promise<GatewayOutcome<null>> {
  const flaw = firstFlawOf(items, (item) => flawOf(item, deviceID))
  if (flaw !== null) return fail(flaw)
  for (const batch of batchesOf(items, bytesOf, now)) {
    const answer = await send(batch.items)
    if (!answer.ok) return fail(answer.failure)
    batch.took()
    options.onDone?.(deviceID, batch.items.length)
  }
  return succeed(null)
}

/**
 * Writes to several terminals at once. A terminal for which something is beyond a limit is not asked at all, and one that failed gets
 * nothing of what follows; the others go on.
 */
export async function writeToTerminals<Item>({
  deviceIDs,
  items,
  bytesOf,
  flawOf,
  options,
  now,
  send,
  meaningOf,
}: Writing<Item> & {
  readonly deviceIDs: readonly number[]
  readonly send: (deviceIDs: readonly number[], items: readonly Item[]) => Promise<Asked<MultiErrorResponse>>
  /** What a terminal's status means for this call. */
  readonly meaningOf: (status: number, text: string) => GatewayFailure
}): Promise<PerTerminal> {
  const failures = new Map<number, GatewayFailure>()
  for (const deviceID of deviceIDs) {
    const flaw = firstFlawOf(items, (item) => flawOf(item, deviceID))
    if (flaw !== null) failures.set(deviceID, flaw)
  }
  const going = (): readonly number[] => [...new Set(deviceIDs)].filter((deviceID) => !failures.has(deviceID))
  for (const batch of batchesOf(items, bytesOf, now)) {
    const asked = going()
    if (asked.length === 0) break
    const answer = await send(asked, batch.items)
    batch.took()
    noteFailures(failures, asked, answer, meaningOf)
    for (const deviceID of going()) options.onDone?.(deviceID, batch.items.length)
  }
  return outcomesOf(deviceIDs, failures)
}

/** What one call to several terminals came to, for each. */
export function outcomesOfCall(
  deviceIDs: readonly number[],
  answer: Asked<MultiErrorResponse>,
  meaningOf: (status: number, text: string) => GatewayFailure,
): PerTerminal {
  const failures = new Map<number, GatewayFailure>()
  noteFailures(failures, deviceIDs, answer, meaningOf)
  return outcomesOf(deviceIDs, failures)
}

/**
 * Who failed: those that the answer or the details of a failed call name; all of them when a call failed and nothing names any.
 *
 * That whoever is not named has done it is inferred (reference section 6).
 */
function noteFailures(
  failures: Map<number, GatewayFailure>,
  asked: readonly number[],
  answer: Asked<MultiErrorResponse>,
  meaningOf: (status: number, text: string) => GatewayFailure,
): void {
  const named = (answer.ok ? answer.value.value.deviceErrors : (answer.terminals ?? [])).filter(
    ({ deviceID, code }) => code !== 0 && asked.includes(deviceID),
  )
  for (const { deviceID, code, msg } of named) failures.set(deviceID, meaningOf(code, msg))
  if (answer.ok || named.length > 0) return
  for (const deviceID of asked) failures.set(deviceID, answer.failure)
}

function outcomesOf(deviceIDs: readonly number[], failures: ReadonlyMap<number, GatewayFailure>): PerTerminal {
  return new Map(
    deviceIDs.map((deviceID) => {
      const failure = failures.get(deviceID)
      return [deviceID, failure === undefined ? succeed(null) : fail(failure)]
    }),
  )
}

/** The batches of a list, each as large as the one before allows. */
function* batchesOf<Item>(items: readonly Item[], bytesOf: (item: Item) => number, now: () => number) {
  let count: number = batchCounts.first
  let from = 0
  while (from < items.length) {
    const { slice, bytes } = sliceOf(items, from, count, bytesOf)
    from += slice.length
    const began = now()
    yield {
      items: slice,
      took(): void {
        count = nextBatchCount({ count: slice.length, bytes, milliseconds: now() - began })
      },
    }
  }
}
