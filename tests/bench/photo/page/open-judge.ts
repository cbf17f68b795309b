import { createBrowserJudge } from '../../../../src-renderer/camera/engine/browser-judge.ts'
import type { Judge } from '../../../../src-renderer/camera/engine/judge.ts'

/** A judge whose engine is there, and the name of the engine. Rejects when the engine cannot be had. */
export async function openJudge(): Promise<{ readonly judge: Judge; readonly engineVersion: string }> {
  const judge = createBrowserJudge()
  judge.open()
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      const state = judge.store.getState()
      if (state.kind === 'ready') resolve({ judge, engineVersion: state.engineVersion })
      if (state.kind === 'failed') reject(new Error(`the face engine cannot be had: ${state.reason}`))
    }
    judge.store.subscribe(settle)
    settle()
  })
}
