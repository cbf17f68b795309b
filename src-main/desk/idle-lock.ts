import type { Settings } from '../../src-preload/contract/settings.ts'
import type { StartTimer } from '../domain/timer.ts'

/** How often the idle time is looked at: a lock a few seconds late is no danger, a busier look would be waste. Ours. */
const lookEvery = 5_000

/** Whether a station left alone this long locks. 0 minutes is never. */
export function shouldLock(idleSeconds: number, lockAfterMinutes: Settings['lockAfterMinutes']): boolean {
  return lockAfterMinutes > 0 && idleSeconds >= lockAfterMinutes * 60
}

/** What watching for idleness needs. */
export interface IdleLockParts {
  readonly idleSeconds: () => number
  readonly lockAfterMinutes: () => Settings['lockAfterMinutes']
  readonly startTimer: StartTimer
  readonly lock: () => void
}

/** Locks the station when nobody has touched it for as long as the settings say. Answers the function that ends it. */
export function watchForIdleness({ idleSeconds, lockAfterMinutes, startTimer, lock }: IdleLockParts): () => void {
  let cancel = startTimer(lookEvery, look)
  function look(): void {
    if (shouldLock(idleSeconds(), lockAfterMinutes())) lock()
    cancel = startTimer(lookEvery, look)
  }
  return () => {
    cancel()
  }
}
