import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createBioStarClient } from '../../src-main/biostar/client.ts'
import { createSentMails } from '../../src-main/biostar/sent-mails.ts'
import { createTransport } from '../../src-main/biostar/transport.ts'
import { silentLog } from '../../src-main/observe/log.ts'
import { createOutbox } from '../../src-main/outbox/create-outbox.ts'
import { tellSentMails } from '../../src-main/outbox/tell-sent-mails.ts'
import { openStationStore } from '../../src-main/storage/open-station-store.ts'
import type { StationStore } from '../../src-main/storage/station-store.ts'
import { defaultSettings } from '../../src-preload/contract/settings.ts'
import { openFileVault } from './file-vault.ts'
import type { FromStation, StationOrders, ToStation } from './station-messages.ts'

const orders = JSON.parse(process.argv[2] ?? '') as StationOrders
const server = `127.0.0.1:${String(orders.port)}`
const doer = { operatorId: '1', server }

const tell = (message: FromStation): void => void process.send?.(message)
const clock = (): number => orders.clock.zero + (Date.now() - orders.clock.zero) * orders.clock.speed
const startTimer = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds / orders.clock.speed)
  return () => clearTimeout(timer)
}
const die = (): void => void process.kill(process.pid, 'SIGKILL')

/** A store that kills the whole process at one of its changes. */
function deadly(store: StationStore): { readonly store: StationStore; readonly changes: () => number } {
  let changes = 0
  const { dieAt } = orders
  return {
    changes: () => changes,
    store: {
      ...store,
      async change(change) {
        changes += 1
        const isTheOne = changes === dieAt?.change
        if (isTheOne && dieAt?.when === 'before') die()
        const outcome = await store.change(change)
        if (isTheOne) die()
        return outcome
      },
    },
  }
}

/** Composes what main keeps and sends, without a window. */
async function run(): Promise<void> {
  const transport = createTransport(
    {
      address: { host: '127.0.0.1', port: orders.port },
      trust: { kind: 'pinnedCertificate', sha256: orders.fingerprint },
    },
    { log: silentLog, clock: Date.now, readSystemAuthorities: () => [] },
  )
  const sentMails = createSentMails()
  const client = createBioStarClient({ transport, host: '127.0.0.1', clock: Date.now, log: silentLog, sentMails })
  const kept = await openStationStore({
    folder: join(orders.folder, 'kept'),
    vault: openFileVault(join(orders.folder, 'vault.json')),
    startTimer,
    log: silentLog,
    station: 'torture',
  })
  const { store, changes } = deadly(kept)
  const outbox = await createOutbox({
    store,
    client: () => ({ client, server }),
    clock,
    startTimer,
    random: Math.random,
    newId: randomUUID,
    log: silentLog,
    settings: () => ({ ...defaultSettings, visitorPhotoDays: 1 }),
  })
  tellSentMails(sentMails, outbox.mails(), server)

  let isSigningIn = false
  /** The clerk signs in as often as it takes: what ends a session here are faults, not people. */
  const signIn = async (): Promise<void> => {
    if (isSigningIn) return
    isSigningIn = true
    const { loginId, password } = orders
    const entered = await client.signIn({ loginId, password }, {})
    isSigningIn = false
    if (entered.ok) {
      outbox.wake('signedIn')
      tellRest()
    }
    if (!entered.ok) startTimer(1_000, () => void signIn())
  }

  let saving = 0
  const tellRest = (): void => {
    const { underWay } = outbox.state()
    const asking = outbox.jobs().filter(({ state }) => state.kind === 'needsClerk')
    if (saving === 0 && underWay === 0) tell({ kind: 'rest', asking, changes: changes() })
  }
  outbox.onState(({ paused }) => {
    const isOver = client.standing().kind === 'signedOut' || paused?.kind === 'signInRequired'
    if (isOver) void signIn()
    tellRest()
  })

  const save = async ({ number, order }: Extract<ToStation, { kind: 'save' }>): Promise<void> => {
    saving += 1
    const saved = await outbox.save(order, doer)
    saving -= 1
    tell(
      saved.ok ? { kind: 'saved', number, id: saved.value.id } : { kind: 'refused', number, why: saved.failure.kind },
    )
    tellRest()
  }

  process.on('message', (message: ToStation) => {
    if (message.kind === 'close') {
      void (async () => {
        await outbox.stop()
        const verified = await store.verifyJournal()
        await store.close()
        client.close()
        tell({ kind: 'closed', journal: verified.ok ? verified.value : null })
        process.disconnect()
      })()
      return
    }
    void save(message)
  })
  tell({ kind: 'ready', unreadable: outbox.unreadable(), jobs: outbox.jobs() })
  void signIn()
}

process.on('disconnect', () => process.exit())
await run()
