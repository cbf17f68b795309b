import { valueOf } from '../../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { isTerminalThere, terminalName } from '../../../src-preload/contract/rules/terminal-name.ts'
import type { TerminalAbilities } from '../../../src-preload/contract/terminal.ts'
import type { Clock } from '../../domain/clock.ts'
import type { GatewayCallOptions, GatewayClient, GatewayFailure, GatewayOutcome } from '../gateway-client.ts'
import { nothingTold, terminalOf } from '../terminal-facts.ts'
import type { KnownAbilities } from './known-abilities.ts'

/** What everything that is done at terminals is done with. */
export interface TerminalParts {
  readonly client: Pick<GatewayClient, 'connect' | 'user' | 'face'>
  readonly abilities: KnownAbilities
  readonly clock: Clock
}

/** One terminal of the gateway's list, as far as an operation needs it. */
export interface TerminalInReach {
  readonly deviceID: number
  /** The same as text: what jobs and settings name it by. */
  readonly id: string
  /** What people call it. */
  readonly name: string
  /** Whether it is connected to the gateway. */
  readonly isThere: boolean
  /** Nothing is told of one that is away. */
  readonly can: TerminalAbilities
}

/** Reads the gateway's list anew, and what each connected terminal can do, where that is not known yet. */
export async function readTerminals(
  { client, abilities }: TerminalParts,
  options: GatewayCallOptions,
): Promise<GatewayOutcome<readonly TerminalInReach[]>> {
  const listed = await client.connect.getDeviceList(options)
  if (!listed.ok) return fail(listed.failure)
  const terminals = await Promise.all(
    listed.value.map(async (info): Promise<TerminalInReach> => {
      const { id, model, state } = terminalOf(info, nothingTold)
      const told = isTerminalThere(state) ? await abilities.of(info, options) : null
      // One that cannot say what it can do cannot be asked anything else now either.
      const [isThere, can] = [told !== null, told ?? nothingTold]
      return { deviceID: info.deviceID, id, name: terminalName({ id, model }), isThere, can }
    }),
  )
  return succeed(terminals)
}

/** Whether a face that is made of a picture can be put on a terminal: only where it has said so, for another kind would refuse it. */
export function holdsVisualFaces({ can }: Pick<TerminalInReach, 'can'>): boolean {
  return valueOf(can.visualFaces) === true
}

/** Whether a terminal stores photos. One that has not said is tried. */
export function holdsPhotos({ can }: Pick<TerminalInReach, 'can'>): boolean {
  return valueOf(can.photos) !== false
}

/** Whether a terminal stores names. One that has not said is tried. */
export function holdsNames({ can }: Pick<TerminalInReach, 'can'>): boolean {
  return valueOf(can.names) !== false
}

/** A failure that passes by itself: the terminal is tried again, as often as it takes. */
export function isPassing(failure: { readonly kind: string }): boolean {
  return passing.has(failure.kind)
}

const passing: ReadonlySet<string> = new Set<GatewayFailure['kind']>([
  'terminalUnreachable',
  'gatewayUnreachable',
  'gatewayTooLate',
])

/** The failure that names terminals that cannot be asked at the moment. */
export function missing(terminals: readonly Pick<TerminalInReach, 'name'>[]) {
  const names = terminals.map(({ name }) => name).join(', ')
  // More than fit into the sentence are no help to anybody.
  return { kind: 'terminalsMissing', terminals: names === '' ? '–' : names.slice(0, 2_000) } as const
}
