import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { EnrollmentServer } from './biostar/enrollment-server.ts'
import { createCertificateProbe } from './biostar/certificate-probe.ts'
import { createConnectionMonitor } from './biostar/connection-monitor.ts'
import { createPairing } from './biostar/pairing.ts'
import { readSystemAuthorities } from './biostar/trust-system-authorities.ts'
import { rememberUsualGroups } from './desk/usual-groups.ts'
import { openGatewayLink } from './desk/gateway-link.ts'
import { createKeptPutOrder } from './desk/kept-put-order.ts'
import { seatClerk } from './desk/clerk.ts'
import { watchDoors } from './desk/door-watch.ts'
import { createHandlers } from './desk/handlers.ts'
import { createKeptScan } from './desk/kept-scan.ts'
import { watchForIdleness } from './desk/idle-lock.ts'
import { personCreatedBy } from './desk/created-person.ts'
import { connectServer, connectTerminals } from './desk/open-connection.ts'
import { openServerLink, type Link, type ServerLink } from './desk/server-link.ts'
import { createDirectory, startDirectoryThread } from './directory/directory.ts'
import { openKeptGround } from './directory/kept-ground.ts'
import type { StartTimer } from './domain/timer.ts'
import { connectGateway } from './gateway/connect-gateway.ts'
import { readConsentTexts } from './journal/consent-texts.ts'
import { stationFingerprint } from './journal/station-key.ts'
import type { JournalMark } from './observe/diagnostics.ts'
import { openLogFile } from './observe/log-file.ts'
import { keepGatewayRecord, keepServerRecord } from './policy/record-file.ts'
import { keepSettings, type SettingsKeeper } from './policy/settings.ts'
import { createOutbox } from './outbox/create-outbox.ts'
import type { OutboxLink } from './outbox/runner.ts'
import type { Compose } from './shell/station.ts'
import { openStationStore } from './storage/open-station-store.ts'
import type { StationStore } from './storage/station-store.ts'
import { readJournalNumber } from './vault/journal-number.ts'
import { readOrMakeStationKey } from './vault/station-key.ts'
import { keepDataKey } from './vault/data-key.ts'
import { vaultOfFolder } from './vault/folder-vault.ts'
import { createKeytarVault } from './vault/keytar-vault.ts'
import type { Vault } from './vault/vault.ts'
import type { OutboxState } from '../src-preload/contract/job.ts'
import { fail } from '../src-preload/contract/outcome.ts'
import type { SessionState } from '../src-preload/contract/session.ts'
import { formatServerAddress } from './biostar/server-address.ts'

const startTimer: StartTimer = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}

/** Makes every object of the station, in order, and takes them down in reverse. */
export const compose: Compose = async (shell) => {
  const clock = Date.now
  const log = openLogFile(shell.folders.logs, clock)
  const settings = await keepSettings(join(shell.folders.data, 'settings.json'), (changed) => {
    shell.applyTheme(changed.theme)
    shell.announce('settingsChanged', changed)
    directory.wake('settingsChanged')
  })

  const vault = createKeytarVault()
  const folderVault = vaultOfFolder(vault, shell.folders.data)
  const store = await openStationStore({
    folder: join(shell.folders.data, 'store'),
    vault: folderVault,
    startTimer,
    log,
    station: hostname(),
  })

  // Work and people list belong to a server, and the link to it is opened with what the work knows: which mails left.
  let server: ServerLink | null = null
  const outbox = await createOutbox({
    store,
    client: () => outboxLinkOf(server?.current() ?? null, settings),
    clock,
    startTimer,
    random: Math.random,
    newId: randomUUID,
    log,
    settings: () => settings.current(),
  })
  let keeping = outbox.state().keeping.kind
  outbox.onState((state) => {
    shell.announce('outboxChanged', state)
    // What may be kept again includes the people list.
    if (state.keeping.kind !== keeping) directory.wake('settingsChanged')
    keeping = state.keeping.kind
  })
  outbox.onJob((job) => {
    shell.announce('jobChanged', job)
    const created = personCreatedBy(job)
    if (created === null) return
    directory.learn([created])
    if (job.draft !== null)
      void rememberUsualGroups(settings, { accessGroups: job.draft.accessGroupIds, userGroup: job.draft.userGroupId })
  })

  const records = keepServerRecord(join(shell.folders.data, 'server.json'))
  const probe = createCertificateProbe({ clock, readSystemAuthorities })
  const pairing = createPairing({ probe, records, clock, newId: randomUUID, log })
  const monitor = createConnectionMonitor({ clock, startTimer, log })
  const connecting = { monitor, outbox, clock, startTimer, log }
  const link = await openServerLink({
    records,
    pairing,
    vault,
    log,
    suggestedAddress: shell.switchValue('server'),
    clock,
    connect: (record, onCertificateSeen) =>
      record.way === 'gateway' && record.trust.kind === 'pinnedAuthority'
        ? connectTerminals(record, record.trust, { ...connecting, vault: folderVault, folder: shell.folders.gateway })
        : connectServer(record, onCertificateSeen, connecting),
    disconnect: () => {
      monitor.unwatch()
    },
  })
  server = link

  const clerk = seatClerk(link, clock, log)
  const stopWatching = watchForIdleness({
    idleSeconds: shell.idleSeconds,
    lockAfterMinutes: () => settings.current().lockAfterMinutes,
    startTimer,
    lock: () => void clerk.lock(),
  })

  const scans = createKeptScan({ clock, newId: randomUUID })
  const putOrders = createKeptPutOrder({ clock, newId: randomUUID })
  const gateway = await openGatewayLink({
    records: keepGatewayRecord(join(shell.folders.data, 'gateway.json')),
    connect: (record) => connectGateway(record, { protocolFolder: shell.folders.gateway, startTimer, log }),
    clock,
    startTimer,
    log,
  })
  gateway.onChange((state) => {
    shell.announce('gatewayChanged', state)
  })
  gateway.onTerminals((state) => {
    shell.announce('terminalsChanged', state)
  })
  const client = (): EnrollmentServer | null => link.current()?.client ?? null
  const directory = createDirectory({
    folder: shell.folders.data,
    dataKey: async () => dataKeyFor(store, folderVault),
    server: () => serverNameOf(link.current()),
    scope: () => scopeOf(clerk.state()),
    wanted: () => settings.current().keepDirectory,
    sweep: async (options) => client()?.sweepPeople(options) ?? fail({ kind: 'notPaired' }),
    changes: async (newest, options) => client()?.readChangedPeople(newest, options) ?? fail({ kind: 'notPaired' }),
    clock,
    startTimer,
    log,
    startThread: startDirectoryThread,
  })
  const keptGround = openKeptGround({
    folder: shell.folders.data,
    dataKey: async () => dataKeyFor(store, folderVault),
    server: () => serverNameOf(link.current()),
    scope: () => groupsOf(clerk.state()),
    wanted: () => settings.current().keepDirectory,
    log,
  })
  directory.onChange((state) => {
    shell.announce('directoryChanged', state)
  })

  const doorWatch = watchDoors({ clock, startTimer, random: Math.random, log })
  doorWatch.onChange((watch) => {
    shell.announce('doorWatchChanged', watch)
  })

  link.onChange((state) => {
    shell.announce('serverChanged', state)
  })
  link.onReplaced(() => {
    doorWatch.stop()
    outbox.wake('paired')
    directory.wake('paired')
  })
  clerk.onChange((state) => {
    shell.announce('sessionChanged', state)
    if (state.kind === 'signedIn') {
      outbox.wake('signedIn')
      void outbox.keepAgain()
    }
    if (state.kind === 'signedOut') {
      outbox.wake('signedOut')
      scans.forget()
      putOrders.forget()
      gateway.rest()
    }
    if (state.kind !== 'locked') directory.wake(state.kind)
    if (state.kind !== 'signedIn') doorWatch.stop()
  })
  monitor.onChange((state) => {
    shell.announce('connectionChanged', state)
    if (state.kind !== 'reachable') return
    void clerk.reconnect()
    outbox.wake('reachable')
    directory.wake('reachable')
  })
  shell.onResume(() => {
    outbox.wake('resumed')
    directory.wake('resumed')
    void monitor.check()
  })
  outbox.wake('paired')

  const consentFolders = { own: shell.folders.consent, site: join(shell.folders.data, 'consent') }
  const parts = {
    shell,
    clock,
    log,
    settings,
    pairing,
    server: link,
    monitor,
    clerk,
    outbox,
    directory,
    keptGround,
    store,
    scans,
    gateway,
    putOrders,
    doorWatch,
  }
  return {
    log,
    handlers: createHandlers({
      ...parts,
      readConsentTexts: async () => readConsentTexts(consentFolders, log),
      readJournalMark: async () => journalMarkOf(store, folderVault),
    }),
    theme: settings.current().theme,
    unkeptWork: () => unkeptWorkOf(outbox.state()),
    async stop() {
      stopWatching()
      doorWatch.stop()
      await outbox.stop()
      await clerk.signOut(false)
      gateway.close()
      link.close()
      await directory.stop()
      await store.close()
    },
  }
}

/** The paired server as jobs and people list name it. */
function serverNameOf(link: Link | null): string | null {
  return link === null ? null : formatServerAddress(link.record.address)
}

function outboxLinkOf(link: Link | null, settings: SettingsKeeper): OutboxLink | null {
  const server = serverNameOf(link)
  if (link === null || server === null) return null
  const terminals = link.bioStar === null ? { terminals: { chosen: settings.current().terminals } } : {}
  return { client: link.client, server, ...terminals }
}

/** Whom the clerk may see: clerks with other groups get another copy of the people list. */
function scopeOf(session: SessionState): string | null {
  return session.kind === 'signedOut' ? null : JSON.stringify(session.operator.userGroups)
}

/** Which groups the clerk may give to somebody new. */
function groupsOf(session: SessionState): string | null {
  return session.kind === 'signedOut'
    ? null
    : JSON.stringify([session.operator.userGroups, session.operator.accessGroups])
}

/** The key of the people list; none where the store itself could not be kept. */
async function dataKeyFor(store: StationStore, vault: Vault): Promise<Buffer | null> {
  if (store.keeping().kind !== 'onDisk') return null
  const kept = await keepDataKey(vault).read()
  return kept.kind === 'value' ? kept.key : null
}

/** By what the journal is known from outside; none where the store itself could not be kept. */
async function journalMarkOf(store: StationStore, vault: Vault): Promise<JournalMark | null> {
  if (store.keeping().kind !== 'onDisk') return null
  const key = await readOrMakeStationKey(vault)
  if (key.kind !== 'value') return null
  const number = await readJournalNumber(vault)
  return { fingerprint: stationFingerprint(key.key), lastNumber: number.kind === 'value' ? number.number : null }
}

function unkeptWorkOf({ keeping, underWay, needClerk }: OutboxState): number {
  return keeping.kind === 'inMemory' ? underWay + needClerk : 0
}
