import { X509Certificate } from 'node:crypto'
import type { Failure } from '../../src-preload/contract/failures.ts'
import type { GatewayState } from '../../src-preload/contract/gateway.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Terminals } from '../../src-preload/contract/terminal.ts'
import { certificateFactsOf } from '../biostar/certificate-facts.ts'
import { parseServerAddress } from '../biostar/server-address.ts'
import type { Clock } from '../domain/clock.ts'
import type { GatewayClient, GatewayFailure } from '../gateway/gateway-client.ts'
import type { GatewayRecord, GatewayRecordStore } from '../gateway/gateway-record.ts'
import { readAuthority } from '../gateway/pasted-authority.ts'
import { createGatewayTerminals, type GatewayTerminals } from '../gateway/terminals.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { Log } from '../observe/log.ts'

/** The one device gateway: its record, the conversation with it, and its terminals. */
export interface GatewayHold {
  readonly record: GatewayRecord
  readonly client: GatewayClient
  readonly terminals: GatewayTerminals
}

/** What a person gives to set a gateway up. */
export interface GatewayForm {
  readonly host: string
  readonly port: number
  /** PEM, as it was chosen or pasted. */
  readonly authority: string
  /** The fingerprint that was compared. */
  readonly sha256: string
}

/** Why a gateway was not set up. `probeOutdated`: the authority is not the one that was compared. */
export type GatewaySettingFailure = Failure<'invalidAddress' | 'authorityUnusable' | 'probeOutdated' | 'notSaved'>

/** Holds the one configured device gateway, and replaces it when another is set up. */
export interface GatewayLink {
  /** `null` while no gateway is set up. */
  current(): GatewayHold | null
  state(): GatewayState
  /** Asks a gateway for its terminals, over a connection that the given authority vouches for. Keeps nothing. */
  look(form: GatewayForm, signal: AbortSignal): Promise<Outcome<GatewayRecord, GatewaySettingFailure | GatewayFailure>>
  set(form: GatewayForm): Promise<Outcome<GatewayState, GatewaySettingFailure>>
  forget(): Promise<Outcome<GatewayState, Failure<'notSaved'>>>
  /** Calls back when what `state` answers has changed. Answers the function that ends it. */
  onChange(listener: (state: GatewayState) => void): () => void
  /** Calls back when the terminals of whichever gateway is set up have changed. Answers the function that ends it. */
  onTerminals(listener: (state: Terminals) => void): () => void
  /** Stops listening to the terminals until they are asked for again: nobody sits at the desk. */
  rest(): void
  close(): void
}

/** What the link is made of. */
export interface GatewayLinkParts {
  readonly records: GatewayRecordStore
  readonly connect: (record: GatewayRecord) => GatewayClient
  readonly clock: Clock
  readonly startTimer: StartTimer
  readonly log: Log
}

/** Reads the record and opens the link if there is one. A damaged record is logged and told, and counts as none. */
export async function openGatewayLink(parts: GatewayLinkParts): Promise<GatewayLink> {
  const { records, connect, clock, startTimer, log } = parts
  const listeners = new Set<(state: GatewayState) => void>()
  const terminalListeners = new Set<(state: Terminals) => void>()
  let hold: GatewayHold | null = null
  let whyNone: Extract<GatewayState, { kind: 'none' }>['record'] = 'absent'

  const state = (): GatewayState =>
    hold === null
      ? { kind: 'none', record: whyNone }
      : {
          kind: 'configured',
          host: hold.record.host,
          port: hold.record.port,
          authority: certificateFactsOf(new X509Certificate(hold.record.authority)),
        }
  const announceTerminals = (terminals: Terminals): void => {
    for (const listener of terminalListeners) listener(terminals)
  }
  const open = (record: GatewayRecord): void => {
    const client = connect(record)
    const terminals = createGatewayTerminals({ client, clock, startTimer })
    terminals.list.onChange(announceTerminals)
    hold = { record, client, terminals }
  }
  const drop = (): void => {
    hold?.terminals.close()
    hold?.client.close()
    hold = null
    whyNone = 'absent'
  }
  const announce = (): void => {
    for (const listener of listeners) listener(state())
    announceTerminals(hold === null ? { kind: 'noGateway' } : hold.terminals.list.state())
  }

  const stored = await records.read()
  if (stored.kind === 'record') open(stored.record)
  else whyNone = stored.kind
  if (whyNone !== 'absent') log.write('warning', 'gateway record not usable', { kind: whyNone })

  return {
    current: () => hold,
    state,
    async look(form, signal) {
      const record = recordOf(form, clock())
      if (!record.ok) return record
      const client = connect(record.value)
      const listed = await client.connect.getDeviceList({ signal })
      client.close()
      return listed.ok ? record : listed
    },
    async set(form) {
      const made = recordOf(form, clock())
      if (!made.ok) return made
      const record = made.value
      const written = await records.write(record)
      if (!written.ok) return written
      drop()
      open(record)
      log.write('information', 'gateway set up', { host: record.host, port: record.port, fingerprint: record.sha256 })
      announce()
      return succeed(state())
    },
    async forget() {
      const cleared = await records.clear()
      if (!cleared.ok) return cleared
      drop()
      log.write('information', 'gateway forgotten')
      announce()
      return succeed(state())
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onTerminals(listener) {
      terminalListeners.add(listener)
      return () => void terminalListeners.delete(listener)
    },
    rest: () => hold?.terminals.list.stop(),
    close: drop,
  }
}

/** The record of what a person gave; the authority has to be the one they compared. */
function recordOf(
  { host, port, authority, sha256 }: GatewayForm,
  now: number,
): Outcome<GatewayRecord, Failure<'invalidAddress' | 'authorityUnusable' | 'probeOutdated'>> {
  const address = hostOf(host)
  if (!address.ok) return address
  const read = readAuthority(authority, now)
  if (!read.ok) return read
  if (read.value.facts.sha256 !== sha256) return fail({ kind: 'probeOutdated' })
  return succeed({ version: 1, host: address.value, port, authority: read.value.pem, sha256 })
}

/** A host alone, as it goes on the wire: the port has a field of its own. */
function hostOf(typed: string): Outcome<string, Failure<'invalidAddress'>> {
  const text = typed.trim()
  const colons = text.split(':').length - 1
  if (/[/\\?#]/u.test(text) || colons === 1) return fail({ kind: 'invalidAddress', reason: 'notAHost' })
  const read = parseServerAddress(text)
  if (!read.ok) return read
  // Only an IPv6 address in brackets can still carry one.
  return text.includes(']:') ? fail({ kind: 'invalidAddress', reason: 'badPort' }) : succeed(read.value.host)
}
