import { shell } from 'electron'
import type { OnRefused } from './fence.ts'

/** The hosts whose pages may be opened in the person's own browser: the vendor's support, which the server's answers name. */
const allowedHosts: ReadonlySet<string> = new Set(['support.supremainc.com'])

/**
 * Whether a link may be opened outside the station: https, an allowed host, nothing that could carry data away.
 *
 * Source of the host: reference section 1.3, `Response.link`.
 */
export function allowsLink(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:' || !allowedHosts.has(url.hostname)) return false
  return url.port === '' && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
}

/** Opens an allowed link in the person's browser; any other is counted and dropped. The one door to the outside. */
export function openLink(address: string, onRefused: OnRefused): void {
  if (!allowsLink(address)) {
    onRefused('link')
    return
  }
  // No browser to open it with is the operating system's matter, and the sentence beside the link names the address.
  shell.openExternal(address).catch(() => undefined)
}
