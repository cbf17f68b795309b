import type { WebRequest as ElectronWebRequest } from 'electron'
import type { Protocol as Cdp } from './cdp.ts'
import { notImplemented, refuseUnknownOn } from './unimplemented.ts'

type Listener = (
  details: object,
  callback: (response: { readonly cancel?: boolean; readonly redirectURL?: string }) => void,
) => void

const resourceTypes: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
}

/** `session.webRequest`, of which only the decision before a request exists. */
export class WebRequest implements Pick<ElectronWebRequest, 'onBeforeRequest'> {
  private patterns: readonly RegExp[] = []
  private listener: Listener | undefined
  private lastId = 0

  onBeforeRequest(...values: unknown[]): void {
    const [filter, listener] = values.length === 1 ? [undefined, values[0]] : values
    const urls = (filter as { readonly urls?: readonly string[] } | undefined)?.urls ?? ['<all_urls>']
    this.patterns = urls.map(patternToExpression)
    this.listener = (listener as Listener | null) ?? undefined
  }

  /** Whether the application cancels this request. `url` is the application's spelling of the address. */
  async cancels(paused: Cdp.Fetch.requestPausedPayload, url: string, isMainFrame: boolean): Promise<boolean> {
    const listener = this.listener
    if (listener === undefined || !this.patterns.some((pattern) => pattern.test(url))) return false
    const document = isMainFrame ? 'mainFrame' : 'subFrame'
    const resourceType = paused.resourceType === 'Document' ? document : (resourceTypes[paused.resourceType] ?? 'other')
    const { method, headers } = paused.request
    const details = {
      id: ++this.lastId,
      url,
      method,
      resourceType,
      referrer: headers['Referer'] ?? '',
      timestamp: Date.now(),
    }
    const response = await new Promise<{ readonly cancel?: boolean; readonly redirectURL?: string }>((resolve) => {
      listener(details, resolve)
    })
    if (response.redirectURL !== undefined) notImplemented('webRequest.onBeforeRequest redirectURL')
    return response.cancel === true
  }
}
refuseUnknownOn('webRequest', WebRequest)

function patternToExpression(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/
  const literal = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${literal}$`)
}
