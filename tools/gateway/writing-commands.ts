import { changeUsers, type ChangedUsers } from '../../src-main/gateway/change-users.ts'
import type { GatewayClient, GatewayFailure, GatewayOutcome } from '../../src-main/gateway/gateway-client.ts'
import type { NotDone } from './answer.ts'
import { changeOf, userToEnroll, type FileUser } from './users-file.ts'

/** What a writing command is given. */
export interface Writing {
  readonly client: GatewayClient
  readonly devices: readonly number[]
  readonly signal: AbortSignal
}

/** What became of the users at one terminal. */
export interface TerminalResult {
  readonly deviceID: number
  /** Whom it took. */
  readonly userIDs: readonly string[]
  readonly failed: readonly NotDone[]
  /** For changes: how they were made. */
  readonly changed: ChangedUsers | null
}

/** So many users are written in one call, and when that fails, one after the other. Ours. */
const together = 100

/** Failures that are the terminal's, the gateway's or the way's: for the next user it would be the same. */
const ofTheWay: ReadonlySet<GatewayFailure['kind']> = new Set([
  'cancelled',
  'gatewayUnreachable',
  'gatewayUntrusted',
  'gatewayTooOld',
  'gatewayTooLate',
  'terminalUnknown',
  'terminalUnreachable',
])

/** Puts users on terminals. Users who must not be overwritten go one by one, because only so it is certain who was there before. */
export async function enrollUsers(
  { client, devices, signal }: Writing,
  users: readonly FileUser[],
  overwrite: boolean,
): Promise<readonly TerminalResult[]> {
  await learnLimits(client, devices, signal)
  return Promise.all(
    devices.map((deviceID) =>
      writeEach(
        deviceID,
        users.map((user) => ({ userID: user.hdr.ID, item: userToEnroll(user) })),
        overwrite ? together : 1,
        async (items) => client.user.enroll(deviceID, items, overwrite, { signal }),
      ),
    ),
  )
}

/** Changes users on terminals: what the file names, and nothing else. */
export async function updateUsers(
  { client, devices, signal }: Writing,
  users: readonly FileUser[],
): Promise<readonly TerminalResult[]> {
  await learnLimits(client, devices, signal)
  return Promise.all(
    devices.map(async (deviceID) => {
      let changed: ChangedUsers | null = null
      const changes = users.map((user) => ({ userID: user.hdr.ID, item: changeOf(user) }))
      const result = await writeEach(deviceID, changes, together, async (items) => {
        const outcome = await changeUsers(client, deviceID, items, { signal })
        if (outcome.ok) changed = outcome.value
        return outcome
      })
      return { ...result, changed }
    }),
  )
}

/** Takes users off terminals. */
export function deleteUsers(
  { client, devices, signal }: Writing,
  userIDs: readonly string[],
): Promise<readonly TerminalResult[]> {
  return Promise.all(
    devices.map(async (deviceID) => {
      const list = await client.user.getList(deviceID, { signal })
      if (!list.ok) return nothingAt(deviceID, list.failure)
      // A gateway may pass over those it does not know, or refuse them all: so it is asked for the known ones alone.
      const known = new Set(list.value.map(({ ID }) => ID))
      const there = userIDs.filter((userID) => known.has(userID))
      const result = await writeEach(
        deviceID,
        there.map((userID) => ({ userID, item: userID })),
        together,
        (items) => client.user.delete(deviceID, items, { signal }),
      )
      const unknown = userIDs
        .filter((userID) => !known.has(userID))
        .map((userID) => ({ deviceID, userID, failure: { kind: 'terminalUserUnknown' } as const }))
      return { ...result, failed: [...result.failed, ...unknown] }
    }),
  )
}

/** What a terminal takes is asked for first, so that what is beyond it is not sent. That it does not say is no failure. */
async function learnLimits(client: GatewayClient, devices: readonly number[], signal: AbortSignal): Promise<void> {
  for (const deviceID of devices) {
    await client.device.getCapabilityInfo(deviceID, { signal })
    await client.device.getCapability(deviceID, { signal })
  }
}

/** Writes many together, and those of a call that failed one after the other, so that each has a result of its own. */
async function writeEach<Item>(
  deviceID: number,
  all: readonly { readonly userID: string; readonly item: Item }[],
  atOnce: number,
  write: (items: readonly Item[]) => Promise<GatewayOutcome<unknown>>,
): Promise<TerminalResult> {
  const userIDs: string[] = []
  const failed: NotDone[] = []
  for (let from = 0; from < all.length; from += atOnce) {
    const batch = all.slice(from, from + atOnce)
    const outcome = await write(batch.map(({ item }) => item))
    if (outcome.ok) {
      userIDs.push(...batch.map(({ userID }) => userID))
      continue
    }
    for (const one of batch) {
      const single = batch.length === 1 || ofTheWay.has(outcome.failure.kind) ? outcome : await write([one.item])
      if (single.ok) userIDs.push(one.userID)
      else failed.push({ deviceID, userID: one.userID, failure: single.failure })
    }
    if (!ofTheWay.has(outcome.failure.kind)) continue
    for (const { userID } of all.slice(from + atOnce)) failed.push({ deviceID, userID, failure: outcome.failure })
    break
  }
  return { deviceID, userIDs, failed, changed: null }
}

function nothingAt(deviceID: number, failure: GatewayFailure): TerminalResult {
  return { deviceID, userIDs: [], failed: [{ deviceID, userID: null, failure }], changed: null }
}
