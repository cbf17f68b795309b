/**
 * Lets others have their turn from time to time: called between two pieces of a long work, it waits only when the work has gone
 * on for a slice.
 */
export type Breathe = () => Promise<void> | undefined

/** A search that comes while everybody is sorted anew waits this long at most, in milliseconds: half of what a key may take. */
const slice = 8

/** Makes the breath of one long work. */
export function inSlices(now: () => number): Breathe {
  let since = now()
  return () => {
    if (now() - since < slice) return undefined
    return new Promise((resolve) => {
      setImmediate(() => {
        since = now()
        resolve()
      })
    })
  }
}
