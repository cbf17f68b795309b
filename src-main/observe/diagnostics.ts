import type { DirectoryState } from '../../src-preload/contract/directory.ts'
import type { OutboxState } from '../../src-preload/contract/job.ts'
import type { Settings, SettingsOrigin } from '../../src-preload/contract/settings.ts'
import type { ConnectionState, ServerState } from '../../src-preload/contract/server.ts'
import type { SessionState } from '../../src-preload/contract/session.ts'
import type { StationFacts } from '../../src-preload/contract/station.ts'
import { redact } from './redaction.ts'

/** By what a journal is known from outside: to be compared with what `npm run journal:verify` prints. */
export interface JournalMark {
  /** SHA-256 of the public key that signs it. */
  readonly fingerprint: string
  /** The number of its last entry as the keychain knows it; `null` when it does not know. */
  readonly lastNumber: number | null
}

/** What the diagnostics are made from. `journal` is `null` where none is kept. */
export interface DiagnosticsGround {
  readonly at: string
  readonly station: StationFacts
  readonly server: ServerState
  readonly connection: ConnectionState
  readonly session: SessionState
  readonly settings: Settings
  readonly settingsOrigin: SettingsOrigin
  readonly outbox: OutboxState
  readonly directory: DirectoryState
  readonly journal: JournalMark | null
  /** Refusals at the bridge since start, by reason. */
  readonly refusals: Readonly<Record<string, number>>
  readonly logLines: readonly string[]
}

/**
 * Writes the text an administrator sends when something is wrong: numbered facts, then the newest lines of the log.
 *
 * It names the server, its certificate and versions, and no person: not the clerk, not the people enrolled.
 */
export function writeDiagnostics(ground: DiagnosticsGround): string {
  const facts = [
    `Vestibule ${ground.station.version} on ${ground.station.platform} ${ground.station.architecture}`,
    `Runtime: ${Object.entries(ground.station.runtime)
      .map(([part, version]) => `${part} ${version}`)
      .join(', ')}`,
    `Written: ${ground.at}`,
    `Server: ${describeServer(ground.server)}`,
    `Connection: ${describeConnection(ground.connection)}`,
    `Session: ${describeSession(ground.session)}`,
    `Settings (${ground.settingsOrigin}): theme ${ground.settings.theme}, mail language ${ground.settings.mailLanguage}, ` +
      `lock after ${String(ground.settings.lockAfterMinutes)} minutes, camera ${ground.settings.cameraLabel === null ? 'not chosen' : 'chosen'}`,
    `Work: ${describeWork(ground.outbox)}`,
    `People list: ${describeDirectory(ground.directory)}`,
    `Journal: ${describeJournal(ground.journal)}`,
    `Refused at the bridge: ${
      Object.entries(ground.refusals)
        .map(([reason, count]) => `${reason} ${String(count)}`)
        .join(', ') || 'nothing'
    }`,
  ]
  const numbered = facts.map((fact, index) => `${String(index + 1)}. ${fact}`)
  return redact([...numbered, '', 'Newest events', ...ground.logLines].join('\n'))
}

function describeServer(server: ServerState): string {
  if (server.kind === 'unpaired') return 'not paired'
  const trust = server.trust.kind === 'systemTrust' ? 'system store' : `${server.trust.kind} ${server.trust.sha256}`
  return `${server.address.host}:${String(server.address.port)}, ${trust}, paired ${server.pairedAt}, certificate until ${server.certificateValidTo ?? 'not seen yet'}`
}

function describeWork({ keeping, underWay, needClerk, paused }: OutboxState): string {
  const place = keeping.kind === 'onDisk' ? 'kept on the disk' : `in memory only (${keeping.why})`
  const restored =
    keeping.kind === 'onDisk' && keeping.restoredFrom !== null ? `, put back from ${keeping.restoredFrom}` : ''
  const pause = paused === null ? '' : `, paused: ${paused.kind}`
  return `${place}${restored}, ${String(underWay)} under way, ${String(needClerk)} need a clerk${pause}`
}

function describeDirectory(directory: DirectoryState): string {
  if (directory.kind === 'off') return `off (${directory.why})`
  if (directory.kind === 'empty') return 'none yet'
  return `${String(directory.people)} people, complete at ${directory.sweptAt}`
}

function describeJournal(journal: JournalMark | null): string {
  if (journal === null) return 'not kept'
  const last = journal.lastNumber === null ? 'not known' : String(journal.lastNumber)
  return `signed by ${journal.fingerprint}, last entry in the keychain ${last}`
}

function describeConnection(connection: ConnectionState): string {
  if (connection.kind === 'reachable') {
    return `reachable in ${String(Math.round(connection.milliseconds))} ms, version ${connection.version ?? 'not told'}`
  }
  if (connection.kind === 'unreachable') return `unreachable, ${JSON.stringify(connection.failure)}`
  return connection.kind
}

function describeSession(session: SessionState): string {
  if (session.kind === 'signedOut') return `signed out (${session.reason}), keychain ${session.vault}`
  const rights = `read people ${session.operator.readPeople}, write people ${session.operator.writePeople}, read settings ${session.operator.readSettings}`
  return `${session.kind}, ${rights}, password ${session.password.kind}`
}
