/** A call that is under way. */
export interface RunningCall {
  readonly signal: AbortSignal
  /** Whether it still runs. */
  isRunning(): boolean
  /** Marks it as over. */
  end(): void
}

/** The calls under way, so that their number is bounded and each can be given up by the frame that made it. */
export interface RunningCalls {
  /** Starts one; `tooMany` at the limit, `idInUse` when this frame already runs a call of that id. */
  start(frameId: string, callId: string | null): RunningCall | 'tooMany' | 'idInUse'
  /** Gives one up. Ids are looked up under the frame that asks, so that no frame can name another's call. */
  cancel(frameId: string, callId: string): void
  /** Gives all up. */
  cancelAll(): void
  count(): number
}

/** Creates the list of calls under way, empty. */
export function createRunningCalls(most: number): RunningCalls {
  const running = new Set<AbortController>()
  const named = new Map<string, AbortController>()
  const nameOf = (frameId: string, callId: string): string => JSON.stringify([frameId, callId])

  return {
    start: (frameId, callId) => {
      if (running.size >= most) return 'tooMany'
      const name = callId === null ? null : nameOf(frameId, callId)
      if (name !== null && named.has(name)) return 'idInUse'
      const controller = new AbortController()
      running.add(controller)
      if (name !== null) named.set(name, controller)
      return {
        signal: controller.signal,
        isRunning: () => running.has(controller),
        end: () => {
          running.delete(controller)
          if (name !== null) named.delete(name)
        },
      }
    },
    cancel: (frameId, callId) => named.get(nameOf(frameId, callId))?.abort(),
    cancelAll: () => {
      for (const controller of running) controller.abort()
    },
    count: () => running.size,
  }
}
