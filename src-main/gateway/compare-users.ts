import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import { batchCounts } from './batches.ts'
import type { GatewayCallOptions, GatewayClient, GatewayFailure, GatewayOutcome } from './gateway-client.ts'
import { everyInfoPart } from './masks.ts'
import type { UserInfo } from './messages.ts'

/** A part of a user, in the vendor's words, in which two terminals may differ. */
export const comparedParts = [
  'authGroupID',
  'setting',
  'name',
  'cards',
  'fingers',
  'faces',
  'accessGroupIDs',
  'jobCodes',
  'PIN',
  'photo',
] as const

/** A part of a user in which two terminals may differ. */
export type ComparedPart = (typeof comparedParts)[number]

/** One user who is not the same everywhere. */
export interface UserDifference {
  readonly userID: string
  /** Terminals that do not know the user. */
  readonly missingOn: readonly number[]
  /** What another terminal has otherwise than the first of them that knows the user. */
  readonly differing: readonly { readonly deviceID: number; readonly parts: readonly ComparedPart[] }[]
}

/** What a comparison looked at. */
export interface Comparison {
  readonly users: number
  readonly different: number
}

/**
 * Compares users between terminals and tells each who differs, in the order of their ids. Only ids and the users of one batch are held at
 * a time, so the number of users does not matter.
 *
 * @param userIDs whom to compare; everybody on any of the terminals when `null`
 */
export async function compareUsers(
  client: GatewayClient,
  deviceIDs: readonly number[],
  userIDs: readonly string[] | null,
  onDifference: (difference: UserDifference) => void,
  options: GatewayCallOptions = {},
): Promise<GatewayOutcome<Comparison> & { readonly deviceID?: number }> {
  const lists = new Map<number, ReadonlySet<string>>()
  for (const deviceID of deviceIDs) {
    const listed = await client.user.getList(deviceID, options)
    if (!listed.ok) return failedAt(deviceID, listed.failure)
    lists.set(deviceID, new Set(listed.value.map(({ ID }) => ID)))
  }
  const everybody = [...(userIDs === null ? union([...lists.values()]) : new Set(userIDs))].toSorted(byNumberThenText)
  let different = 0
  for (let from = 0; from < everybody.length; from += batchCounts.first) {
    const batch = everybody.slice(from, from + batchCounts.first)
    // In the order of the terminals, whoever answers first.
    const found = new Map(deviceIDs.map((deviceID) => [deviceID, new Map<string, UserInfo>()]))
    const reads = [...lists].map(async ([deviceID, list]) => {
      const users = found.get(deviceID)
      const read = await client.user.readBatches(
        deviceID,
        batch.filter((userID) => list.has(userID)),
        everyInfoPart,
        (some) => {
          for (const user of some) if (user.hdr !== null) users?.set(user.hdr.ID, user)
        },
        options,
      )
      return { deviceID, read }
    })
    for (const { deviceID, read } of await Promise.all(reads))
      // Somebody may have been deleted since the list was read; that is a difference, not a failure.
      if (!read.ok && read.failure.kind !== 'terminalUserUnknown') return failedAt(deviceID, read.failure)
    for (const userID of batch) {
      const difference = differenceOf(userID, found)
      if (difference === null) continue
      different += 1
      onDifference(difference)
    }
  }
  return succeed({ users: everybody.length, different })
}

/** In which parts two records of a user differ. Order does not matter: a terminal may give lists back otherwise than it got them. */
export function differingParts(one: UserInfo, other: UserInfo): readonly ComparedPart[] {
  return comparedParts.filter((part) => valueOf(one, part) !== valueOf(other, part))
}

function differenceOf(
  userID: string,
  found: ReadonlyMap<number, ReadonlyMap<string, UserInfo>>,
): UserDifference | null {
  const holders = [...found].flatMap(([deviceID, users]) => {
    const user = users.get(userID)
    return user === undefined ? [] : [{ deviceID, user }]
  })
  const missingOn = [...found.keys()].filter((deviceID) => !holders.some((holder) => holder.deviceID === deviceID))
  const [first, ...others] = holders
  const differing = others.flatMap(({ deviceID, user }) => {
    const parts = first === undefined ? [] : differingParts(first.user, user)
    return parts.length === 0 ? [] : [{ deviceID, parts }]
  })
  return missingOn.length === 0 && differing.length === 0 ? null : { userID, missingOn, differing }
}

/** A part as text: the same text for the same contents. It stays in this file, because a PIN's hash is among them. */
function valueOf(user: UserInfo, part: ComparedPart): string {
  const value: unknown = part === 'authGroupID' ? (user.hdr?.authGroupID ?? 0) : user[part]
  return Array.isArray(value) ? value.map(textOf).toSorted().join() : textOf(value)
}

function textOf(value: unknown): string {
  // Not JSON's way with bytes, which is a list of numbers.
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}:${textOf(inner)}`)
    .toSorted()
    .join()}}`
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return sets.reduce((all, each) => all.union(each), new Set<string>())
}

/** 9 before 10, and numbers before words. */
function byNumberThenText(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1)
}

function failedAt(deviceID: number, failure: GatewayFailure) {
  return { ...fail(failure), deviceID }
}
