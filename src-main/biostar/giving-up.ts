import type { Failure } from '../../src-preload/contract/failures.ts'
import { fail, type Outcome } from '../../src-preload/contract/outcome.ts'

/** Waits for work that others wait for too: giving up ends the waiting, not the work. */
export function giveUpWith<Value, Problem>(
  signal: AbortSignal | undefined,
  work: Promise<Outcome<Value, Problem>>,
): Promise<Outcome<Value, Problem | Failure<'cancelled'>>> {
  if (signal === undefined) return work
  const cancelled = fail({ kind: 'cancelled' } as const)
  if (signal.aborted) return Promise.resolve(cancelled)
  return new Promise((resolve, reject) => {
    const giveUp = (): void => resolve(cancelled)
    signal.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
