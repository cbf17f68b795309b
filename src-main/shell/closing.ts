import type { ShellMessage } from './sentences.ts'

/**
 * What a person is asked before the window closes; `null` when nothing is lost by it.
 *
 * Work on the disk waits there for the next start and needs no question. Work that could be kept in memory only ends with the
 * program.
 *
 * @param unkept how many jobs are unfinished and in memory only
 */
export function closingQuestion(unkept: number): ShellMessage | null {
  if (unkept === 0) return null
  const what =
    unkept === 1 ? 'One enrollment is not on the server yet' : `${String(unkept)} enrollments are not on the server yet`
  return {
    title: 'Close Vestibule and lose what waits?',
    body: `${what}, and this station cannot keep anything on its disk. What the server has confirmed is safe. Stay until the server has taken the rest.`,
  }
}

/** The two answers to the question, the safe one first. */
export const closingAnswers = ['Stay', 'Close and lose it'] as const
