import type { Device } from '../../../src-preload/contract/device.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** The name of a device as it is shown; one without a name is known by its number. */
export function deviceName({ id, name }: Device, say: Sentences): string {
  return name === '' ? say('devices.nameless', { id }) : name
}

/** What kind of device it is, its number, and whether the server reaches it. */
export function deviceMore({ id, type, status }: Device, say: Sentences): string {
  return say('devices.describe', {
    type: type === '' ? say('devices.noType') : type,
    id,
    status: say(`devices.status.${status}`),
  })
}
