import type { Breathe } from './in-slices.ts'

/** Rows sorted at once, which takes a millisecond or two; longer runs are merged piece by piece. */
const shortRun = 2048

/** How many rows are merged between two breaths. */
const rowsBetweenBreaths = 4096

/** The rows from 0 up in the order of a comparison, sorted in pieces: a million would hold a thread for seconds otherwise. */
export async function sortedRows(
  size: number,
  compare: (one: number, other: number) => number,
  breathe: Breathe,
): Promise<Uint32Array> {
  let from = Uint32Array.from({ length: size }, (_, row) => row)
  for (let begin = 0; begin < size; begin += shortRun) {
    from.subarray(begin, Math.min(begin + shortRun, size)).sort(compare)
    await breathe()
  }
  let into = new Uint32Array(size)
  for (let run = shortRun; run < size; run *= 2) {
    for (let begin = 0; begin < size; begin += run * 2)
      await mergeRuns(
        from,
        into,
        { begin, middle: Math.min(begin + run, size), end: Math.min(begin + run * 2, size) },
        compare,
        breathe,
      )
    ;[from, into] = [into, from]
  }
  return from
}

async function mergeRuns(
  from: Uint32Array,
  into: Uint32Array,
  { begin, middle, end }: { readonly begin: number; readonly middle: number; readonly end: number },
  compare: (one: number, other: number) => number,
  breathe: Breathe,
): Promise<void> {
  let [left, right] = [begin, middle]
  for (let at = begin; at < end; at += 1) {
    if (at % rowsBetweenBreaths === 0) await breathe()
    const [one, other] = [from[left] ?? 0, from[right] ?? 0]
    const isLeft = right >= end || (left < middle && compare(one, other) <= 0)
    into[at] = isLeft ? one : other
    if (isLeft) left += 1
    else right += 1
  }
}
