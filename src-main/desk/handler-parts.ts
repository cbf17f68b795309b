import type { Pairing } from '../biostar/pairing.ts'
import type { ConnectionMonitor } from '../biostar/connection-monitor.ts'
import type { ConsentText } from '../../src-preload/contract/consent.ts'
import type { JournalMark } from '../observe/diagnostics.ts'
import type { LogFile } from '../observe/log-file.ts'
import type { SettingsKeeper } from '../policy/settings.ts'
import type { Shell } from '../shell/station.ts'
import type { Clock } from '../domain/clock.ts'
import type { Directory } from '../directory/directory.ts'
import type { KeptGround } from '../directory/kept-ground.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { StationStore } from '../storage/station-store.ts'
import type { Clerk } from './clerk.ts'
import type { GatewayLink } from './gateway-link.ts'
import type { KeptPutOrder } from './kept-put-order.ts'
import type { KeptScan } from './kept-scan.ts'
import type { DoorWatcher } from './door-watch.ts'
import type { ServerLink } from './server-link.ts'

/** Everything the handlers speak to. */
export interface HandlerParts {
  readonly shell: Pick<Shell, 'facts' | 'copyText' | 'saveText' | 'refusals'>
  readonly clock: Clock
  readonly log: LogFile
  readonly settings: SettingsKeeper
  readonly pairing: Pairing
  readonly server: ServerLink
  readonly monitor: ConnectionMonitor
  readonly clerk: Clerk
  readonly outbox: Outbox
  readonly directory: Directory
  readonly keptGround: KeptGround
  readonly doorWatch: DoorWatcher
  readonly store: StationStore
  /** The face that was scanned last and waits to be stored. */
  readonly scans: KeptScan
  readonly gateway: GatewayLink
  /** What is about to be put on terminals. */
  readonly putOrders: KeptPutOrder
  /** By what the journal is known from outside; `null` where none is kept. */
  readonly readJournalMark: () => Promise<JournalMark | null>
  readonly readConsentTexts: () => Promise<readonly ConsentText[]>
}
