import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createBioStarClient } from '../../../src-main/biostar/client.ts'
import { createCertificateProbe } from '../../../src-main/biostar/certificate-probe.ts'
import { createPairing, type Pairing } from '../../../src-main/biostar/pairing.ts'
import { createSentMails } from '../../../src-main/biostar/sent-mails.ts'
import type { ServerRecord, ServerRecordStore } from '../../../src-main/biostar/server-record.ts'
import { createTransport } from '../../../src-main/biostar/transport.ts'
import { seatClerk, type Clerk } from '../../../src-main/desk/clerk.ts'
import { openServerLink, type Connection, type ServerLink } from '../../../src-main/desk/server-link.ts'
import type { Clock } from '../../../src-main/domain/clock.ts'
import { silentLog } from '../../../src-main/observe/log.ts'
import { createGatewayClient } from '../../../src-main/gateway/create-gateway-client.ts'
import { enrollThroughGateway } from '../../../src-main/gateway/enrollment/enrollment-through-gateway.ts'
import { loadGatewayProtocol } from '../../../src-main/gateway/protocol.ts'
import { keepDeskPassword } from '../../../src-main/vault/desk-password.ts'
import { keepServerRecord } from '../../../src-main/policy/record-file.ts'
import type { SessionState } from '../../../src-preload/contract/session.ts'
import type { Simulator } from '../../../tools/simulator/index.ts'
import { MemoryVault } from '../vault/memory-vault.ts'

const takenDown: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of takenDown.splice(0).toReversed()) await end()
})

/** Remembers what a test has to take down, last first. */
export function takeDown(end: () => Promise<void> | void): void {
  takenDown.push(end)
}

/** A station without a window: what main holds of server and clerk. */
export interface Station {
  readonly vault: MemoryVault
  readonly records: ServerRecordStore
  readonly pairing: Pairing
  readonly server: ServerLink
  readonly clerk: Clerk
  /** All states of the session that were announced, oldest first. */
  readonly announced: SessionState[]
}

/** Starts a station on a folder of its own, or on one that was used before. */
export async function openStation(
  vault = new MemoryVault(),
  folder?: string,
  clock: Clock = Date.now,
): Promise<Station> {
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'vestibule-desk-')))
  if (folder === undefined) takeDown(() => rm(own, { recursive: true, force: true }))
  const records = keepServerRecord(join(own, 'server.json'))
  const probe = createCertificateProbe({ clock, readSystemAuthorities: () => [] })
  const pairing = createPairing({ probe, records, clock, newId: randomUUID, log: silentLog })
  const server = await openServerLink({
    records,
    pairing,
    vault,
    log: silentLog,
    suggestedAddress: null,
    clock,
    connect: (record, onCertificateSeen) => {
      if (record.way === 'gateway') return withoutServer(record, vault, clock)
      const client = createBioStarClient({
        transport: createTransport(record, {
          log: silentLog,
          clock,
          onHandshake: ({ certificateValidTo }) => {
            onCertificateSeen(certificateValidTo)
          },
        }),
        host: record.address.host,
        clock,
        log: silentLog,
        sentMails: createSentMails(),
      })
      return { client, bioStar: client, deskPassword: null }
    },
    disconnect: () => undefined,
  })
  const clerk = seatClerk(server, clock, silentLog)
  const announced: SessionState[] = []
  clerk.onChange((state) => announced.push(state))
  takeDown(() => {
    server.close()
  })
  return { vault, records, pairing, server, clerk, announced }
}

/** The conversation of a desk without a server, with the gateway of its record. */
function withoutServer({ address, trust }: ServerRecord, vault: MemoryVault, clock: Clock): Connection {
  if (trust.kind !== 'pinnedAuthority') throw new Error('a gateway is trusted by its authority')
  const deskPassword = keepDeskPassword(vault, `${address.host}:${String(address.port)}#${trust.sha256}`, clock)
  const protocol = loadGatewayProtocol(join(import.meta.dirname, '../../../resources/gateway'))
  const client = enrollThroughGateway({
    client: createGatewayClient({ ...address, authority: trust.pem, protocol }),
    password: deskPassword,
    clock,
    startTimer: () => () => undefined,
    onTerminals: () => undefined,
  })
  return { client, bioStar: null, deskPassword }
}

/** Pairs a station with a simulator as a person would: look, then confirm. */
export async function pairWith(station: Station, simulator: Simulator): Promise<void> {
  const look = await station.pairing.probe(simulator.url)
  if (!look.ok) throw new Error(`no look: ${look.failure.kind}`)
  const paired = await station.server.pair(look.value.probeId, 'pinnedCertificate', new AbortController().signal)
  if (!paired.ok) throw new Error(`not paired: ${paired.failure.kind}`)
}

/** Waits until a state of the session satisfies a condition. */
export async function stateWhere(station: Station, holds: (state: SessionState) => boolean): Promise<SessionState> {
  const now = station.clerk.state()
  if (holds(now)) return now
  const { promise, resolve } = Promise.withResolvers<SessionState>()
  station.clerk.onChange((state) => {
    if (holds(state)) resolve(state)
  })
  return promise
}
