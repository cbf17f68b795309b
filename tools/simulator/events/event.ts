import { demoDevices } from '../devices.ts'
import { demoDoors } from '../doors.ts'

/** A door, a device: what an event happened at. */
export interface Place {
  readonly id: string
  readonly name: string
}

/** One event of the log as the server keeps it. */
export interface ServerEvent {
  /** Counts up, and begins anew every month (reference section 9.1). */
  readonly id: number
  /** Counts up for ever; the server's own number of a row. */
  readonly index: number
  /** Milliseconds since 1970 by the device's clock, whole seconds. */
  readonly at: number
  readonly code: number
  readonly device: Place | null
  readonly door: Place | null
  readonly person: { readonly userId: string; readonly name: string; readonly photoExists: boolean } | null
  readonly userGroup: { readonly id: number; readonly name: string } | null
}

/** Where events happen: some devices of the site, each at a door. Not every one: a list of those seen is not the server's own. */
export const eventPlaces: readonly { readonly device: Place; readonly door: Place }[] = [
  { device: placeOf(demoDevices.reception), door: placeOf(demoDoors.main) },
  { device: placeOf(demoDevices.slow), door: placeOf(demoDoors.staff) },
  { device: placeOf(demoDevices.syncError), door: placeOf(demoDoors.loadingBay) },
  { device: placeOf(demoDevices.templatesOnly), door: placeOf(demoDoors.servers) },
]

function placeOf({ id, name }: { readonly id: number; readonly name: string }): Place {
  return { id: String(id), name }
}

/**
 * The types of events this server can tell of: those of reference section 9.1 and some of the vendor's published device SDK. One
 * number has no meaning in any public list: a server newer than its clients has such.
 */
export const eventTypes: ReadonlyMap<number, string> = new Map([
  [4102, 'VERIFY_SUCCESS_CARD'],
  [4106, 'VERIFY_SUCCESS_CARD_FACE'],
  [4354, 'VERIFY_FAIL_CARD'],
  [4610, 'VERIFY_DURESS_ID_FINGER'],
  [4865, 'IDENTIFY_SUCCESS_FINGER'],
  [4867, 'IDENTIFY_SUCCESS_FACE'],
  [5125, 'IDENTIFY_FAIL_FACE'],
  [6401, 'ACCESS_DENIED_ACCESS_GROUP'],
  [6403, 'ACCESS_DENIED_EXPIRED'],
  [6405, 'ACCESS_DENIED_APB'],
  [8192, 'ENROLL_SUCCESS'],
  [8448, 'ENROLL_FAIL'],
  [8704, 'UPDATE_SUCCESS'],
  [8960, 'UPDATE_FAIL'],
  [9216, 'DELETE_SUCCESS'],
  [20736, 'DOOR_LOCKED'],
  [20992, 'DOOR_OPENED'],
  [21504, 'DOOR_FORCED_OPEN'],
  [47110, 'SITE_SPECIFIC_ALARM'],
])
