import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../src-preload/contract/bridge.ts'
import type { FailureOf } from '../../../src-preload/contract/calls.ts'
import type { Device } from '../../../src-preload/contract/device.ts'

/** What became of a person at one device. */
export type PushOutcome =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: FailureOf<'pushToDevice'> }
  /** The clerk stopped: `left` when it was on its way already, so that the device may have taken the person. */
  | { readonly kind: 'stopped'; readonly left: boolean }

/** Where a push stands. `outcomes` holds each chosen device, in the order in which they are done. */
export type Pushing =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable'; readonly failure: FailureOf<'readPushDevices'> }
  | { readonly kind: 'choosing'; readonly devices: readonly Device[]; readonly chosen: readonly string[] }
  | { readonly kind: 'sending'; readonly outcomes: readonly DeviceOutcome[] }
  | { readonly kind: 'told'; readonly outcomes: readonly DeviceOutcome[] }

/** One device and what became of the person there. */
export interface DeviceOutcome {
  readonly device: Device
  readonly outcome: PushOutcome
}

/** One push: its state, and what moves it. */
export interface PushStore {
  readonly store: StoreApi<Pushing>
  /** Reads the devices, until the function it answers is called: then nothing more is sent. */
  readonly start: () => () => void
  readonly readAgain: () => Promise<void>
  readonly choose: (devices: readonly string[]) => void
  /** Sends to the chosen devices. */
  readonly send: () => Promise<void>
  /** Sends again to those that have not taken the person, and to no other. */
  readonly retryFailed: () => Promise<void>
  readonly stop: () => void
}

/** What a push needs from outside. */
export interface PushParts {
  readonly bridge: Pick<Bridge, 'readPushDevices' | 'pushToDevice' | 'cancelCall'>
  readonly newCallId: () => string
  readonly person: { readonly id: string; readonly name: string }
}

/** How many devices are asked at a time: a slow one holds up no other, and the station's other calls have room. Ours. */
const atOnce = 2

/** Sends one person to devices. It has a state of its own: no enrollment is touched. */
export function createPushStore({ bridge, newCallId, person }: PushParts): PushStore {
  const store = createStore<Pushing>(() => ({ kind: 'reading' }))
  const running = new Set<string>()
  /** Counts what was begun, so that what was given up changes nothing any more. */
  let turn = 0

  const set = (state: Pushing): void => {
    store.setState(state, true)
  }
  const giveUp = (): void => {
    turn += 1
    for (const callId of running) void bridge.cancelCall({ callId })
    running.clear()
  }
  const settle = (device: string, outcome: PushOutcome): void => {
    const state = store.getState()
    if (state.kind === 'sending') set({ ...state, outcomes: withOutcome(state.outcomes, device, outcome) })
  }

  const read = async (): Promise<void> => {
    giveUp()
    const own = turn
    const callId = newCallId()
    running.add(callId)
    set({ kind: 'reading' })
    const answer = await bridge.readPushDevices({ callId })
    if (turn !== own) return
    running.delete(callId)
    set(
      answer.ok
        ? { kind: 'choosing', devices: connectedFirst(answer.value.devices), chosen: [] }
        : { kind: 'unreadable', failure: answer.failure },
    )
  }

  const sendOne = async (device: string): Promise<void> => {
    const own = turn
    const callId = newCallId()
    running.add(callId)
    settle(device, { kind: 'sending' })
    const answer = await bridge.pushToDevice({ callId, ...person, device })
    if (turn !== own) return
    running.delete(callId)
    settle(device, answer.ok ? { kind: 'done' } : { kind: 'failed', failure: answer.failure })
  }

  const sendTo = async (outcomes: readonly DeviceOutcome[]): Promise<void> => {
    giveUp()
    const own = turn
    set({ kind: 'sending', outcomes })
    const left = outcomes.filter(({ outcome }) => outcome.kind === 'waiting').map(({ device }) => device.id)
    const isCurrent = (): boolean => turn === own
    const work = async (): Promise<void> => {
      while (isCurrent()) {
        const next = left.shift()
        if (next === undefined) return
        await sendOne(next)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    const state = store.getState()
    if (isCurrent() && state.kind === 'sending') set({ kind: 'told', outcomes: state.outcomes })
  }

  return {
    store,
    start: () => {
      void read()
      return giveUp
    },
    readAgain: read,
    choose: (chosen) => {
      const state = store.getState()
      if (state.kind === 'choosing') set({ ...state, chosen })
    },
    send: async () => {
      const state = store.getState()
      if (state.kind !== 'choosing' || state.chosen.length === 0) return
      const devices = state.devices.filter(({ id }) => state.chosen.includes(id))
      await sendTo(devices.map((device) => ({ device, outcome: { kind: 'waiting' } })))
    },
    retryFailed: async () => {
      const state = store.getState()
      if (state.kind !== 'told') return
      const again = state.outcomes.map(({ device, outcome }) =>
        outcome.kind === 'done' ? { device, outcome } : { device, outcome: { kind: 'waiting' } as const },
      )
      await sendTo(again)
    },
    stop: () => {
      const state = store.getState()
      if (state.kind !== 'sending') return
      giveUp()
      const outcomes = state.outcomes.map((each): DeviceOutcome => {
        const { kind } = each.outcome
        if (kind !== 'waiting' && kind !== 'sending') return each
        return { device: each.device, outcome: { kind: 'stopped', left: kind === 'sending' } }
      })
      set({ kind: 'told', outcomes })
    },
  }
}

/** The devices that have not taken the person. */
export function notTaken(outcomes: readonly DeviceOutcome[]): readonly DeviceOutcome[] {
  return outcomes.filter(({ outcome }) => outcome.kind !== 'done')
}

function withOutcome(outcomes: readonly DeviceOutcome[], id: string, outcome: PushOutcome): readonly DeviceOutcome[] {
  return outcomes.map((each) => (each.device.id === id ? { device: each.device, outcome } : each))
}

function connectedFirst(devices: readonly Device[]): readonly Device[] {
  const isThere = ({ status }: Device): boolean => status === 'connected' || status === 'syncError'
  return [...devices.filter(isThere), ...devices.filter((device) => !isThere(device))]
}
