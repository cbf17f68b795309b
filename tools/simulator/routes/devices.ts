import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../envelope.ts'
import type { Device } from '../devices.ts'
import type { JsonObject } from '../json.ts'
import type { OperatorCall, Route } from './route.ts'
import { refuse, success } from '../envelope.ts'
import { failures, guesses } from '../guesses.ts'
import { asList, asObject, asText, asWhole } from '../json.ts'
import { templateFields, templatesFor } from '../people/credentials.ts'
import { drawPortrait } from '../people/portrait.ts'
import { scopeOf } from '../scope.ts'
import { atLeast } from '../versions.ts'
import { oneOf } from './route.ts'

/** Whoever enrols people uses the devices for it, with or without the menu of the devices; that this suffices is a guess. */
const enrollers = oneOf('Device.read', 'User.write')

/** Devices: their lists, a scan, and people sent to them (reference sections 4.9, 5.4 and 8). */
export const deviceRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/devices', family: 'v1', access: enrollers, handle: whoMay(list) },
  {
    method: 'POST',
    path: '/api/v2/devices/search',
    family: 'v2',
    since: guesses.releaseOfV2Searches,
    access: enrollers,
    handle: whoMay(search),
  },
  {
    method: 'GET',
    path: '/api/devices/enrollment',
    family: 'v1',
    access: enrollers,
    handle: whoMay(listForEnrollment),
  },
  { method: 'GET', path: '/api/devices/:id/credentials/face', family: 'v1', access: enrollers, handle: whoMay(scan) },
  { method: 'POST', path: '/api/users/export', family: 'v1', access: oneOf('User.write'), handle: exportPeople },
]

/** A server may want more of an operator than that they enrol people. */
function whoMay(handle: (call: OperatorCall) => Answer): (call: OperatorCall) => Answer {
  return (call) =>
    call.state.settings.devicesWantTheirMenu && !call.permission.module.Device.read
      ? refuse(failures.permissionDenied)
      : handle(call)
}

function list({ state }: OperatorCall): Answer {
  const rows = state.devices.list().map(rowOf)
  return success({ DeviceCollection: { total: rows.length, rows } })
}

function search({ state, body }: OperatorCall): Answer {
  const devices = state.devices.list()
  const limit = asWhole(body['limit']) ?? 0
  const rows = (limit === 0 ? devices : devices.slice(0, limit)).map((device) => ({
    ...rowOf(device),
    user_sync_status: 0,
  }))
  return success({ DeviceCollection: { total: devices.length, rows } })
}

/** The shape a public client reads; no documentation shows it. */
function listForEnrollment({ state, query }: OperatorCall): Answer {
  const isForFaces = query.get('type') === '5'
  const devices = state.devices.list().filter(({ visualFace }) => visualFace || !isForFaces)
  const groups = [...new Set(devices.flatMap(({ group }) => group ?? []))].toSorted()
  return success({
    EnrollmentDevice: {
      all_device_group: {
        id: 1,
        name: 'All Devices',
        devices: devices.filter(({ group }) => group === undefined).map(rowOf),
        device_groups: groups.map((name, place) => ({
          id: 1001 + place,
          name,
          devices: devices.filter(({ group }) => group === name).map(rowOf),
        })),
      },
    },
  })
}

function rowOf({ id, name, type, ip, status }: Device): JsonObject {
  return { id, name, device_type_id: type, status, lan: { ip } }
}

/** Blocks until somebody has stood before the device, or it gives up. */
function scan({ state, parameters, version }: OperatorCall): Answer {
  const id = asWhole(parameters['id'])
  if (id === undefined) return refuse(failures.notSupported)
  const device = state.devices.get(id)
  if (device === undefined) return refuse(failures.deviceNotFound)
  const { scan: behaviour } = device
  switch (behaviour.kind) {
    case 'fails':
      return refuse(failures.deviceFailed, { code: behaviour.code, status: behaviour.status ?? 400 })
    case 'infrared':
      return success({ credentials: { faces: [{ raw_image: '', templates: [{ template: 'AAAA' }] }] } })
    case 'scans': {
      const face = scannedFace(behaviour.seed, behaviour.templatesOnly === true, templateFields(version))
      return later(behaviour.milliseconds, success({ credentials: { faces: [face] } }))
    }
    default:
      throw new Error(`no such scan: ${JSON.stringify(behaviour satisfies never)}`)
  }
}

/** The list is called `faces` although it is a visual face that was scanned (reference section 5.4). */
function scannedFace(seed: number, templatesOnly: boolean, fields: ReturnType<typeof templateFields>): JsonObject {
  const side = guesses.normalisedFaceSide
  const image = drawPortrait(seed, side, side)
  return {
    ...(templatesOnly ? {} : { template_ex_normalized_image: image }),
    templates: templatesFor(image).map(({ type, base64, infrared }) => ({
      [fields.visible]: base64,
      ...(fields.infrared === undefined ? {} : { [fields.infrared]: infrared }),
      credential_bin_type: type,
    })),
    flag: '1',
    useProfile: 'false',
  }
}

/** One row for each device; the answer is a success as a whole whatever they say, which is a guess. */
function exportPeople(call: OperatorCall): Answer {
  const { state, query, body, version } = call
  const ids = (query.get('id') ?? '').split(/[+ ]/u).filter((id) => id !== '')
  const people = ids.map((id) => state.people.get(id))
  if (people.length === 0 || people.some((person) => person === undefined || !scopeOf(call).seesPerson(person)))
    return refuse(failures.userNotFound)
  const wanted = asList(asObject(body['DeviceCollection'])?.['rows']).map((row) => asText(asObject(row)?.['id']) ?? '')
  if (wanted.length === 0) return refuse(failures.missingKey)
  const rows = wanted.map((id) => {
    const device = state.devices.get(Number(id))
    if (device === undefined) return { id, code: failures.deviceNotFound.code }
    if (device.take.kind === 'fails') return { id, code: device.take.code }
    for (const userId of ids) state.devices.took(device.id, userId)
    return { id, code: '0' }
  })
  const waits = wanted.map((id) => {
    const take = state.devices.get(Number(id))?.take
    return take?.kind === 'takes' ? take.milliseconds : 0
  })
  const failed = rows.filter(({ code }) => code !== '0').length
  const code = failed === 0 || !atLeast(version, '2.9.6') ? '0' : failed === rows.length ? '8' : '1'
  const payload = { DeviceResponse: { rows, result: failed === 0 } }
  return later(Math.max(...waits), { kind: 'success', payload, code, headers: {} })
}

function later(milliseconds: number, answer: Answer): Answer {
  return milliseconds === 0 ? answer : { kind: 'later', answer: wait(milliseconds, answer, { ref: false }) }
}
