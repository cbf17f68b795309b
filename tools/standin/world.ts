import type { Base64, Codec } from './codec.ts'
import { createCodec } from './codec.ts'
import type { WorldEnd } from './world-pair.ts'
import { createWorldEnd } from './world-pair.ts'

/** What the page's isolated world reports to the main process through the binding. */
export type Upward =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly values: string }
  | { readonly kind: 'send'; readonly channel: string; readonly values: string }
  | { readonly kind: 'ask'; readonly id: number; readonly question: PermissionQuestion }
  | { readonly kind: 'preload-failed'; readonly message: string }

/** What the main process tells the isolated world. */
export type Downward =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly kind: 'message'; readonly channel: string; readonly values: string }

/** A power the page is about to use. `request` is followed by its use, `check` only looks (device lists, permissions.query). */
export interface PermissionQuestion {
  readonly purpose: 'request' | 'check'
  readonly permission: string
  readonly media: readonly ('audio' | 'video')[]
}

/** The global of the isolated world that takes the main process's words. The page's own world does not have it. */
export const receiverName = 'standinReceive'
/** The binding of the isolated world. */
export const bindingName = 'standinSend'
/** The name of the isolated world. */
export const worldName = 'Electron Isolated Context'

interface IsolatedSettings {
  readonly binding: string
  readonly receiver: string
  readonly hasPreload: boolean
  readonly inSubframes: boolean
  readonly platform: string
  readonly versions: Readonly<Record<string, string>>
}
type Preload = (require: (name: string) => unknown, process: object, module: object, exports: object) => void

function runPage(end: WorldEnd): void {
  type Asked = Omit<PermissionQuestion, 'purpose'>
  const { apply, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

  function freeze(value: unknown): unknown {
    if ((!isObject(value) && typeof value !== 'function') || ArrayBuffer.isView(value)) return value
    for (const key of ownKeys(value)) freeze((value as Record<string | symbol, unknown>)[key])
    return Object.freeze(value)
  }

  end.offer('expose', (name: string, value: unknown) => {
    if (getOwnPropertyDescriptor(window, name) !== undefined) {
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    }
    defineProperty(window, name, { value: freeze(value), enumerable: true, writable: false, configurable: false })
  })

  // Chromium knows nothing of the application's permission handlers, so every use of a power asks them first and
  // Chromium's own setting follows the answer. Going around this wrapper meets a setting that says denied.
  function guard(
    owner: object | undefined,
    name: string,
    purpose: 'request' | 'check',
    about: (values: unknown[]) => Asked,
    answers: boolean,
  ): void {
    const original =
      owner && (getOwnPropertyDescriptor(owner, name)?.value as ((...values: unknown[]) => unknown) | undefined)
    if (owner === undefined || original === undefined) return
    const guarded = function (this: unknown, ...values: unknown[]): unknown {
      const asked = end.call('ask', [{ purpose, ...about(values) }]) as Promise<void>
      const used = asked.then(() => apply(original, this, values))
      return answers ? used : undefined
    }
    defineProperty(guarded, 'name', { value: name, configurable: true })
    defineProperty(owner, name, { value: guarded, writable: true, enumerable: true, configurable: true })
  }

  const plain = (permission: string) => () => ({ permission, media: [] })
  const camera = { video: 'video', audio: 'audio' } as const
  guard(
    globalThis.MediaDevices?.prototype,
    'getUserMedia',
    'request',
    ([constraints]) => {
      const wanted = (constraints ?? {}) as Record<string, unknown>
      return {
        permission: 'media',
        media: [...(wanted['video'] ? [camera.video] : []), ...(wanted['audio'] ? [camera.audio] : [])],
      }
    },
    true,
  )
  guard(
    globalThis.MediaDevices?.prototype,
    'enumerateDevices',
    'check',
    () => ({ permission: 'media', media: ['video', 'audio'] }),
    true,
  )
  guard(globalThis.MediaDevices?.prototype, 'getDisplayMedia', 'request', plain('display-capture'), true)
  guard(
    globalThis.Permissions?.prototype,
    'query',
    'check',
    ([descriptor]) => {
      const name = String((descriptor as { readonly name?: unknown } | undefined)?.name)
      if (name === 'camera') return { permission: 'media', media: ['video'] }
      if (name === 'microphone') return { permission: 'media', media: ['audio'] }
      return { permission: name, media: [] }
    },
    true,
  )
  guard(globalThis.Geolocation?.prototype, 'getCurrentPosition', 'request', plain('geolocation'), false)
  guard(globalThis.Geolocation?.prototype, 'watchPosition', 'request', plain('geolocation'), false)
  guard(globalThis.Notification, 'requestPermission', 'request', plain('notifications'), true)
  guard(globalThis.Clipboard?.prototype, 'read', 'request', plain('clipboard-read'), true)
  guard(globalThis.Clipboard?.prototype, 'readText', 'request', plain('clipboard-read'), true)
  guard(globalThis.Navigator?.prototype, 'requestMIDIAccess', 'request', plain('midi'), true)

  // The new target is closed before it runs; as in Electron a refused window is null to the page that asked.
  const open = window.open
  window.open = (...values) => {
    apply(open, window, values)
    return null
  }
}

function runIsolated(end: WorldEnd, codec: Codec, settings: IsolatedSettings, preload: Preload): void {
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

const pageBase64: Base64 = {
  from: (bytes) => {
    const native = bytes as { toBase64?: () => string }
    if (native.toBase64 !== undefined) return native.toBase64()
    let text = ''
    for (let start = 0; start < bytes.length; start += 0x8000)
      text += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
    return btoa(text)
  },
  to: (text) => {
    const native = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array }
    if (native.fromBase64 !== undefined) return native.fromBase64(text)
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  },
}

/** The two scripts a window runs at the start of each document: first the page's world, then the isolated one. */
export interface WorldScripts {
  readonly page: string
  readonly isolated: string
}

/** Writes both scripts. `secrets` are two unguessable event names, known to these two texts only; `preload` is the script's source. */
export function worldScripts(
  secrets: readonly [string, string],
  preload: { readonly source: string; readonly inSubframes: boolean } | undefined,
): WorldScripts {
  const [toPage, toIsolated] = secrets.map((name) => JSON.stringify(name))
  const settings: IsolatedSettings = {
    binding: bindingName,
    receiver: receiverName,
    hasPreload: preload !== undefined,
    inSubframes: preload?.inSubframes === true,
    platform: process.platform,
    versions: { node: process.versions.node },
  }
  const base64 = `({ from: ${pageBase64.from.toString()}, to: ${pageBase64.to.toString()} })`
  return {
    page: `'use strict';(${runPage.toString()})((${createWorldEnd.toString()})(${toIsolated}, ${toPage}))`,
    // The preload keeps its own strictness, so its text stands outside the strict part.
    isolated: `((preload) => { 'use strict'; (${runIsolated.toString()})(
      (${createWorldEnd.toString()})(${toPage}, ${toIsolated}), (${createCodec.toString()})(${base64}), ${JSON.stringify(settings)}, preload
    )})(function (require, process, module, exports) {\n${preload?.source ?? ''}\n})`,
  }
}
