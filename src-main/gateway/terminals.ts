import { valueOf } from '../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { PersonOnTerminal, PutOnTerminal, TerminalContents } from '../../src-preload/contract/terminal.ts'
import type { GatewayCallOptions, GatewayClient, GatewayOutcome } from './gateway-client.ts'
import { readUser, shownOf } from './person-on-terminal.ts'
import type { PutOrder } from './put-plan.ts'
import { putOnTerminal } from './put-on-terminal.ts'
import { createTerminalList, type TerminalList, type TerminalListParts } from './terminal-list.ts'

/** The terminals behind the gateway and the people on them, in our words. One terminal to a call: each tells for itself. */
export interface GatewayTerminals {
  readonly list: TerminalList
  /** What a terminal holds of a person. Whom it does not know is `absent`; a terminal that is away is a failure. */
  read(deviceID: number, id: string, options: GatewayCallOptions): Promise<GatewayOutcome<PersonOnTerminal>>
  /**
   * Puts a person on a terminal, or renews there what the order has. Without a face of its own, `copyFaceFrom` names a terminal whose
   * faces are taken for one that has none.
   */
  put(
    deviceID: number,
    order: PutOrder,
    copyFaceFrom: number | null,
    options: GatewayCallOptions,
  ): Promise<GatewayOutcome<PutOnTerminal>>
  remove(
    deviceID: number,
    id: string,
    options: GatewayCallOptions,
  ): Promise<GatewayOutcome<{ readonly did: 'removed' | 'wasNotThere' }>>
  contents(deviceID: number, options: GatewayCallOptions): Promise<GatewayOutcome<TerminalContents>>
  /** Removes everybody. */
  empty(deviceID: number, options: GatewayCallOptions): Promise<GatewayOutcome<null>>
  close(): void
}

/** What the terminals need from outside. */
export interface GatewayTerminalsParts extends TerminalListParts {
  readonly client: Pick<GatewayClient, 'connect' | 'device' | 'user' | 'face' | 'onStanding'>
}

/** Speaks with terminals by way of one gateway. */
export function createGatewayTerminals(parts: GatewayTerminalsParts): GatewayTerminals {
  const { client } = parts
  const list = createTerminalList(parts)

  const contents: GatewayTerminals['contents'] = async (deviceID, options) => {
    const told = await client.user.getStatistic(deviceID, options)
    if (!told.ok) return told
    const { numOfUsers, numOfCards, numOfFingerprints, numOfFaces, numOfImages } = told.value
    return succeed({
      people: numOfUsers,
      cards: numOfCards,
      fingerprints: numOfFingerprints,
      faces: numOfFaces,
      photos: numOfImages,
    })
  }

  /** The order with the faces of another terminal, where both see by colour: templates of the two kinds cannot be exchanged. */
  const withFacesOf = async (
    source: number | null,
    order: PutOrder,
    options: GatewayCallOptions,
  ): Promise<GatewayOutcome<PutOrder>> => {
    if (source === null || order.face.kind !== 'none') return succeed(order)
    const can = await list.abilitiesOf(source, options)
    if (valueOf(can.visualFaces) !== true) return succeed(order)
    const read = await readUser(client, source, order.id, options)
    if (!read.ok) return fail(read.failure)
    return succeed({ ...order, face: { kind: 'copies', faces: read.value?.faces ?? [] } })
  }

  return {
    list,
    contents,
    async read(deviceID, id, options) {
      const read = await readUser(client, deviceID, id, options)
      return read.ok ? succeed(shownOf(read.value)) : read
    },
    async put(deviceID, order, copyFaceFrom, options) {
      const whole = await withFacesOf(copyFaceFrom === deviceID ? null : copyFaceFrom, order, options)
      if (!whole.ok && whole.failure.kind === 'cancelled') return whole
      const can = await list.abilitiesOf(deviceID, options)
      // Where the faces cannot be had the rest goes all the same: it is told that no face was put.
      return putOnTerminal(client, deviceID, { order: whole.ok ? whole.value : order, can }, options)
    },
    async remove(deviceID, id, options) {
      const removed = await client.user.delete(deviceID, [id], options)
      if (removed.ok) return succeed({ did: 'removed' } as const)
      if (removed.failure.kind === 'terminalUserUnknown') return succeed({ did: 'wasNotThere' } as const)
      return removed
    },
    empty: async (deviceID, options) => client.user.deleteAll(deviceID, options),
    close() {
      list.stop()
    },
  }
}
