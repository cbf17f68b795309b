/** What happens when a device is told to scan a face. */
export type ScanBehaviour =
  /** Somebody stands before it. `seed` draws the face; `milliseconds` is how long they take. */
  | { readonly kind: 'scans'; readonly seed: number; readonly milliseconds: number; readonly templatesOnly?: boolean }
  /** An infrared device: a face of another kind. */
  | { readonly kind: 'infrared' }
  /** The device, or the server in its place, answers a code. `status` is 400 unless given. */
  | { readonly kind: 'fails'; readonly code: string; readonly status?: number }

/** What happens when a person is sent to a device. */
export type TakeBehaviour =
  { readonly kind: 'takes'; readonly milliseconds: number } | { readonly kind: 'fails'; readonly code: string }

/** A device of the server. Tests may put another one in its place. */
export interface Device {
  /** The serial number. */
  readonly id: number
  readonly name: string
  readonly type: { readonly id: number; readonly name: string }
  readonly ip: string
  /** The folder it lies in; `undefined` for one that lies in none. */
  readonly group: string | undefined
  /** 0 disconnected, 1 connected, 2 sync error. */
  readonly status: 0 | 1 | 2
  /** Whether it enrols visual faces. */
  readonly visualFace: boolean
  readonly scan: ScanBehaviour
  readonly take: TakeBehaviour
}

const faceStation = { id: 30, name: 'FaceStation F2' }
const bioStation = { id: 35, name: 'BioStation 3' }
const bioEntry = { id: 36, name: 'BioEntry W3' }
const cardReader = { id: 8, name: 'BioEntry Plus' }

const connected = {
  status: 1,
  visualFace: true,
  scan: { kind: 'scans', seed: 4711, milliseconds: 0 },
  take: { kind: 'takes', milliseconds: 0 },
} as const

/** The devices by what they are like: one for each state a clerk meets. */
export const demoDevices = {
  reception: {
    ...connected,
    id: 543_716_115,
    name: 'Reception',
    type: faceStation,
    ip: '10.0.4.11',
    group: 'Entrances',
  },
  /** Takes its time, as people do. */
  slow: {
    ...connected,
    id: 543_716_116,
    name: 'Side entrance',
    type: bioStation,
    ip: '10.0.4.12',
    group: 'Entrances',
    scan: { kind: 'scans', seed: 815, milliseconds: 6_000 },
    take: { kind: 'takes', milliseconds: 3_000 },
  },
  disconnected: {
    ...connected,
    id: 543_716_117,
    name: 'Car park',
    type: faceStation,
    ip: '10.0.4.13',
    group: 'Entrances',
    status: 0,
    scan: { kind: 'fails', code: '1001' },
    take: { kind: 'fails', code: '1001' },
  },
  syncError: {
    ...connected,
    id: 543_716_118,
    name: 'Warehouse',
    type: bioEntry,
    ip: '10.0.5.11',
    group: undefined,
    status: 2,
    take: { kind: 'fails', code: '229' },
  },
  /** Answers templates and no picture. */
  templatesOnly: {
    ...connected,
    id: 543_716_119,
    name: 'Laboratory',
    type: bioStation,
    ip: '10.0.5.12',
    group: 'Research',
    scan: { kind: 'scans', seed: 99, milliseconds: 0, templatesOnly: true },
  },
  busy: {
    ...connected,
    id: 543_716_120,
    name: 'Canteen',
    type: faceStation,
    ip: '10.0.5.13',
    group: undefined,
    scan: { kind: 'fails', code: '1017' },
    take: { kind: 'fails', code: '1017' },
  },
  cardsOnly: {
    ...connected,
    id: 40_059_024,
    name: 'Stairs',
    type: cardReader,
    ip: '10.0.5.14',
    group: undefined,
    visualFace: false,
    scan: { kind: 'fails', code: '262175' },
  },
} as const satisfies Readonly<Record<string, Device>>

/** What the devices of a server were told, and what they hold. */
export class DeviceStore {
  readonly #devices = new Map<number, Device>(Object.values(demoDevices).map((device) => [device.id, device]))
  readonly #people = new Map<number, Set<string>>()

  get(id: number): Device | undefined {
    return this.#devices.get(id)
  }

  /** All of them, by id. */
  list(): readonly Device[] {
    return [...this.#devices.values()].toSorted((one, other) => one.id - other.id)
  }

  /** Puts a device in the place of the one with its id, or adds it. */
  set(device: Device): void {
    this.#devices.set(device.id, device)
  }

  /** Changes a device that there is. */
  change({ id }: Pick<Device, 'id'>, changes: Partial<Device>): void {
    const device = this.#devices.get(id)
    if (device === undefined) throw new Error(`there is no device ${id}`)
    this.#devices.set(id, { ...device, ...changes })
  }

  remove(id: number): void {
    this.#devices.delete(id)
  }

  /** The ids of the people a device holds since somebody sent them. */
  peopleAt({ id }: Pick<Device, 'id'>): readonly string[] {
    return [...(this.#people.get(id) ?? [])]
  }

  /** Notes that a device took a person. */
  took(id: number, userId: string): void {
    const people = this.#people.get(id) ?? new Set()
    this.#people.set(id, people.add(userId))
  }
}
