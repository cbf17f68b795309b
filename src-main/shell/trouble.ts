import { randomUUID } from 'node:crypto'
import { dialog, type App } from 'electron'
import type { Log } from '../observe/log.ts'
import { traceOf } from '../observe/trace.ts'
import { messageFor, type ShellTrouble } from './sentences.ts'

/** A fresh random word that finds a bug again in the log. */
export function newReference(): string {
  return randomUUID().slice(0, 8)
}

/** Writes a trouble to the log, says it to the person and waits until it was read. */
export function tellTrouble(trouble: ShellTrouble, log: Log, error?: unknown): void {
  const reference = newReference()
  log.write('failure', 'station in trouble', { kind: trouble, reference, trace: traceOf(error) })
  const { title, body } = messageFor(trouble, reference)
  dialog.showErrorBox(title, body)
}

/**
 * Listens for bugs that nothing caught. An exception leaves the process in an unknown state: it is told and the station ends. A
 * forgotten rejection is written down, and the station goes on: the action it belonged to has its own deadline.
 */
export function watchForBugs(app: App, log: Log): void {
  process.on('uncaughtException', (error) => {
    tellTrouble('unexpected', log, error)
    app.exit(1)
  })
  process.on('unhandledRejection', (reason) => {
    log.write('failure', 'rejection nobody handled', { reference: newReference(), trace: traceOf(reason) })
  })
}
