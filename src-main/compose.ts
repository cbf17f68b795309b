import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createBioStarClient, type BioStarClient } from './biostar/client.ts'
import { createCertificateProbe } from './biostar/certificate-probe.ts'
import { createConnectionMonitor, type ConnectionMonitor } from './biostar/connection-monitor.ts'
import { createPairing } from './biostar/pairing.ts'
import { createSentMails } from './biostar/sent-mails.ts'
import type { ServerRecord } from './biostar/server-record.ts'
import { createTransport } from './biostar/transport.ts'
import { readSystemAuthorities } from './biostar/trust-system-authorities.ts'
import { seatClerk } from './desk/clerk.ts'
import { createHandlers } from './desk/handlers.ts'
import { watchForIdleness } from './desk/idle-lock.ts'
import { openServerLink } from './desk/server-link.ts'
import type { StartTimer } from './domain/timer.ts'
import { keepOverrideRecords } from './journal/override-records.ts'
import type { Log } from './observe/log.ts'
import { openLogFile } from './observe/log-file.ts'
import { keepServerRecord } from './policy/server-record-file.ts'
import { keepSettings } from './policy/settings.ts'
import type { Compose } from './shell/station.ts'
import { keepDataKey } from './vault/data-key.ts'
import { vaultOfFolder } from './vault/folder-vault.ts'
import { createKeytarVault } from './vault/keytar-vault.ts'

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
  })

  const records = keepServerRecord(join(shell.folders.data, 'server.json'))
  const probe = createCertificateProbe({ clock, readSystemAuthorities })
  const pairing = createPairing({ probe, records, clock, newId: randomUUID, log })
  const monitor = createConnectionMonitor({ clock, startTimer, log })
  monitor.onChange((state) => {
    shell.announce('connectionChanged', state)
  })

  const vault = createKeytarVault()
  const server = await openServerLink({
    records,
    pairing,
    vault,
    log,
    suggestedAddress: shell.switchValue('server'),
    connect: (record, onCertificateSeen) => connect(record, onCertificateSeen, monitor, log),
    disconnect: () => {
      monitor.unwatch()
    },
  })
  server.onChange((state) => {
    shell.announce('serverChanged', state)
  })

  const clerk = seatClerk(server, log)
  clerk.onChange((state) => {
    shell.announce('sessionChanged', state)
  })
  const stopWatching = watchForIdleness({
    idleSeconds: shell.idleSeconds,
    lockAfterMinutes: () => settings.current().lockAfterMinutes,
    startTimer,
    lock: () => void clerk.lock(),
  })

  const folderVault = vaultOfFolder(vault, shell.folders.data)
  const overrides = keepOverrideRecords({
    path: join(shell.folders.data, 'overrides.sealed'),
    dataKey: keepDataKey(folderVault),
    vault: folderVault,
    clock,
    log,
  })
  const handlers = createHandlers({ shell, clock, log, settings, pairing, server, monitor, clerk, overrides })
  return {
    log,
    handlers,
    theme: settings.current().theme,
    async stop() {
      stopWatching()
      await clerk.signOut(false)
      server.close()
    },
  }
}

/** Opens the conversation with the paired server, overheard by the connection indicator. */
function connect(
  record: ServerRecord,
  onCertificateSeen: (validTo: string) => void,
  monitor: ConnectionMonitor,
  log: Log,
): BioStarClient {
  const clock = Date.now
  const transport = createTransport(record, {
    log,
    clock,
    onHandshake: ({ certificateValidTo }) => {
      onCertificateSeen(certificateValidTo)
    },
  })
  const { host } = record.address
  const overheard = monitor.watch({ host, transport })
  const client = createBioStarClient({ transport: overheard, host, clock, log, sentMails: createSentMails() })
  return {
    ...client,
    async signIn(credentials, options) {
      const entered = await client.signIn(credentials, options)
      if (entered.ok && entered.value.version !== null) monitor.learnVersion(entered.value.version)
      return entered
    },
  }
}
