import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../src-preload/contract/bridge.ts'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import type { ConsentRecord } from '../../../src-preload/contract/consent.ts'
import type { Device, ScannedFace } from '../../../src-preload/contract/device.ts'
import type { CallStage } from '../../../src-preload/contract/job.ts'

/** Where a scan stands: the devices are read, one is chosen, it asks for a face, and then there is one or a reason why not. */
export type Scanning =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable'; readonly failure: FailureOf<'readEnrollmentDevices'> }
  | { readonly kind: 'choosing'; readonly devices: readonly Device[]; readonly chosen: string | null }
  /** `since` is when it began, in milliseconds since 1970. */
  | (AtDevice & { readonly kind: 'scanning'; readonly stage: CallStage | null; readonly since: number })
  /** The clerk does not wait any more; the device may go on asking. */
  | (AtDevice & { readonly kind: 'stopped' })
  | (AtDevice & { readonly kind: 'failed'; readonly failure: FailureOf<'scanVisualFace'> })
  | (AtDevice & { readonly kind: 'scanned'; readonly face: ScannedFace })

interface AtDevice {
  readonly devices: readonly Device[]
  readonly device: Device
}

/** One scan: its state, and what moves it. */
export interface ScanStore {
  readonly store: StoreApi<Scanning>
  /** Reads the devices and listens, until the function it answers is called: then what runs is given up and the scan forgotten. */
  readonly start: () => () => void
  readonly readAgain: () => Promise<void>
  readonly choose: (device: string) => void
  /** Has the chosen device, or the one that was just used, scan. Nothing while one is scanning. */
  readonly scan: () => Promise<void>
  /** Stops waiting. The clerk is free at once. */
  readonly stop: () => void
  /** Back to the list of devices; what was scanned is forgotten. */
  readonly chooseAgain: () => void
  /** The scan is somebody else's from now on: it is not forgotten with this store. */
  readonly handOver: () => void
}

/** What a scan needs from outside. */
export interface ScanParts {
  readonly bridge: Pick<Bridge, 'readEnrollmentDevices' | 'scanVisualFace' | 'dropScan' | 'cancelCall' | 'on'>
  readonly newCallId: () => string
  readonly now: () => number
  /** What the person has agreed to; `null` where nobody asks. */
  readonly consent: ConsentRecord | null
}

/** Scans a visual face at a device. It has a state of its own: the enrollment hears of a face only when the clerk takes it. */
export function createScanStore({ bridge, newCallId, now, consent }: ScanParts): ScanStore {
  const store = createStore<Scanning>(() => ({ kind: 'reading' }))
  /** The call that is waited for; an answer to any other comes too late. */
  let running: string | null = null
  let isOver = false

  const set = (state: Scanning): void => {
    store.setState(state, true)
  }
  const giveUp = (): void => {
    const callId = running
    running = null
    if (callId !== null) void bridge.cancelCall({ callId })
  }
  const drop = (): void => {
    const state = store.getState()
    if (state.kind === 'scanned') void bridge.dropScan({ scan: state.face.scan })
  }

  const read = async (): Promise<void> => {
    giveUp()
    const callId = newCallId()
    running = callId
    set({ kind: 'reading' })
    const answer = await bridge.readEnrollmentDevices({ callId })
    if (running !== callId) return
    running = null
    set(answer.ok ? choiceOf(answer.value.devices) : { kind: 'unreadable', failure: answer.failure })
  }

  const scanAt = async (devices: readonly Device[], device: Device): Promise<void> => {
    drop()
    const callId = newCallId()
    running = callId
    set({ kind: 'scanning', devices, device, stage: null, since: now() })
    const answer = await bridge.scanVisualFace({ callId, device: device.id, consent })
    if (running !== callId) {
      // It was on its way when the clerk stopped waiting: nobody has seen it, so nobody stores it.
      if (answer.ok) void bridge.dropScan({ scan: answer.value.scan })
      return
    }
    running = null
    set(
      answer.ok
        ? { kind: 'scanned', devices, device, face: answer.value }
        : { kind: 'failed', devices, device, failure: answer.failure },
    )
  }

  return {
    store,
    start: () => {
      isOver = false
      const endListening = bridge.on.callProgressed(({ callId, stage }) => {
        const state = store.getState()
        if (callId === running && state.kind === 'scanning') set({ ...state, stage })
      })
      void read()
      return () => {
        endListening()
        giveUp()
        if (!isOver) drop()
      }
    },
    readAgain: read,
    choose: (device) => {
      const state = store.getState()
      if (state.kind === 'choosing') set({ ...state, chosen: device })
    },
    scan: async () => {
      const state = store.getState()
      if (state.kind === 'reading' || state.kind === 'unreadable' || state.kind === 'scanning') return
      const device = state.kind === 'choosing' ? state.devices.find(({ id }) => id === state.chosen) : state.device
      if (device !== undefined) await scanAt(state.devices, device)
    },
    stop: () => {
      const state = store.getState()
      if (state.kind !== 'scanning') return
      giveUp()
      set({ kind: 'stopped', devices: state.devices, device: state.device })
    },
    chooseAgain: () => {
      const state = store.getState()
      if (state.kind === 'reading' || state.kind === 'unreadable' || state.kind === 'scanning') return
      drop()
      set({ ...choiceOf(state.devices), ...('device' in state ? { chosen: state.device.id } : {}) })
    },
    handOver: () => {
      isOver = true
    },
  }
}

/** The devices with those that are connected first. If only one is, it is the one that is meant. */
function choiceOf(devices: readonly Device[]): Extract<Scanning, { kind: 'choosing' }> {
  const connected = devices.filter(({ status }) => status === 'connected' || status === 'syncError')
  const [only] = connected
  return {
    kind: 'choosing',
    devices: [...connected, ...devices.filter((device) => !connected.includes(device))],
    chosen: connected.length === 1 && only !== undefined ? only.id : null,
  }
}
