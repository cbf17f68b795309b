import type { CallLog as CallLogType } from './call-log.ts'
import type { CallMatcher, FaultRule, Hold } from './faults.ts'
import type { GatewaySimulatorOptions } from './options.ts'
import { CallLog } from './call-log.ts'
import { GatewayFaults, means } from './faults.ts'
import { issueGatewayCertificate } from './gateway-certificate.ts'
import { guesses } from './guesses.ts'
import { listen } from './listener.ts'
import { defaultPeople, defaultSeed } from './options.ts'
import { callsUnder } from './protocol.ts'
import { serve } from './served.ts'
import { StatusBoard } from './status-board.ts'
import { standardTerminals } from './terminal-plan.ts'
import { SimulatedTerminal } from './terminal.ts'

export type { FaultRule, Hold } from './faults.ts'
export type { GatewaySimulatorOptions } from './options.ts'
export type { TerminalPlan } from './terminal-plan.ts'
export type { SimulatedTerminal } from './terminal.ts'
export { terminalModels } from './models.ts'
export { fingerTerminal, infraredTerminal, standardTerminals } from './terminal-plan.ts'

/** A running device gateway with its terminals, for development and tests. */
export interface GatewaySimulator {
  readonly host: 'localhost'
  readonly port: number
  /** The certificate of the authority that signed the gateway's, in PEM: what a client is given as `ca.crt`. */
  readonly authority: string
  /** Throws when there is no such terminal. */
  readonly terminal: (deviceID: number) => SimulatedTerminal
  readonly terminals: readonly SimulatedTerminal[]
  /** Calls and bytes seen so far. */
  readonly calls: CallLogType
  /** Plans what goes wrong with the next matching call. */
  readonly fault: (rule: FaultRule) => void
  /** Stops the next matching call before its work, or after it and before its answer. Prefer it to a delay. */
  readonly hold: (matcher: CallMatcher, when?: 'before' | 'after') => Hold
  /** Forgets the faults that were planned and lets go what is held. */
  readonly clearFaults: () => void
  /** Settles when somebody listens to the stream of changes. */
  readonly listened: () => Promise<void>
  /** Cuts every connection and listens again on the same port; terminals keep what they know. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Starts a simulated device gateway on this machine, with TLS and an authority of its own.
 *
 * Rejects when the port is taken. It is stateful and independent of others; terminals are where the state is.
 */
export async function startGatewaySimulator(options: GatewaySimulatorOptions = {}): Promise<GatewaySimulator> {
  const { people = defaultPeople, seed = defaultSeed, missing = [] } = options
  const closing = new AbortController()
  const board = new StatusBoard()
  const log = new CallLog()
  const faults = new GatewayFaults(closing.signal)
  const { authority, presented } = await issueGatewayCertificate(options.certificate ?? 'good')
  const surroundings = {
    people,
    seed,
    plan: (rule: FaultRule): void => faults.plan(rule),
    connectionChanged: (terminal: SimulatedTerminal): void => board.changed(terminal),
  }
  const plans = options.terminals ?? Object.values(standardTerminals)
  const terminals = new Map(plans.map((plan) => [plan.deviceID, new SimulatedTerminal(plan, surroundings)]))
  const world = {
    terminals,
    faults,
    log,
    board,
    multiErrors: options.multiErrors ?? 'statusDetails',
    counters: options.counters ?? 'ignored',
    strictUsers: (options.unknownUsers ?? guesses.someUnknownUsers) === 'refused',
    timeLimits: { ...guesses.timeLimits, ...options.timeLimits },
    presentAfterMilliseconds: options.presentAfterMilliseconds,
    closing: closing.signal,
  }
  const calls = callsUnder(options.naming ?? 'gsdk').filter(({ rpc }) => !missing.some((name) => means(name, rpc)))
  const listener = await listen(options.port ?? 0, presented, log, (cut) => serve(calls, world, cut))
  return {
    host: 'localhost',
    port: listener.port,
    authority: authority.certificatePem,
    terminal: (deviceID) => {
      const terminal = terminals.get(deviceID)
      if (terminal === undefined) throw new Error(`the gateway simulator has no terminal ${deviceID}`)
      return terminal
    },
    terminals: [...terminals.values()],
    calls: log,
    fault: (rule) => faults.plan(rule),
    hold: (matcher, when = 'before') => faults.hold(matcher, when),
    clearFaults: () => faults.clear(),
    listened: () => board.listened(),
    restart: listener.restart,
    close: async () => {
      faults.clear()
      closing.abort()
      await listener.close()
    },
  }
}
