import type { PermissionQuestion } from './world-messages.ts'
import type { WorldEnd } from './world-pair.ts'

/** What runs in the page's own world before any code of the page: it takes what the preload exposes and asks before powers are used. */
export function runPage(end: WorldEnd): void {
  type Asked = Omit<PermissionQuestion, 'purpose'>
  const { apply, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

  function freeze(value: unknown): unknown {
    if ((!isObject(value) && typeof value !== 'function') || ArrayBuffer.isView(value)) return value
    if (Object.isFrozen(value)) return value
    Object.freeze(value)
    for (const key of ownKeys(value)) freeze((value as Record<string | symbol, unknown>)[key])
    return value
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
