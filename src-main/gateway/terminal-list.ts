import { isTerminalThere } from '../../src-preload/contract/rules/terminal-name.ts'
import type { TerminalAbilities, Terminals } from '../../src-preload/contract/terminal.ts'
import type { Clock } from '../domain/clock.ts'
import type { StartTimer } from '../domain/timer.ts'
import type { GatewayCallOptions, GatewayClient, GatewayFailure } from './gateway-client.ts'
import type { DeviceInfo, StatusChange } from './messages.ts'
import { abilitiesOf, nothingTold, stateOf, terminalOf } from './terminal-facts.ts'

/** How many terminals are asked at a time what they can do: a slow one holds up no other. Ours. */
const atOnce = 4

/** So long changes are gathered before they are told, in milliseconds: a whole site comes back at once. Ours. */
const gathering = 100

/** The terminals behind the gateway, kept as the gateway tells of them. */
export interface TerminalList {
  state(): Terminals
  /** Calls back when `state` answers something new. Answers the function that ends it. */
  onChange(listener: (state: Terminals) => void): () => void
  /** Begins to listen, unless it does. */
  start(): void
  /** Reads the list anew. */
  readAgain(options?: GatewayCallOptions): Promise<void>
  /** What a terminal can do; asks it where that is not known yet. Unknown stays what it does not tell. */
  abilitiesOf(deviceID: number, options: GatewayCallOptions): Promise<TerminalAbilities>
  /** Stops listening and forgets what was told. */
  stop(): void
}

/** What the list needs from outside. */
export interface TerminalListParts {
  readonly client: Pick<GatewayClient, 'connect' | 'device' | 'onStanding'>
  readonly clock: Clock
  readonly startTimer: StartTimer
}

/** Keeps the list of terminals: read once, then changed by the status stream, and read again whenever changes may have been missed. */
export function createTerminalList({ client, clock, startTimer }: TerminalListParts): TerminalList {
  const listeners = new Set<(state: Terminals) => void>()
  const abilities = new Map<number, TerminalAbilities>()
  /** Whose abilities were told since they were last connected. */
  const fresh = new Set<number>()
  let devices: ReadonlyMap<number, DeviceInfo> | null = null
  let failure: GatewayFailure | null = null
  let at = clock()
  let listening: AbortController | null = null
  let cancelTelling: (() => void) | null = null
  let turn = 0
  let newest: { readonly turn: number; readonly reading: Promise<void> } | null = null

  const state = (): Terminals => {
    if (devices === null) return failure === null ? { kind: 'reading' } : { kind: 'failed', failure }
    const terminals = [...devices.values()].map((info) => terminalOf(info, abilities.get(info.deviceID) ?? nothingTold))
    return { kind: 'read', terminals, at: new Date(at).toISOString(), lost: failure }
  }
  const tell = (): void => {
    cancelTelling ??= startTimer(gathering, () => {
      cancelTelling = null
      for (const listener of listeners) listener(state())
    })
  }

  const askAbilities = async (info: DeviceInfo, options: GatewayCallOptions): Promise<TerminalAbilities> => {
    const { deviceID, type } = info
    const told = await client.device.getCapabilityInfo(deviceID, options)
    const more = await client.device.getCapability(deviceID, options)
    const can = abilitiesOf(type, told.ok ? told.value : null, more.ok ? more.value : null)
    // What a terminal did not tell because it was away is asked again next time.
    if (told.ok) {
      abilities.set(deviceID, can)
      fresh.add(deviceID)
    }
    return can
  }
  const askAll = async (own: number): Promise<void> => {
    const left = [...(devices?.values() ?? [])].filter(
      ({ deviceID, status }) => !fresh.has(deviceID) && isTerminalThere(stateOf(status)),
    )
    const signal = listening?.signal
    const isCurrent = (): boolean => turn === own
    const work = async (): Promise<void> => {
      while (isCurrent()) {
        const next = left.shift()
        if (next === undefined) return
        await askAbilities(next, { signal })
        if (isCurrent()) tell()
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }

  const read = async (options: GatewayCallOptions): Promise<void> => {
    turn += 1
    const reading = readNow(turn, options)
    newest = { turn, reading }
    return reading
  }
  const readNow = async (own: number, options: GatewayCallOptions): Promise<void> => {
    const listed = await client.connect.getDeviceList(options)
    // Whoever waits for a reading that was overtaken waits for the one that overtook it.
    if (newest !== null && newest.turn !== own) return newest.reading
    if (turn !== own || (!listed.ok && listed.failure.kind === 'cancelled')) return
    if (listed.ok) {
      devices = new Map(listed.value.map((info) => [info.deviceID, info]))
      at = clock()
      failure = null
    } else failure = listed.failure
    tell()
    void askAll(own)
  }

  const accept = ({ deviceID, status }: StatusChange): void => {
    const info = devices?.get(deviceID)
    if (devices === null || info === undefined) {
      void read({})
      return
    }
    devices = new Map(devices).set(deviceID, { ...info, status })
    at = clock()
    tell()
    // What came back may be another release: it is asked anew.
    if (!isTerminalThere(stateOf(status))) return
    fresh.delete(deviceID)
    void askAll(turn)
  }

  client.onStanding((standing) => {
    // Why the gateway is lost is only told to whoever asks it something.
    if (standing === 'lost' && listening !== null && failure === null) void read({ signal: listening.signal })
  })

  return {
    state,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    start() {
      if (listening !== null) return
      listening = new AbortController()
      const { signal } = listening
      client.connect.watchStatus({ onChange: accept, onGap: () => void read({ signal }) }, signal)
      // A gateway that does not let itself be listened to is still read once.
      void read({ signal })
    },
    readAgain: async (options = {}) => read(options),
    async abilitiesOf(deviceID, options) {
      if (devices === null) await read(options)
      const known = abilities.get(deviceID)
      if (known !== undefined && fresh.has(deviceID)) return known
      const info = devices?.get(deviceID)
      return info === undefined ? nothingTold : askAbilities(info, options)
    },
    stop() {
      turn += 1
      listening?.abort()
      listening = null
      cancelTelling?.()
      cancelTelling = null
      devices = null
      failure = null
      abilities.clear()
      fresh.clear()
    },
  }
}
