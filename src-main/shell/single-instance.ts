import type { App } from 'electron'

/**
 * Makes sure only one copy runs for each data folder.
 *
 * @param onSecondCopy runs in the first copy when another one was started: it comes forward
 * @returns `false` in the second copy, which must end at once: the first one owns the files
 */
export function claimSingleInstance(app: App, onSecondCopy: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecondCopy)
  return true
}
