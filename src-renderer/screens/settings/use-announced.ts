import { useEffect, useState } from 'react'
import type { Outcome } from '../../../src-preload/contract/outcome.ts'

/** Listens to something main announces, and answers the function that ends it. */
type Listen<Value> = (listener: (value: Value) => void) => () => void

/**
 * Asks main for something once and then keeps what it announces. `null` until the first of the two has come.
 *
 * `ask` and `listen` must be the same functions each time, as those of the bridge are.
 */
export function useAnnounced<Value>(
  ask: (input: Record<string, never>) => Promise<Outcome<Value, unknown>>,
  listen: Listen<Value>,
): Value | null {
  const [value, setValue] = useState<Value | null>(null)
  useEffect(() => {
    let isWanted = true
    const end = listen(setValue)
    const read = async (): Promise<void> => {
      const answer = await ask({})
      // What was announced while the question was open is newer than its answer.
      if (isWanted && answer.ok) setValue((known) => known ?? answer.value)
    }
    void read()
    return () => {
      isWanted = false
      end()
    }
  }, [ask, listen])
  return value
}
