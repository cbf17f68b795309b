import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Judge, JudgeState } from './judge.ts'

/** Hands the desk's judge to the components below. */
export const JudgeContext = createContext<Judge | null>(null)

/** The desk's judge. Throws outside a `JudgeProvider`, which is a bug. */
export function useJudge(): Judge {
  const judge = useContext(JudgeContext)
  if (judge === null) throw new Error('This cannot happen: a component that judges pictures stands outside the desk.')
  return judge
}

/** Whether pictures can be judged now. */
export function useJudgeState(): JudgeState {
  return useStore(useJudge().store)
}
