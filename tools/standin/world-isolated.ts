import type { Codec } from './codec.ts'
import type { Downward, PermissionQuestion, Upward } from './world-messages.ts'
import type { WorldEnd } from './world-pair.ts'

/** What the isolated world is told when it starts. */
export interface IsolatedSettings {
  readonly binding: string
  readonly receiver: string
  readonly hasPreload: boolean
  readonly inSubframes: boolean
  readonly platform: string
  readonly versions: Readonly<Record<string, string>>
}
/** The preload script, wrapped as CommonJS. */
export type Preload = (require: (name: string) => unknown, process: object, module: object, exports: object) => void

/** What runs in the preload's world: `ipcRenderer`, `contextBridge`, and the preload itself where it belongs. */
export function runIsolated(end: WorldEnd, codec: Codec, settings: IsolatedSettings, preload: Preload): void {
  type Settle = { readonly resolve: (value: unknown) => void; readonly reject: (reason: Error) => void }
  type Listener = (event: object, ...values: unknown[]) => void
  const globals = globalThis as unknown as Record<string, unknown>
  const send = globals[settings.binding] as (text: string) => void
  const waiting = new Map<number, Settle>()
  const listeners = new Map<string, readonly { readonly listener: Listener; readonly once: boolean }[]>()
  let lastId = 0

  const tell = (upward: Upward): void => send(JSON.stringify(upward))
  function ask(compose: (id: number) => Upward): Promise<unknown> {
    const id = ++lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      tell(compose(id))
    })
  }
  function encode(values: readonly unknown[]): string {
    try {
      return codec.encode(structuredClone(values))
    } catch {
      throw new Error('An object could not be cloned.')
    }
  }

  function addListener(channel: string, listener: Listener, once: boolean): void {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
  }
  function removeListener(channel: string, listener: Listener): void {
    const all = listeners.get(channel) ?? []
    const last = all.findLastIndex((entry) => entry.listener === listener)
    listeners.set(
      channel,
      all.filter((_, place) => place !== last),
    )
  }

  function receive(text: string): void {
    const downward = JSON.parse(text) as Downward
    if (downward.kind === 'answer') {
      const settle = waiting.get(downward.id)
      waiting.delete(downward.id)
      if (downward.ok) settle?.resolve(codec.decode(downward.value))
      else settle?.reject(new Error(downward.value))
      return
    }
    const values = codec.decode(downward.values) as readonly unknown[]
    for (const { listener, once } of listeners.get(downward.channel) ?? []) {
      if (once) removeListener(downward.channel, listener)
      listener({ sender: ipcRenderer, ports: [] }, ...values)
    }
  }
  Object.defineProperty(globals, settings.receiver, { value: receive })
  end.offer('ask', (question: PermissionQuestion) => ask((id) => ({ kind: 'ask', id, question })))

  // Like Electron's own object it carries its methods on a prototype, so that exposing it whole gives the page an empty object.
  const refusing = <Target extends object>(owner: string, target: Target): Target =>
    new Proxy(target, {
      get: (object, key, receiver): unknown => {
        if (typeof key === 'symbol' || key in object || key === 'then') return Reflect.get(object, key, receiver)
        throw new Error(`${owner}.${key} is not implemented in the stand-in`)
      },
    })
  const ipcRenderer = Object.create(
    refusing('ipcRenderer', {
      invoke: async (channel: string, ...values: unknown[]) => {
        const encoded = encode(values)
        return ask((id) => ({ kind: 'invoke', id, channel, values: encoded }))
      },
      send: (channel: string, ...values: unknown[]) => tell({ kind: 'send', channel, values: encode(values) }),
      on: (channel: string, listener: Listener) => {
        addListener(channel, listener, false)
        return ipcRenderer
      },
      once: (channel: string, listener: Listener) => {
        addListener(channel, listener, true)
        return ipcRenderer
      },
      off: (channel: string, listener: Listener) => {
        removeListener(channel, listener)
        return ipcRenderer
      },
      removeListener: (channel: string, listener: Listener) => {
        removeListener(channel, listener)
        return ipcRenderer
      },
    }),
  ) as object
  const contextBridge = refusing('contextBridge', {
    exposeInMainWorld: (name: string, value: unknown) => {
      end.call('expose', [name, value])
    },
  })
  const electron = refusing('electron', { contextBridge, ipcRenderer })

  if (!settings.hasPreload || (window !== window.top && !settings.inSubframes)) return
  const load = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  const processFacts = {
    type: 'renderer',
    platform: settings.platform,
    versions: settings.versions,
    sandboxed: true,
    contextIsolated: true,
    env: {},
  }
  try {
    preload(load, processFacts, module, module.exports)
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    console.error(`Unable to load preload script\n${message}`)
    tell({ kind: 'preload-failed', message })
  }
}
