import type { Failure } from '../../src-preload/contract/failures.ts'
import { assertNever, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ServerState, Trust } from '../../src-preload/contract/server.ts'
import type { BioStarClient } from '../biostar/client.ts'
import type { Pairing, PairingFailure } from '../biostar/pairing.ts'
import type { ServerRecord, ServerRecordStore } from '../biostar/server-record.ts'
import type { Log } from '../observe/log.ts'
import { keepClerkCredentials, type ClerkCredentialsKeeper } from '../vault/clerk-credentials.ts'
import type { Vault } from '../vault/vault.ts'

/** The paired server: its record, the conversation with it, and the credentials kept for it. */
export interface Link {
  readonly record: ServerRecord
  readonly client: BioStarClient
  readonly credentials: ClerkCredentialsKeeper
}

/** Holds the link to the one configured server, and replaces it when the station is paired anew. */
export interface ServerLink {
  /** The link, or `null` while no server is paired. */
  current(): Link | null
  state(): ServerState
  /** Pairs with a server that was looked at. The link before it is closed. */
  pair(probeId: string, trust: Trust['kind'], signal: AbortSignal): Promise<Outcome<ServerState, PairingFailure>>
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
  readonly log: Log
  /** An address the start command proposed for the pairing screen. */
  readonly suggestedAddress: string | null
  /** Opens the conversation with a server. `onCertificateSeen` hears the end of validity at each handshake. */
  readonly connect: (record: ServerRecord, onCertificateSeen: (validTo: string) => void) => BioStarClient
  /** Ends what `connect` began beside the client. */
  readonly disconnect: () => void
}

/** Reads the record and opens the link if there is one. A damaged record is logged and told, and counts as unpaired. */
export async function openServerLink(parts: ServerLinkParts): Promise<ServerLink> {
  const { records, pairing, vault, log, suggestedAddress, connect, disconnect } = parts
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
          address: link.record.address,
          trust: link.record.trust,
          pairedAt: link.record.pairedAt,
          certificateValidTo,
        }

  const open = (record: ServerRecord): void => {
    certificateValidTo = null
    const client = connect(record, (validTo) => {
      if (link?.record !== record || certificateValidTo === validTo) return
      certificateValidTo = validTo
      announce()
    })
    const credentials = keepClerkCredentials(vault, record.address, trustMarkOf(record.trust))
    link = { record, client, credentials }
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
    async forget() {
      const kept = await link?.credentials.forget()
      // Without a keychain nothing can have been kept; a locked one may hold a password that must not be forgotten about.
      if (kept?.kind === 'unavailable' && kept.reason !== 'noKeychain') {
        return { ok: false, failure: { kind: 'vaultUnavailable', reason: kept.reason } }
      }
      const forgotten = await pairing.forget()
      if (!forgotten.ok) return forgotten
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
