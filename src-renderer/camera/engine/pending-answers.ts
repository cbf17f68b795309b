/** Questions that are answered later, by their serial number, or given up. */
export interface PendingAnswers<Answer> {
  /**
   * Asks a question. The answer is `null` when nobody answers within so many milliseconds, or when it is given up.
   *
   * @param put sends the question with its serial number
   */
  ask(milliseconds: number, put: (serial: number, giveUp: () => void) => void): Promise<Answer | null>
  isPending(serial: number): boolean
  /** Answers one question. Says whether anybody was still waiting. */
  settle(serial: number, answer: Answer): boolean
  /** Answers all questions at once. */
  settleAll(answer: Answer): void
}

/** `after` runs something later; what it answers calls that off. */
export function createPendingAnswers<Answer>(
  after: (milliseconds: number, run: () => void) => () => void,
): PendingAnswers<Answer> {
  const waiting = new Map<number, (answer: Answer | null) => void>()
  let serials = 0

  return {
    ask: async (milliseconds, put) => {
      serials += 1
      const serial = serials
      return new Promise((resolve) => {
        const settle = (answer: Answer | null): void => {
          if (!waiting.delete(serial)) return
          callOff()
          resolve(answer)
        }
        const giveUp = (): void => {
          settle(null)
        }
        const callOff = after(milliseconds, giveUp)
        waiting.set(serial, settle)
        put(serial, giveUp)
      })
    },
    isPending: (serial) => waiting.has(serial),
    settle: (serial, answer) => {
      const settle = waiting.get(serial)
      settle?.(answer)
      return settle !== undefined
    },
    settleAll: (answer) => {
      for (const settle of waiting.values()) settle(answer)
    },
  }
}
