import { z } from 'zod'
import { deviceIdSchema, type Device, type DeviceStatus } from '../../src-preload/contract/device.ts'
import { succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import type { OperationOptions } from './operation.ts'
import { askForAll } from './whole-list.ts'
import { entriesOf, lenient, wireText } from './wire-values.ts'

const statuses: Readonly<Record<string, DeviceStatus>> = { 0: 'disconnected', 1: 'connected', 2: 'syncError' }

/** A row of any of the lists of devices. Source: reference section 8. */
const rowSchema = z.object({
  id: wireText.pipe(deviceIdSchema),
  name: lenient(wireText),
  device_type_id: lenient(z.object({ name: lenient(wireText) })),
  status: lenient(wireText),
})

/** The type of visual faces in the list of devices by what they enrol. Source: reference section 5.4. */
const visualFaces = 5

/**
 * Reads the devices that can enrol visual faces.
 *
 * The documentation shows no answer. A public client reads `EnrollmentDevice.all_device_group` with `devices` and further
 * `device_groups`; that these may lie deeper, and that a plain collection may come instead, is a guess: devices are taken
 * from wherever in the payload they lie.
 */
export async function readEnrollmentDevices(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<Device[], ConversationFailure>> {
  const path = '/api/devices/enrollment'
  const asked = await conversation.ask(
    { method: 'GET', path: `${path}?type=${String(visualFaces)}`, route: `GET ${path}`, effect: 'read' },
    options,
  )
  if (!asked.ok) return asked
  const { body } = asked.value
  return succeed(devicesIn(body['EnrollmentDevice'] ?? body['DeviceCollection']))
}

/** Reads every device of the server. */
export async function readAllDevices(
  conversation: Conversation,
  options: OperationOptions,
): Promise<Outcome<Device[], ConversationFailure>> {
  const listed = await askForAll(conversation, 'devices', options)
  return listed.ok ? succeed(devicesIn(listed.value.body['DeviceCollection'])) : listed
}

/** The deepest tree of device groups that is walked: the vendor allows eight levels of groups. */
const deepestGroup = 10

/** The devices of a payload and of all groups below it, each once. An odd row hides no other. */
function devicesIn(payload: unknown): Device[] {
  const found = new Map<string, Device>()
  const walk = (value: unknown, depth: number): void => {
    if (depth > deepestGroup) return
    for (const entry of entriesOf(value)) {
      const group = z.record(z.string(), z.unknown()).safeParse(entry)
      if (!group.success) continue
      const { devices, rows, device_groups: groups, all_device_group: all } = group.data
      for (const row of [...entriesOf(devices), ...entriesOf(rows)]) {
        const device = deviceOf(row)
        if (device !== null) found.set(device.id, device)
      }
      for (const inner of [groups, all]) walk(inner, depth + 1)
    }
  }
  walk(payload, 0)
  return [...found.values()]
}

function deviceOf(row: unknown): Device | null {
  const read = rowSchema.safeParse(row)
  if (!read.success) return null
  const { id, name, device_type_id: type, status } = read.data
  return {
    id,
    name: (name ?? '').slice(0, 200),
    type: (type?.name ?? '').slice(0, 200),
    status: statuses[status?.trim() ?? ''] ?? 'unknown',
  }
}
