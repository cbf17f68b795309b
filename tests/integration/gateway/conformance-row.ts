import type {
  GatewayCallOptions,
  GatewayClient,
  GatewayOutcome,
  PerTerminal,
} from '../../../src-main/gateway/gateway-client.ts'
import type { LimitFlaw } from '../../../src-main/gateway/limits.ts'
import type { UserInfo } from '../../../src-main/gateway/messages.ts'
import type { GatewaySimulator, SimulatedTerminal } from '../../../tools/simulator/gateway/index.ts'
import { cardOf, faceOf, fingerOf, userOf } from './gateway-room.ts'

/** A call that goes beyond one limit. */
export type BeyondLimits<Where> = Partial<
  Readonly<
    Record<LimitFlaw['reason'], (client: GatewayClient, where: Where) => Promise<GatewayOutcome<unknown> | PerTerminal>>
  >
>

/** What every row says. */
interface Said<Where> {
  /** As the simulator counts it: `User/GetList`. */
  readonly rpc: string
  readonly limits: BeyondLimits<Where>
  /** What shows that it did its work: what was answered or is on the terminal now, and what it must be. */
  readonly proof: (terminal: SimulatedTerminal, value: unknown) => readonly [actual: unknown, expected: unknown]
}

/** A call to one terminal; or to none, when it is the gateway's own. */
export interface OneRow extends Said<number> {
  readonly several: false
  readonly ofTerminal: boolean
  /** Makes ready what success needs: somebody before the terminal. */
  readonly prepare?: (simulator: GatewaySimulator, deviceID: number) => void
  call(
    client: GatewayClient,
    deviceID: number,
    userID: string,
    options?: GatewayCallOptions,
  ): Promise<GatewayOutcome<unknown>>
  /** Whether a user who is not there makes it fail. */
  readonly needsUser: boolean
}

/** A call to several terminals. */
export interface SeveralRow extends Said<readonly number[]> {
  readonly several: true
  call(
    client: GatewayClient,
    deviceIDs: readonly number[],
    userID: string,
    options?: GatewayCallOptions,
  ): Promise<PerTerminal>
  readonly needsUser: boolean
}

/** A row of the table. */
export type Row = OneRow | SeveralRow

const many = <Item>(count: number, make: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** A user that is beyond one limit, for each limit of a user. The terminals of these tests take two faces. */
export const beyond: Partial<Record<LimitFlaw['reason'], UserInfo>> = {
  idBytes: userOf('é'.repeat(17)),
  idZero: userOf('0'),
  nameCharacters: userOf('50', { name: 'é'.repeat(49) }),
  pinBytes: userOf('50', { PIN: Buffer.from('1234') }),
  photoBytes: userOf('50', { photo: Buffer.alloc(16_385) }),
  cards: userOf('50', { cards: many(9, cardOf) }),
  cardBytes: userOf('50', { cards: [{ ...cardOf(1), data: Buffer.alloc(33) }] }),
  fingers: userOf('50', { fingers: many(11, (index) => fingerOf(index, 1)) }),
  faces: userOf('50', { faces: many(6, (index) => faceOf(index, 1)) }),
  templateBytes: userOf('50', { faces: [{ ...faceOf(0, 1), templates: [Buffer.alloc(551)] }] }),
  accessGroups: userOf('50', { accessGroupIDs: many(17, (index) => index + 1) }),
  jobCodes: userOf('50', { jobCodes: many(17, (index) => ({ code: index, label: '' })) }),
  jobLabelCharacters: userOf('50', { jobCodes: [{ code: 1, label: 'x'.repeat(49) }] }),
}

/** The limits of a user, of a call that takes one. */
export function limitsOfUsers<Where>(
  call: (client: GatewayClient, where: Where, user: UserInfo) => Promise<GatewayOutcome<unknown> | PerTerminal>,
): BeyondLimits<Where> {
  return Object.fromEntries(
    Object.entries(beyond).map(([reason, user]) => [
      reason,
      (client: GatewayClient, where: Where) => call(client, where, user),
    ]),
  )
}

/** The limits of an id, of a call that takes one. */
export function limitsOfIDs<Where>(
  call: (client: GatewayClient, where: Where, userID: string) => Promise<GatewayOutcome<unknown> | PerTerminal>,
): BeyondLimits<Where> {
  return {
    idBytes: (client, where) => call(client, where, 'é'.repeat(17)),
    idZero: (client, where) => call(client, where, '0'),
  }
}
