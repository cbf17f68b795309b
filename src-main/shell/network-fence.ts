import type { Session } from 'electron'
import type { OnRefused } from './fence.ts'
import { originOf, type PageSource } from './page-source.ts'

/**
 * Whether the page's process may load an address: its own origin, and what never leaves the process (`blob:`, `data:`).
 *
 * In development also the socket over which the development server announces changes. The second net below the
 * content security policy, which the page's own response carries.
 */
export function allowsRequest(address: string, source: PageSource): boolean {
  if (address.startsWith('data:')) return true
  if (address.startsWith('blob:')) return originOf(address.slice('blob:'.length)) === source.origin
  const origin = originOf(address)
  if (origin === source.origin) return true
  return source.kind === 'development' && origin === source.origin.replace(/^http:/u, 'ws:')
}

/** Cancels every request of a session that leads elsewhere, and every download. */
export function guardNetwork(session: Session, source: PageSource, onRefused: OnRefused): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = allowsRequest(details.url, source)
    if (!allowed) onRefused('network')
    answer({ cancel: !allowed })
  })
  session.on('will-download', (event) => {
    onRefused('download')
    event.preventDefault()
  })
}
