import type { Session as ElectronSession } from 'electron'
import { Permissions } from './permissions.ts'
import { Protocol } from './protocol.ts'
import type { Schemes } from './schemes.ts'
import { ListedEmitter, notImplemented, refuseUnknownOn } from './unimplemented.ts'
import { WebRequest } from './web-request.ts'

/**
 * One of Electron's sessions. Handlers belong to it; storage does not: all windows share one Chromium profile, which is
 * removed at the end, so nothing of any session stays on disk.
 */
export class Session
  extends ListedEmitter
  implements
    Pick<
      ElectronSession,
      | 'clearCache'
      | 'clearStorageData'
      | 'closeAllConnections'
      | 'isPersistent'
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
      | 'setProxy'
      | 'setSpellCheckerEnabled'
    >
{
  readonly protocol: Protocol
  readonly webRequest = new WebRequest()
  readonly permissions = new Permissions()

  constructor(schemes: Schemes) {
    super('session', ['will-download'])
    this.protocol = new Protocol(schemes)
  }

  setPermissionRequestHandler(handler: Parameters<ElectronSession['setPermissionRequestHandler']>[0]): void {
    this.permissions.requestHandler = handler
  }

  setPermissionCheckHandler(handler: Parameters<ElectronSession['setPermissionCheckHandler']>[0]): void {
    this.permissions.checkHandler = handler
  }

  // Chromium's own settings deny devices and screen capture from the start, so these two are never asked.
  setDevicePermissionHandler(_handler: Parameters<ElectronSession['setDevicePermissionHandler']>[0]): void {}
  setDisplayMediaRequestHandler(_handler: Parameters<ElectronSession['setDisplayMediaRequestHandler']>[0]): void {}

  // What these change does not exist here: no spelling service, no proxy, no connections, nothing stored beyond the run.
  setSpellCheckerEnabled(_enable: boolean): void {}
  async setProxy(_config: Parameters<ElectronSession['setProxy']>[0]): Promise<void> {}
  async closeAllConnections(): Promise<void> {}
  async clearCache(): Promise<void> {}
  async clearStorageData(_options?: Parameters<ElectronSession['clearStorageData']>[0]): Promise<void> {}

  isPersistent(): boolean {
    return false
  }
}
refuseUnknownOn('session', Session)

/** The sessions by partition; the empty name is the default session. */
export class Sessions {
  private readonly schemes: Schemes
  private readonly made = new Map<string, Session>()

  constructor(schemes: Schemes) {
    this.schemes = schemes
  }

  fromPartition(partition: string): Session {
    if (partition.startsWith('persist:'))
      notImplemented(`session.fromPartition of a persistent partition (${partition})`)
    const known = this.made.get(partition)
    if (known !== undefined) return known
    const session = new Session(this.schemes)
    this.made.set(partition, session)
    return session
  }
}
