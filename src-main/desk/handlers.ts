import { succeed } from '../../src-preload/contract/outcome.ts'
import type { Pairing } from '../biostar/pairing.ts'
import type { ConnectionMonitor } from '../biostar/connection-monitor.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { ConsentText } from '../../src-preload/contract/consent.ts'
import { writeDiagnostics } from '../observe/diagnostics.ts'
import type { LogFile } from '../observe/log-file.ts'
import type { SettingsKeeper } from '../policy/settings.ts'
import type { Shell } from '../shell/station.ts'
import type { Clock } from '../domain/clock.ts'
import type { Directory } from '../directory/directory.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { StationStore } from '../storage/station-store.ts'
import { optionsOf } from './call-options.ts'
import type { Clerk } from './clerk.ts'
import { journalHandlers } from './journal-handlers.ts'
import { peopleHandlers } from './people-handlers.ts'
import type { ServerLink } from './server-link.ts'
import { workHandlers } from './work-handlers.ts'

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
  readonly store: StationStore
  readonly readConsentTexts: () => Promise<readonly ConsentText[]>
}

/** How many of the newest events go into the diagnostics: a morning of a busy desk. Ours. */
const diagnosticLines = 400

/** One handler for each call of the contract. They carry words between the window and those who know; they decide nothing. */
export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...stationHandlers(parts),
    ...serverHandlers(parts),
    ...sessionHandlers(parts),
    ...peopleHandlers(parts),
    ...workHandlers(parts),
    ...journalHandlers(parts),
  }
}

type Some<Name extends keyof Handlers> = Pick<Handlers, Name>

function stationHandlers(
  parts: HandlerParts,
): Some<'describeStation' | 'copyText' | 'copyDiagnostics' | 'readSettings' | 'changeSettings'> {
  const { shell, settings, server, monitor, clerk, log, clock } = parts
  return {
    describeStation: async () => Promise.resolve(succeed(shell.facts)),
    copyText: async ({ text }) => {
      await shell.copyText(text)
      return succeed({})
    },
    copyDiagnostics: async () => {
      const text = writeDiagnostics({
        at: new Date(clock()).toISOString(),
        station: shell.facts,
        server: server.state(),
        connection: monitor.state(),
        session: clerk.state(),
        settings: settings.current(),
        settingsOrigin: settings.origin(),
        refusals: shell.refusals(),
        logLines: log.newestLines(diagnosticLines),
      })
      await shell.copyText(text)
      return succeed({ lines: text.split('\n').length })
    },
    readSettings: async () => Promise.resolve(succeed({ settings: settings.current(), origin: settings.origin() })),
    changeSettings: async (change) => settings.change(change),
  }
}

function serverHandlers(
  parts: HandlerParts,
): Some<'readServer' | 'probeServer' | 'pairServer' | 'forgetServer' | 'checkConnection'> {
  const { pairing, server, monitor, clerk } = parts
  return {
    readServer: async () => Promise.resolve(succeed(server.state())),
    probeServer: async ({ address }, { signal }) => pairing.probe(address, signal),
    pairServer: async ({ probeId, trust }, { signal }) => server.pair(probeId, trust, signal),
    forgetServer: async () => {
      await clerk.signOut(false)
      return server.forget()
    },
    checkConnection: async () => succeed(await monitor.check()),
  }
}

function sessionHandlers({ clerk }: HandlerParts): Some<'readSession' | 'signIn' | 'signOut' | 'lock' | 'unlock'> {
  return {
    readSession: async () => Promise.resolve(succeed(clerk.state())),
    signIn: async ({ loginId, password, remember }, call) =>
      clerk.signIn({ loginId, password, remember }, optionsOf(call)),
    signOut: async ({ forgetPassword }) => clerk.signOut(forgetPassword),
    lock: async () => Promise.resolve(clerk.lock()),
    unlock: async ({ password }) => clerk.unlock(password),
  }
}
