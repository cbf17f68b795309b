import type { Session as ElectronSession } from 'electron'
import type { CdpSession } from './cdp.ts'
import { whetherStillThere } from './cdp.ts'
import type { WebFrameMain } from './frames.ts'
import type { PermissionQuestion } from './world-messages.ts'

type CheckHandler = Parameters<ElectronSession['setPermissionCheckHandler']>[0]
type RequestHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0]

/** Who asks: the window's contents, as the handlers receive them, and the frame. */
export interface Asker {
  readonly webContents: unknown
  readonly frame: WebFrameMain
}

// Chromium's names for what the handlers decide about. Everything here is denied at the start.
const deniedAtStart = [
  'camera',
  'microphone',
  'geolocation',
  'notifications',
  'midi',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'idle-detection',
  'local-fonts',
  'window-management',
  'storage-access',
  'persistent-storage',
  'background-sync',
  'background-fetch',
  'periodic-background-sync',
  'payment-handler',
  'accelerometer',
  'gyroscope',
  'magnetometer',
  'nfc',
  'screen-wake-lock',
  'keyboard-lock',
  'pointer-lock',
] as const

/** The decisions of one session: the application's two handlers, with Electron's answer (yes) where there is none. */
export class Permissions {
  checkHandler: CheckHandler = null
  requestHandler: RequestHandler = null

  /** Runs the check handler once for each medium and, for a request, the request handler; returns Chromium's names and the answer. */
  async decide(
    asker: Asker,
    question: PermissionQuestion,
  ): Promise<readonly { readonly name: string; readonly granted: boolean }[]> {
    const parts: readonly ('audio' | 'video' | undefined)[] =
      question.permission === 'media' ? question.media : [undefined]
    const checked = parts.map((medium) => ({ medium, granted: this.check(asker, question.permission, medium) }))
    if (parts.length === 0) return []
    const wanted = checked.every(({ granted }) => granted)
    const agreed = question.purpose === 'check' || (wanted && (await this.request(asker, question)))
    return checked.map(({ medium, granted }) => ({
      name: chromiumName(question.permission, medium),
      granted: granted && agreed,
    }))
  }

  private check({ webContents, frame }: Asker, permission: string, medium: 'audio' | 'video' | undefined): boolean {
    if (this.checkHandler === null) return true
    const origin = withSlash(frame.origin)
    const isMainFrame = frame.parent === null
    const details = {
      requestingUrl: frame.url,
      isMainFrame,
      ...(medium === undefined ? {} : { mediaType: medium, securityOrigin: origin }),
      ...(isMainFrame ? {} : { embeddingOrigin: withSlash(frame.top?.origin ?? '') }),
    }
    return this.checkHandler(webContents as never, permission as never, origin, details)
  }

  private request({ webContents, frame }: Asker, question: PermissionQuestion): Promise<boolean> {
    const handler = this.requestHandler
    if (handler === null) return Promise.resolve(true)
    const details = {
      requestingUrl: frame.url,
      isMainFrame: frame.parent === null,
      ...(question.permission === 'media'
        ? { mediaTypes: [...question.media], securityOrigin: withSlash(frame.origin) }
        : {}),
    }
    return new Promise((resolve) => {
      handler(webContents as never, question.permission as never, resolve, details)
    })
  }
}

/** Electron hands origins to these handlers as addresses, with a slash at the end. */
function withSlash(origin: string): string {
  return origin === 'null' || origin === '' ? '' : `${origin}/`
}

function chromiumName(permission: string, medium: 'audio' | 'video' | undefined): string {
  if (permission !== 'media') return permission
  return medium === 'audio' ? 'microphone' : 'camera'
}

/** Denies everything to everyone before the first page loads. */
export async function denyEverything(root: CdpSession): Promise<void> {
  await Promise.all(
    deniedAtStart.map((name) => root.send('Browser.setPermission', { permission: { name }, setting: 'denied' })),
  )
}

/** Lets Chromium enforce a decision for one origin (in Chromium's spelling). */
export function enforce(root: CdpSession, origin: string, name: string, granted: boolean): Promise<void> {
  // Names without a Chromium setting, and opaque origins, stay denied.
  return whetherStillThere(
    root.send('Browser.setPermission', { permission: { name }, setting: granted ? 'granted' : 'denied', origin }),
  )
}
