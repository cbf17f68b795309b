import type { StartTimer } from '../domain/timer.ts'
import type { ChangeFailure } from '../storage/station-store.ts'
import { backoff } from './backoff.ts'
import type { JobBook, Plan } from './job-book.ts'

/** Writes what has to be written before the work may go on, however long the disk takes to recover. */
export interface PatientWriting {
  /** Carries a plan out. `written: false` only when the station closes before it could be. */
  write<Answer>(
    plan: Plan<Answer>,
  ): Promise<{ readonly written: true; readonly answer: Answer | null } | { readonly written: false }>
  /** Why nothing can be written at the moment; `null` when it can. */
  trouble(): ChangeFailure | null
  /** Tries again now. */
  hurry(): void
  /** Gives up whatever is waiting. */
  stop(): void
}

/** What patience needs. */
export interface PatientWritingParts {
  readonly book: Pick<JobBook, 'commit'>
  readonly startTimer: StartTimer
  readonly random: () => number
  /** Is told when writing became impossible, and when it is possible again. */
  readonly onTrouble: () => void
}

/** Makes a patient writer. A full disk stops the work; nothing that happened is forgotten meanwhile. */
export function createPatientWriting({ book, startTimer, random, onTrouble }: PatientWritingParts): PatientWriting {
  const waiting = new Set<() => void>()
  let trouble: ChangeFailure | null = null
  let isStopped = false

  const setTrouble = (next: ChangeFailure | null): void => {
    const isNews = (trouble === null) !== (next === null)
    trouble = next
    if (isNews) onTrouble()
  }

  const rest = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const goOn = (): void => {
        waiting.delete(goOn)
        callOff()
        resolve()
      }
      waiting.add(goOn)
      const callOff = startTimer(milliseconds, goOn)
    })

  const hurry = (): void => {
    for (const goOn of waiting) goOn()
  }

  return {
    async write(plan) {
      for (let delays = 0; ; delays += 1) {
        const outcome = await book.commit(plan)
        if (outcome.ok) {
          setTrouble(null)
          return { written: true, answer: outcome.value }
        }
        setTrouble(outcome.failure)
        if (isStopped) return { written: false }
        await rest(backoff(delays, random()))
      }
    },
    trouble: () => trouble,
    hurry,
    stop() {
      isStopped = true
      hurry()
    },
  }
}
