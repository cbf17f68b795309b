import { powerMonitor } from 'electron'

/** Calls back each time the computer wakes up from sleep: timers stood still meanwhile, and connections are dead. */
export function onResume(listener: () => void): void {
  powerMonitor.on('resume', listener)
}
