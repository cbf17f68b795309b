import type { Log } from './log.ts'

// The first seconds of a healthy start write a handful; more than this is a loop, and its end says no more than its beginning.
const mostKept = 100

/** A log that can be written to before there is a place to write. */
export interface LaterLog extends Log {
  /** Hands over what was kept, in order, and everything from now on. */
  attach(log: Log): void
}

/** Creates a log that keeps the first events until it is attached to the real one. */
export function createLaterLog(): LaterLog {
  const kept: Parameters<Log['write']>[] = []
  let attached: Log | null = null
  return {
    write: (...event) => {
      if (attached !== null) attached.write(...event)
      else if (kept.length < mostKept) kept.push(event)
    },
    attach: (log) => {
      attached = log
      for (const event of kept.splice(0)) log.write(...event)
    },
  }
}
