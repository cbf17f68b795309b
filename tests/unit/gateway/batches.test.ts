import { describe, expect, test } from 'vitest'
import { aim, batchCounts, nextBatchCount, sliceOf } from '../../../src-main/gateway/batches.ts'
import { largestMessage } from '../../../src-main/gateway/channel.ts'
import type { GatewayFailure } from '../../../src-main/gateway/gateway-client.ts'
import { readInBatches } from '../../../src-main/gateway/read-users.ts'
import { succeed } from '../../../src-preload/contract/outcome.ts'

const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index + 1))

describe('how many users the next call carries', () => {
  test.each([
    ['small and quick: four times as many', { count: 200, bytes: 10_000, milliseconds: 20 }, 800],
    ['never more than the most', { count: 4_000, bytes: 10_000, milliseconds: 20 }, batchCounts.most],
    ['a quarter of the largest message', { count: 400, bytes: largestMessage / 2, milliseconds: 100 }, 200],
    ['a quarter of the time', { count: 400, bytes: 1_000, milliseconds: 10_000 }, 200],
    ['one at least', { count: 1, bytes: largestMessage, milliseconds: 20_000 }, 1],
  ])('%s', (_name, last, expected) => {
    expect(nextBatchCount(last)).toBe(expected)
  })

  test('a slice to be written stays below a quarter of a message, and a giant goes alone', () => {
    const sizes = [aim.bytes / 2, aim.bytes / 3, aim.bytes / 3, aim.bytes * 2, 1]
    const slices: (readonly number[])[] = []
    for (let from = 0; from < sizes.length;) {
      const { slice } = sliceOf(sizes, from, 100, (size) => size)
      slices.push(slice)
      from += slice.length
    }
    expect(slices.map(({ length }) => length)).toEqual([2, 1, 1, 1])
    expect(slices.flat()).toEqual(sizes)
  })
})

describe('reading in batches', () => {
  /** A terminal that has some users, and fails as it is told to. */
  function terminal(known: ReadonlySet<string>, refuse: (asked: readonly string[]) => GatewayFailure | null) {
    const calls: number[] = []
    let lists = 0
    const got: string[] = []
    return {
      calls,
      got,
      lists: () => lists,
      read: (userIDs: readonly string[]) =>
        readInBatches<string>({
          userIDs,
          read: (some) => {
            calls.push(some.length)
            const failure = refuse(some)
            return Promise.resolve(
              failure === null
                ? succeed({ value: some.filter((id) => known.has(id)), bytes: some.length * 1_000 })
                : { ok: false, failure, terminals: null },
            )
          },
          list: () => {
            lists += 1
            return Promise.resolve(succeed(known))
          },
          onBatch: (items) => void got.push(...items),
          now: () => 0,
        }),
    }
  }

  test('asks for all once, in growing calls', async () => {
    const all = ids(10_000)
    const there = terminal(new Set(all), () => null)
    expect(await there.read(all)).toEqual(succeed(null))
    expect(there.got).toEqual(all)
    expect(there.calls).toEqual([200, 800, 3_200, 5_000, 800])
  })

  test.each([
    { kind: 'gatewayTooLate', reason: 'reading' },
    { kind: 'gatewayRefused', status: 8 },
  ] as const)('halves a call that was too much: $kind', async (failure) => {
    const all = ids(200)
    const there = terminal(new Set(all), (asked) => (asked.length > 60 ? failure : null))
    expect(await there.read(all)).toEqual(succeed(null))
    expect(there.got).toEqual(all)
    expect(there.calls.slice(0, 3)).toEqual([200, 100, 50])
  })

  test('gives up when a single user is too much', async () => {
    const there = terminal(new Set(ids(3)), () => ({ kind: 'gatewayTooLate', reason: 'reading' }))
    expect(await there.read(ids(3))).toEqual({ ok: false, failure: { kind: 'gatewayTooLate', reason: 'reading' } })
    expect(there.calls).toEqual([3, 2, 1])
  })

  test('a gateway that refuses a whole call for one unknown user is asked for the list once, and for the others', async () => {
    const all = ids(500)
    const known = new Set(all.filter((id) => id !== '7' && id !== '300'))
    const there = terminal(known, (asked) =>
      asked.every((id) => known.has(id)) ? null : { kind: 'terminalUserUnknown' },
    )
    expect(await there.read(all)).toEqual(succeed(null))
    expect(there.got).toEqual([...known])
    expect(there.lists()).toBe(1)
    expect(there.calls).toEqual([200, 200, 298])
  })

  test('somebody who goes after the list was read is found by halving', async () => {
    const all = ids(16)
    const there = terminal(new Set(all), (asked) => (asked.includes('11') ? { kind: 'terminalUserUnknown' } : null))
    expect(await there.read(all)).toEqual(succeed(null))
    expect(there.got).toEqual(all.filter((id) => id !== '11'))
  })

  test('nobody known is a failure, and nobody asked for is none', async () => {
    const there = terminal(new Set(), () => ({ kind: 'terminalUserUnknown' }))
    expect(await there.read(ids(3))).toEqual({ ok: false, failure: { kind: 'terminalUserUnknown' } })
    expect(await there.read([])).toEqual(succeed(null))
  })
})
