import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createGatewayClient } from '../../../src-main/gateway/create-gateway-client.ts'
import type { GatewayClient } from '../../../src-main/gateway/gateway-client.ts'
import { loadGatewayProtocol } from '../../../src-main/gateway/protocol.ts'
import type { PutOrder } from '../../../src-main/gateway/put-plan.ts'
import { createGatewayTerminals, type GatewayTerminals } from '../../../src-main/gateway/terminals.ts'
import { known } from '../../../src-preload/contract/fact.ts'
import type { Terminals } from '../../../src-preload/contract/terminal.ts'
import {
  startGatewaySimulator,
  type GatewaySimulator,
  type GatewaySimulatorOptions,
} from '../../../tools/simulator/gateway/index.ts'
import { profilePhotoOf } from '../../fixtures/outbox/pictures.ts'

const takenDown: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of takenDown.splice(0).toReversed()) await end()
})

/** A call that nobody gives up. */
export const patiently = {}

/** The terminals of the simulator, by what each is for. */
export const at = { cardOnly: 541_600_001, fs2: 541_600_002, bs3: 541_600_003, offline: 541_600_004, full: 541_600_006 }

/** A station's terminals before a simulated gateway. */
export interface TerminalsRoom {
  readonly simulator: GatewaySimulator
  readonly client: GatewayClient
  readonly terminals: GatewayTerminals
}

/** Starts a gateway and speaks with its terminals. The slow one answers at once: these stories are not about waiting. */
export async function openTerminals(options: GatewaySimulatorOptions = {}): Promise<TerminalsRoom> {
  const simulator = await startGatewaySimulator(options)
  takenDown.push(() => simulator.close())
  simulator.terminals.forEach((terminal) => {
    terminal.setDelay(0)
  })
  const { host, port, authority } = simulator
  const protocol = loadGatewayProtocol(join(import.meta.dirname, '../../../resources/gateway'))
  const client = createGatewayClient({ host, port, authority, protocol })
  const startTimer = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds)
    return () => {
      clearTimeout(timer)
    }
  }
  const terminals = createGatewayTerminals({ client, clock: Date.now, startTimer })
  takenDown.push(() => {
    terminals.close()
    client.close()
  })
  return { simulator, client, terminals }
}

/** Waits until the list of terminals satisfies a condition. */
export async function listWhere(
  { terminals: { list } }: Pick<TerminalsRoom, 'terminals'>,
  holds: (state: Extract<Terminals, { kind: 'read' }>) => boolean,
): Promise<Extract<Terminals, { kind: 'read' }>> {
  const { promise, resolve } = Promise.withResolvers<Extract<Terminals, { kind: 'read' }>>()
  const look = (state: Terminals): void => {
    if (state.kind === 'read' && holds(state)) resolve(state)
  }
  const end = list.onChange(look)
  list.start()
  look(list.state())
  const state = await promise
  end()
  return state
}

/** An order for somebody new, with a photo and a period. */
export function orderOf(change: Partial<PutOrder> = {}): PutOrder {
  return {
    id: '70001',
    name: 'Ada Example',
    start: known('2026-01-01T08:00'),
    end: known('2027-06-30T18:00'),
    photo: { kind: 'fits', bytes: profilePhotoOf(7) },
    face: { kind: 'none' },
    ...change,
  }
}
