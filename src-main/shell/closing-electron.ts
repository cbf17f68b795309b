import { dialog, type BrowserWindow } from 'electron'
import { closingAnswers, closingQuestion } from './closing.ts'
import type { ShellMessage } from './sentences.ts'

/** The place of "Stay" among the answers. */
const stay = 0

/** Asks before the window closes over work that would be lost with it. */
export function askBeforeClosing(window: BrowserWindow, unkeptWork: () => number): void {
  let isAsking = false
  const ask = async (question: ShellMessage): Promise<void> => {
    isAsking = true
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: question.title,
      detail: question.body,
      buttons: [...closingAnswers],
      defaultId: stay,
      cancelId: stay,
    })
    isAsking = false
    if (response !== stay) window.destroy()
  }
  window.on('close', (event) => {
    const question = closingQuestion(unkeptWork())
    if (question === null) return
    event.preventDefault()
    if (!isAsking) void ask(question)
  })
}
