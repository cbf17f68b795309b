import { succeed } from '../../src-preload/contract/outcome.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { writeDiagnostics } from '../observe/diagnostics.ts'
import { optionsOf } from './call-options.ts'
import { deviceHandlers } from './device-handlers.ts'
import { eventHandlers } from './event-handlers.ts'
import { gatewayHandlers } from './gateway-handlers.ts'
import type { HandlerParts } from './handler-parts.ts'
import { journalHandlers } from './journal-handlers.ts'
import { peopleHandlers } from './people-handlers.ts'
import { personChangeHandlers } from './person-change-handlers.ts'
import { terminalHandlers } from './terminal-handlers.ts'
import { serverHandlers } from './server-handlers.ts'
import { workHandlers } from './work-handlers.ts'

/** How many of the newest events go into the diagnostics: a morning of a busy desk. Ours. */
const diagnosticLines = 400

/** One handler for each call of the contract. They carry words between the window and those who know; they decide nothing. */
export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...stationHandlers(parts),
    ...serverHandlers(parts),
    ...sessionHandlers(parts),
    ...peopleHandlers(parts),
    ...personChangeHandlers(parts),
    ...workHandlers(parts),
    ...journalHandlers(parts),
    ...deviceHandlers(parts),
    ...eventHandlers(parts),
    ...gatewayHandlers(parts),
    ...terminalHandlers(parts),
  }
}

type Some<Name extends keyof Handlers> = Pick<Handlers, Name>

function stationHandlers(
  parts: HandlerParts,
): Some<'describeStation' | 'copyText' | 'copyDiagnostics' | 'readSettings' | 'changeSettings'> {
  const { shell, settings, server, monitor, clerk, outbox, directory, log, clock } = parts
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
        outbox: outbox.state(),
        directory: directory.state(),
        journal: await parts.readJournalMark(),
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
