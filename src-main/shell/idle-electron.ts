import { powerMonitor } from 'electron'

/** Seconds since the last key, click or touch anywhere on this machine, as the operating system counts them. */
export function idleSeconds(): number {
  return powerMonitor.getSystemIdleTime()
}
