import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { Pairing } from '../biostar/pairing.ts'
import type { ConnectionMonitor } from '../biostar/connection-monitor.ts'
import type { ServerCall } from '../biostar/conversation.ts'
import type { OperationOptions } from '../biostar/operation.ts'
import { formatServerAddress } from '../biostar/server-address.ts'
import type { CallContext, Handlers } from '../ipc/handlers.ts'
import type { OverrideRecords } from '../journal/override-records.ts'
import { writeDiagnostics } from '../observe/diagnostics.ts'
import type { LogFile } from '../observe/log-file.ts'
import type { SettingsKeeper } from '../policy/settings.ts'
import type { Shell } from '../shell/station.ts'
import type { Clock } from '../domain/clock.ts'
import type { Clerk } from './clerk.ts'
import type { ServerLink } from './server-link.ts'

/** Everything the handlers speak to. */
export interface HandlerParts {
  readonly shell: Pick<Shell, 'facts' | 'copyText' | 'refusals'>
  readonly clock: Clock
  readonly log: LogFile
  readonly settings: SettingsKeeper
  readonly pairing: Pairing
  readonly server: ServerLink
  readonly monitor: ConnectionMonitor
  readonly clerk: Clerk
  readonly overrides: Pick<OverrideRecords, 'keep'>
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

function peopleHandlers({ clerk }: HandlerParts): Some<ServerCall> {
  /** Asks the server, unless there is none, nobody is signed in or the station is locked. */
  const atDesk = async <Value, Problem>(ask: (client: BioStarClient) => Promise<Outcome<Value, Problem>>) => {
    const desk = clerk.desk()
    return desk.ok ? ask(desk.value) : desk
  }
  return {
    searchPeople: async ({ text, offset, limit }, call) =>
      atDesk((client) => client.searchPeople({ text, offset, limit }, optionsOf(call))),
    readPerson: async ({ id }, call) => atDesk((client) => client.readPerson(id, optionsOf(call))),
    prepareCreation: async (_input, call) => atDesk((client) => client.prepareCreation(optionsOf(call))),
    createPerson: async ({ draft }, call) => atDesk((client) => client.createPerson(draft, optionsOf(call))),
    deletePerson: async ({ id }, call) => atDesk((client) => client.deletePerson(id, optionsOf(call))),
    uploadPhoto: async ({ id, photo, seen }, call) =>
      atDesk((client) => client.uploadPhoto({ id, photo, seen }, optionsOf(call))),
    removePhoto: async ({ id }, call) => atDesk((client) => client.removePhoto(id, optionsOf(call))),
    registerVisualFace: async ({ id, picture, replaces }, call) =>
      atDesk((client) => client.registerVisualFace({ id, picture, replaces }, optionsOf(call))),
    removeVisualFaces: async ({ id }, call) => atDesk((client) => client.removeVisualFaces(id, optionsOf(call))),
    readMailReadiness: async (_input, call) => atDesk((client) => client.readMailReadiness(optionsOf(call))),
    sendMail: async ({ id, language, again }, call) =>
      atDesk((client) => client.sendMail({ id, language, again }, optionsOf(call))),
  }
}

/** An override belongs to a clerk at a server: nobody makes one while the station is locked. */
function journalHandlers({ clerk, server, overrides }: HandlerParts): Some<'keepOverride'> {
  return {
    keepOverride: async ({ id, override, judgement }) => {
      const desk = clerk.desk()
      if (!desk.ok) return desk
      const [link, session] = [server.current(), clerk.state()]
      if (link === null) return fail({ kind: 'notPaired' })
      if (session.kind !== 'signedIn') return fail({ kind: 'signInRequired', reason: 'signedOut' })
      const serverAddress = formatServerAddress(link.record.address)
      return overrides.keep({ personId: id, serverAddress, operatorId: session.operator.userId, override, judgement })
    },
  }
}

function optionsOf(call: CallContext): OperationOptions {
  return {
    signal: call.signal,
    onStage: (stage) => {
      call.progress(stage)
    },
  }
}
