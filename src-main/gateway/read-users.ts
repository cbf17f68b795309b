import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Asked } from './ask.ts'
import { batchCounts, nextBatchCount, smallerBatchCount } from './batches.ts'
import type { GatewayFailure, GatewayOutcome } from './gateway-client.ts'
import { grpcStatuses } from './statuses.ts'

/** Reads something of many users in several calls. */
export interface UserReading<Item> {
  readonly userIDs: readonly string[]
  /** One call for some of them. */
  readonly read: (userIDs: readonly string[]) => Promise<Asked<readonly Item[]>>
  /** Which users the terminal has; asked only when a call says that one is unknown. */
  readonly list: () => Promise<GatewayOutcome<ReadonlySet<string>>>
  readonly onBatch: (items: readonly Item[]) => void | Promise<void>
  /** In milliseconds. */
  readonly now: () => number
}

/**
 * Reads users in calls that are as large as the last one allows, one after the other, and keeps none.
 *
 * A call that is too large or too slow is made again with half of the users. Users whom the terminal does not know are passed over; that
 * none at all is known is a failure.
 */
export async function readInBatches<Item>({
  userIDs,
  read,
  list,
  onBatch,
  now,
}: UserReading<Item>): Promise<GatewayOutcome<null>> {
  let left = userIDs
  let count: number = batchCounts.first
  let found = 0
  let isListed = false
  while (left.length > 0) {
    const asked = left.slice(0, count)
    const began = now()
    const answer = await read(asked)
    if (answer.ok) {
      const { value, bytes } = answer.value
      found += value.length
      if (value.length > 0) await onBatch(value)
      count = nextBatchCount({ count: asked.length, bytes, milliseconds: now() - began })
      left = left.slice(asked.length)
      continue
    }
    const { failure } = answer
    if (failure.kind === 'terminalUserUnknown') {
      if (asked.length === 1) left = left.slice(1)
      else if (isListed) count = smallerBatchCount(asked.length) ?? 1
      else {
        isListed = true
        const known = await list()
        if (!known.ok) return known
        left = left.filter((userID) => known.value.has(userID))
      }
      continue
    }
    const smaller = isTooMuch(failure) ? smallerBatchCount(asked.length) : null
    if (smaller === null) return fail(failure)
    count = smaller
  }
  return found === 0 && userIDs.length > 0 ? fail({ kind: 'terminalUserUnknown' }) : succeed(null)
}

function isTooMuch(failure: GatewayFailure): boolean {
  return (
    failure.kind === 'gatewayTooLate' ||
    (failure.kind === 'gatewayRefused' && failure.status === grpcStatuses.resourceExhausted)
  )
}
