import type { CustomScheme, Protocol as ElectronProtocol } from 'electron'
import type { CdpSession, Protocol as Cdp } from './cdp.ts'
import { whetherStillThere } from './cdp.ts'
import type { Schemes } from './schemes.ts'
import { notImplemented, refuseUnknownOn } from './unimplemented.ts'

type Handler = (request: Request) => Response | Promise<Response>
type Paused = Cdp.Fetch.requestPausedPayload

// Headers in which a page's address appears; the application must see its own scheme there, the page Chromium's.
const addressHeaders: ReadonlySet<string> = new Set(['access-control-allow-origin', 'location', 'origin', 'referer'])

/** `session.protocol`: the handlers of one session. */
export class Protocol implements Pick<
  ElectronProtocol,
  'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'
> {
  private readonly schemes: Schemes
  private readonly handlers = new Map<string, Handler>()

  constructor(schemes: Schemes) {
    this.schemes = schemes
  }

  registerSchemesAsPrivileged(customSchemes: CustomScheme[]): void {
    for (const { scheme, privileges } of customSchemes) this.schemes.register(scheme, privileges ?? {})
  }

  handle(scheme: string, handler: (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>): void {
    if (!this.schemes.has(scheme))
      notImplemented(`protocol.handle for ${scheme}, which was not registered as privileged,`)
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.handlers.set(scheme, handler)
  }

  unhandle(scheme: string): void {
    if (!this.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme)
  }

  /** The handler for an address of the application, if it is one of a handled scheme. */
  handlerFor(address: string): Handler | undefined {
    return this.handlers.get(address.slice(0, Math.max(0, address.indexOf(':'))))
  }
}
refuseUnknownOn('protocol', Protocol)

/** Answers paused requests from the application's handlers. */
export class Server {
  private readonly root: CdpSession
  private readonly schemes: Schemes

  constructor(root: CdpSession, schemes: Schemes) {
    this.root = root
    this.schemes = schemes
  }

  /** Lets a request go where it was going. */
  proceed(paused: Paused): Promise<void> {
    return whetherStillThere(this.root.send('Fetch.continueRequest', { requestId: paused.requestId }))
  }

  refuse(paused: Paused, errorReason: Cdp.Network.ErrorReason): Promise<void> {
    return whetherStillThere(this.root.send('Fetch.failRequest', { requestId: paused.requestId, errorReason }))
  }

  /** Asks the handler and hands its whole body over in one message: a stream is drained first. */
  async answer(paused: Paused, handler: Handler): Promise<void> {
    // Chromium asks for a tab picture; Electron has no tabs, so the application never hears of it.
    if (new URL(paused.request.url).pathname === '/favicon.ico' && paused.resourceType === 'Other') {
      return this.fulfil(paused, new Response(null, { status: 204 }))
    }
    try {
      await this.fulfil(paused, await handler(this.requestFrom(paused)))
    } catch (error) {
      console.error(`stand-in: the protocol handler failed for ${paused.request.url}`, error)
      await this.refuse(paused, 'Failed')
    }
  }

  private requestFrom({ request }: Paused): Request {
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      headers.set(name, addressHeaders.has(name.toLowerCase()) ? this.schemes.toApplication(value) : value)
    }
    const body = (request.postDataEntries ?? []).map((entry) => Buffer.from(entry.bytes ?? '', 'base64'))
    return new Request(this.schemes.toApplication(request.url), {
      method: request.method,
      headers,
      ...(request.hasPostData === true ? { body: Buffer.concat(body) } : {}),
    })
  }

  private async fulfil(paused: Paused, response: Response): Promise<void> {
    const body = Buffer.from(await response.arrayBuffer())
    const responseHeaders = [...response.headers].map(([name, value]) => ({
      name,
      value: addressHeaders.has(name) ? this.schemes.toChromium(value) : value,
    }))
    await whetherStillThere(
      this.root.send('Fetch.fulfillRequest', {
        requestId: paused.requestId,
        responseCode: response.status,
        responseHeaders,
        body: body.toString('base64'),
      }),
    )
  }
}
