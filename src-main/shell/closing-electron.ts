import { dialog, type BrowserWindow } from 'electron'
import { closingAnswers, closingQuestion } from './closing.ts'

/** The place of "Stay" among the answers. */
const stay = 0

/** Asks before the window closes over work that would be lost with it. */
export function askBeforeClosing(window: BrowserWindow, unkeptWork: () => number): void {
  let isAsking = false
  window.on('close', (event) => {
    const question = closingQuestion(unkeptWork())
    if (question === null) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: question.title,
        detail: question.body,
        buttons: [...closingAnswers],
        defaultId: stay,
        cancelId: stay,
      })
      .then(({ response }) => {
        isAsking = false
        if (response !== stay) window.destroy()
      })
  })
}
