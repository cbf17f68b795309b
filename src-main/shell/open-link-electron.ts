import { shell } from 'electron'
import type { OnRefused } from './fence.ts'
import { allowsLink } from './open-link.ts'

/** Opens an allowed link in the person's browser; any other is counted and dropped. The one door to the outside. */
export function openLink(address: string, onRefused: OnRefused): void {
  if (!allowsLink(address)) {
    onRefused('link')
    return
  }
  // No browser to open it with is the operating system's matter, and the sentence beside the link names the address.
  shell.openExternal(address).catch(() => undefined)
}
