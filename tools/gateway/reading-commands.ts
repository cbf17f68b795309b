import type { GatewayClient, GatewayOutcome } from '../../src-main/gateway/gateway-client.ts'
import { compareUsers } from '../../src-main/gateway/compare-users.ts'
import type { DeviceInfo, UserHdr, UserInfo } from '../../src-main/gateway/messages.ts'
import { jsonOf, type Done, type NotDone, type Output } from './answer.ts'
import { modelName, statusText } from './terminal-words.ts'
import { textTable } from './text-table.ts'

/** What a reading command is given. */
export interface Reading {
  readonly client: GatewayClient
  readonly devices: readonly number[]
  readonly users: readonly string[]
  readonly output: Output
  readonly signal: AbortSignal
}

function valueOf<Value>(outcome: GatewayOutcome<Value>): Value | null {
  return outcome.ok ? outcome.value : null
}

/** Tells the terminals of the gateway. What one does not tell of itself is unknown, and no failure. */
export async function tellDevices({ client, output, signal }: Reading): Promise<Done> {
  const list = await client.connect.getDeviceList({ signal })
  if (!list.ok) return { done: 0, failed: [{ deviceID: null, userID: null, failure: list.failure }] }
  const told = await Promise.all(
    list.value.map(async (deviceInfo) => {
      const { deviceID } = deviceInfo
      const [capInfo, deviceCapability, userStatistic] = await Promise.all([
        client.device.getCapabilityInfo(deviceID, { signal }),
        client.device.getCapability(deviceID, { signal }),
        client.user.getStatistic(deviceID, { signal }),
      ])
      return {
        deviceInfo,
        capInfo: valueOf(capInfo),
        deviceCapability: valueOf(deviceCapability),
        userStatistic: valueOf(userStatistic),
      }
    }),
  )
  if (output.json) output.print(`${jsonOf(told)}\n`)
  else
    output.print(
      `${textTable([
        ['Terminal', 'Model', 'State', 'Address', 'Users', 'At most'],
        ...told.map(({ deviceInfo, capInfo, userStatistic }) => [
          String(deviceInfo.deviceID),
          modelName(deviceInfo.type),
          statusText(deviceInfo.status),
          addressOf(deviceInfo),
          userStatistic === null ? 'unknown' : String(userStatistic.numOfUsers),
          capInfo === null ? 'unknown' : String(capInfo.maxNumOfUser),
        ]),
      ])}\n`,
    )
  return { done: told.length, failed: [] }
}

function addressOf({ IPAddr, port }: DeviceInfo): string {
  return IPAddr === '' ? '' : `${IPAddr}:${String(port)}`
}

/** Tells the users of terminals, in the order of the terminals; each list is printed before the next is read. */
export async function tellLists({ client, devices, output, signal }: Reading): Promise<Done> {
  const failed: NotDone[] = []
  const out = startList(output, ['Terminal', 'User', 'Cards', 'Fingers', 'Faces', 'Face group'])
  for (const deviceID of devices) {
    const list = await client.user.getList(deviceID, { signal })
    if (list.ok)
      out.add(
        { deviceID, hdrs: list.value },
        list.value.map((hdr) => [String(deviceID), ...cellsOf(hdr)]),
      )
    else failed.push({ deviceID, userID: null, failure: list.failure })
  }
  out.end()
  return { done: devices.length - failed.length, failed }
}

function cellsOf({ ID, numOfCard, numOfFinger, numOfFace, authGroupID }: UserHdr): readonly string[] {
  return [ID, ...[numOfCard, numOfFinger, numOfFace, authGroupID].map(String)]
}

/** Tells all that terminals know of users. */
export async function tellUsers({ client, devices, users, output, signal }: Reading): Promise<Done> {
  const failed: NotDone[] = []
  let done = 0
  const out = startList(output, ['Terminal', 'User', 'Name', 'Cards', 'Fingers', 'Faces', 'Groups', 'PIN', 'Photo'])
  for (const deviceID of devices) {
    const read = await client.user.get(deviceID, users, { signal })
    if (!read.ok && read.failure.kind !== 'terminalUserUnknown') {
      failed.push({ deviceID, userID: null, failure: read.failure })
      continue
    }
    const found = read.ok ? read.value : []
    done += found.length
    const known = new Set(found.map(({ hdr }) => hdr?.ID))
    for (const userID of users)
      if (!known.has(userID)) failed.push({ deviceID, userID, failure: { kind: 'terminalUserUnknown' } })
    out.add(
      { deviceID, users: found },
      found.map((user) => rowOf(deviceID, user)),
    )
  }
  out.end()
  return { done, failed }
}

function rowOf(deviceID: number, user: UserInfo): readonly string[] {
  return [
    String(deviceID),
    user.hdr?.ID ?? '',
    user.name,
    String(user.cards.length),
    String(user.fingers.length),
    String(user.faces.length),
    user.accessGroupIDs.join(' '),
    user.PIN.byteLength === 0 ? 'no' : 'yes',
    user.photo.byteLength === 0 ? 'no' : `${String(user.photo.byteLength)} bytes`,
  ]
}

/** Tells what differs for users between terminals, each as it is found: nothing is collected. */
export async function tellDifferences({ client, devices, users, output, signal }: Reading): Promise<Done> {
  let count = 0
  if (output.json) output.print('[')
  const compared = await compareUsers(
    client,
    devices,
    users.length === 0 ? null : users,
    (difference) => {
      if (output.json) output.print(`${count === 0 ? '\n' : ',\n'}${jsonOf(difference)}`)
      else {
        const missing = difference.missingOn.length === 0 ? [] : [`not on ${difference.missingOn.join(', ')}`]
        const differing = difference.differing.map(
          ({ deviceID, parts }) => `otherwise on ${String(deviceID)}: ${parts.join(', ')}`,
        )
        output.print(`${difference.userID.replace(/\p{Cc}/gu, ' ')}  ${[...missing, ...differing].join('; ')}\n`)
      }
      count += 1
    },
    { signal },
  )
  if (output.json) output.print(count === 0 ? ']\n' : '\n]\n')
  if (!compared.ok)
    return { done: 0, failed: [{ deviceID: compared.deviceID ?? null, userID: null, failure: compared.failure }] }
  const { users: all, different } = compared.value
  if (!output.json) output.print(`${String(different)} of ${String(all)} users differ.\n`)
  return { done: all, failed: [] }
}

/** A list that is printed piece by piece: one array for scripts, one table for each terminal for people. */
function startList(output: Output, head: readonly string[]) {
  let isFirst = true
  if (output.json) output.print('[')
  return {
    add(item: object, rows: readonly (readonly string[])[]): void {
      if (output.json) output.print(`${isFirst ? '\n' : ',\n'}${jsonOf(item)}`)
      else if (rows.length > 0) output.print(`${isFirst ? '' : '\n'}${textTable([head, ...rows])}\n`)
      isFirst = false
    },
    end(): void {
      if (output.json) output.print(isFirst ? ']\n' : '\n]\n')
    },
  }
}
