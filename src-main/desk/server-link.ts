import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ServerAddress, ServerState, Trust } from '../../src-preload/contract/server.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { EnrollmentServer } from '../biostar/enrollment-server.ts'
import type { Pairing, PairingFailure } from '../biostar/pairing.ts'
import type { ServerRecord, ServerRecordStore } from '../biostar/server-record.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../observe/log.ts'
import { keepClerkCredentials, type ClerkCredentialsKeeper } from '../vault/clerk-credentials.ts'
import type { DeskPassword } from '../vault/desk-password.ts'
import type { Vault } from '../vault/vault.ts'

/** The paired server: its record, the conversation with it, and the credentials kept for it. */
export interface Link {
  readonly record: ServerRecord
  readonly client: EnrollmentServer
  /** The same conversation with all that a BioStar 2 server has beyond; `null` where a device gateway stands in its place. */
  readonly bioStar: BioStarClient | null
  readonly credentials: ClerkCredentialsKeeper
  /** The password of a desk without a server; `null` where a server has accounts. */
  readonly deskPassword: DeskPassword | null
}

/** The conversation that a link is opened with. */
export type Connection = Pick<Link, 'client' | 'bioStar' | 'deskPassword'>

/** A device gateway that takes the place of a server. Its authority is exactly one certificate, the one that was confirmed. */
export interface GatewayToPair {
  readonly address: ServerAddress
  readonly authority: { readonly pem: string; readonly sha256: string }
  /** The password that the desk gets. */
  readonly password: string
}

/** Holds the link to the one configured server, and replaces it when the station is paired anew. */
export interface ServerLink {
  /** The link, or `null` while no server is paired. */
  current(): Link | null
  state(): ServerState
  /** Pairs with a server that was looked at. The link before it is closed. */
  pair(probeId: string, trust: Trust['kind'], signal: AbortSignal): Promise<Outcome<ServerState, PairingFailure>>
  /** Takes a device gateway that was asked in the place of a server. The link before it is closed. */
  pairGateway(gateway: GatewayToPair): Promise<Outcome<ServerState, Failure<'notSaved'>>>
  /** Forgets the server and the password kept for it, the password first. */
  forget(): Promise<Outcome<ServerState, Failure<'notSaved' | 'vaultUnavailable'>>>
  /** Calls back after the link was replaced or dropped. Answers the function that ends it. */
  onReplaced(listener: () => void): () => void
  /** Calls back when what `state` answers has changed. Answers the function that ends it. */
  onChange(listener: (state: ServerState) => void): () => void
  close(): void
}

/** What the link is made of. */
export interface ServerLinkParts {
  readonly records: ServerRecordStore
  readonly pairing: Pairing
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  /** An address the start command proposed for the pairing screen. */
  readonly suggestedAddress: string | null
  /** Opens the conversation with a server, or a gateway. `onCertificateSeen` hears the end of validity at each handshake. */
  readonly connect: (record: ServerRecord, onCertificateSeen: (validTo: string) => void) => Connection
  /** Ends what `connect` began beside the client. */
  readonly disconnect: () => void
}

/** Reads the record and opens the link if there is one. A damaged record is logged and told, and counts as unpaired. */
export async function openServerLink(parts: ServerLinkParts): Promise<ServerLink> {
  const { records, pairing, vault, clock, log, suggestedAddress, connect, disconnect } = parts
  const replaced = new Set<() => void>()
  const changed = new Set<(state: ServerState) => void>()
  let link: Link | null = null
  let certificateValidTo: string | null = null
  let whyUnpaired: Extract<ServerState, { kind: 'unpaired' }>['record'] = 'absent'

  const state = (): ServerState =>
    link === null
      ? { kind: 'unpaired', suggestedAddress, record: whyUnpaired }
      : {
          kind: 'paired',
          ...(link.record.way === undefined ? {} : { way: link.record.way }),
          address: link.record.address,
          trust: link.record.trust,
          pairedAt: link.record.pairedAt,
          certificateValidTo,
        }

  const open = (record: ServerRecord): void => {
    certificateValidTo = null
    const connection = connect(record, (validTo) => {
      if (link?.record !== record || certificateValidTo === validTo) return
      certificateValidTo = validTo
      announce()
    })
    const credentials = keepClerkCredentials(vault, record.address, trustMarkOf(record.trust))
    link = { record, ...connection, credentials }
  }
  const drop = (): void => {
    link?.client.close()
    link = null
    disconnect()
  }
  const announce = (): void => {
    for (const listener of changed) listener(state())
  }
  const announceReplaced = (): void => {
    for (const listener of replaced) listener()
    announce()
  }

  const stored = await records.read()
  if (stored.kind === 'record') open(stored.record)
  else whyUnpaired = stored.kind
  if (whyUnpaired !== 'absent') log.write('warning', 'server record not usable', { kind: whyUnpaired })

  return {
    current: () => link,
    state,
    async pair(probeId, trust, signal) {
      const paired = await pairing.pair(probeId, trust, signal)
      if (!paired.ok) return paired
      drop()
      whyUnpaired = 'absent'
      open(paired.value)
      announceReplaced()
      return succeed(state())
    },
    async pairGateway({ address, authority, password }) {
      const trust: Trust = { kind: 'pinnedAuthority', ...authority }
      const record: ServerRecord = {
        version: 1,
        way: 'gateway',
        address,
        trust,
        pairedAt: new Date(clock()).toISOString(),
      }
      const written = await records.write(record)
      if (!written.ok) return written
      log.write('information', 'gateway in the place of a server', { host: address.host, port: address.port })
      drop()
      whyUnpaired = 'absent'
      open(record)
      // Before anybody hears of it: the first sign-in may come at once.
      await link?.deskPassword?.set(password)
      announceReplaced()
      return succeed(state())
    },
    async forget() {
      const kept = await link?.credentials.forget()
      // Without a keychain nothing can have been kept; a locked one may hold a password that must not be forgotten about.
      if (kept?.kind === 'unavailable' && kept.reason !== 'noKeychain') {
        return { ok: false, failure: { kind: 'vaultUnavailable', reason: kept.reason } }
      }
      const forgotten = await pairing.forget()
      if (!forgotten.ok) return forgotten
      await link?.deskPassword?.forget()
      drop()
      announceReplaced()
      return succeed(state())
    },
    onReplaced(listener) {
      replaced.add(listener)
      return () => void replaced.delete(listener)
    },
    onChange(listener) {
      changed.add(listener)
      return () => void changed.delete(listener)
    },
    close: drop,
  }
}

/** What a kept password is bound to, so that another trust never finds it. */
function trustMarkOf(trust: Trust): string {
  switch (trust.kind) {
    case 'systemTrust':
      return 'system'
    case 'pinnedCertificate':
    case 'pinnedAuthority':
      return trust.sha256
    default:
      return assertNever(trust, 'a kind of trust that passwords are not bound to')
  }
}
