import { contextBridge, ipcRenderer } from 'electron'
import type { BridgeFailure } from './contract/failures.ts'
import { bridgeName, callNames, channelOf, eventNames, type CallName, type EventName } from './contract/names.ts'
import type { Outcome } from './contract/outcome.ts'

type Listener = (value: unknown) => void

/** A call answers, whatever happens: an input that cannot be cloned and a door that is gone are failures too. */
function callThrough(name: CallName) {
  return async (input: unknown): Promise<unknown> => {
    try {
      return await ipcRenderer.invoke(channelOf(name), input)
    } catch (error) {
      return { ok: false, failure: failureOf(error) } satisfies Outcome<never, BridgeFailure>
    }
  }
}

/** The page's listener gets the value alone: the event object would hand it the sender, and with it every channel. */
function subscribeTo(name: EventName) {
  return (listener: Listener): (() => void) => {
    const relay = (_event: unknown, value: unknown): void => listener(value)
    ipcRenderer.on(channelOf(name), relay)
    return () => {
      ipcRenderer.off(channelOf(name), relay)
    }
  }
}

// Electron rejects with a text and nothing else; these words are its own.
function failureOf(error: unknown): BridgeFailure {
  const text = error instanceof Error ? error.message : ''
  if (text.includes('could not be cloned')) return { kind: 'refusedByBridge', reason: 'wrongShape' }
  if (text.includes('reply was never sent')) return { kind: 'cancelled' }
  return { kind: 'refusedByBridge', reason: 'unknownCall' }
}

const calls = Object.fromEntries(callNames.map((name) => [name, callThrough(name)]))
const on = Object.freeze(Object.fromEntries(eventNames.map((name) => [name, subscribeTo(name)])))

contextBridge.exposeInMainWorld(bridgeName, Object.freeze({ ...calls, on }))
