import type { Log } from '../observe/log.ts'
import { traceOf } from '../observe/trace.ts'

/** What was started, to be stopped in reverse order. */
export interface TakeDown {
  /** Remembers how to stop what was just started; `patience` in milliseconds where the usual one is too short. */
  add(name: string, stop: () => void | Promise<void>, patience?: number): void
  /** Stops everything, last started first, once. A stop that fails or hangs does not keep the others from stopping. */
  run(): Promise<void>
}

/** How long one part may take to stop: longer than a disk needs to flush, shorter than a person waits for a window to close. */
const mostMilliseconds = 3_000

/** Creates an empty list of what to stop. */
export function createTakeDown(log: Log, usualPatience = mostMilliseconds): TakeDown {
  const steps: { readonly name: string; readonly stop: () => void | Promise<void>; readonly patience: number }[] = []
  let running: Promise<void> | null = null

  const runAll = async (): Promise<void> => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      try {
        await withinPatience(step.stop, step.patience)
      } catch (error) {
        log.write('failure', 'part did not stop', { operation: step.name, trace: traceOf(error) })
      }
    }
  }

  return {
    add: (name, stop, patience = usualPatience) => {
      steps.push({ name, stop, patience })
    },
    run: async () => {
      running ??= runAll()
      return running
    },
  }
}

async function withinPatience(stop: () => void | Promise<void>, patience: number): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new Error('It took too long to stop.'))
  }, patience)
  try {
    await Promise.race([stop(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
