import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Probe } from '../../fixtures/probe-launch.ts'
import { launchProbe } from '../../fixtures/probe-launch.ts'

describe('a hostile page', () => {
  let probe: Probe
  beforeAll(async () => {
    probe = await launchProbe()
  })
  afterAll(() => probe.end())

  const inner = [
    'standinSend',
    'standinReceive',
    'ipcRenderer',
    'contextBridge',
    'require',
    'process',
    'module',
    '__playwright_run',
  ]

  it('finds none of the inner names, in its own window or in a fresh frame', async () => {
    // First show that the search can find: the isolated world of this very page has the binding.
    const protocol = await probe.page.context().newCDPSession(probe.page)
    const isolated = Promise.withResolvers<number>()
    protocol.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === 'Electron Isolated Context') isolated.resolve(context.id)
    })
    await protocol.send('Runtime.enable')
    const canary = await protocol.send('Runtime.evaluate', {
      contextId: await isolated.promise,
      expression: 'typeof globalThis.standinSend + typeof globalThis.standinReceive',
    })
    expect(canary.result.value).toBe('functionfunction')

    const found = await probe.page.evaluate((names) => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const fresh = frame.contentWindow as unknown as Window & typeof globalThis
      const search = (place: Window & typeof globalThis): string[] => {
        const all = new Set<string | symbol>()
        for (let each: object | null = place; each !== null; each = Object.getPrototypeOf(each) as object | null) {
          for (const key of Reflect.ownKeys(each)) all.add(key)
        }
        return names.filter((name) => all.has(name) || Reflect.get(place, name) !== undefined)
      }
      return { own: search(window), fresh: search(fresh) }
    }, inner)
    expect(found).toEqual({ own: [], fresh: [] })
  })

  it('gets nothing out of ipcRenderer when a careless preload exposes it whole', async () => {
    const exposed = await probe.page.evaluate(() => {
      const careless = Reflect.get(globalThis, 'renderer') as object
      return { keys: Reflect.ownKeys(careless), invoke: typeof Reflect.get(careless, 'invoke') }
    })
    expect(exposed).toEqual({ keys: [], invoke: 'undefined' })
  })

  it('learns no secret name by replacing the language under the bridge, which goes on working', async () => {
    const outcome = await probe.page.evaluate(async () => {
      const heard: string[] = []
      const CustomEventBefore = CustomEvent
      let listening = false
      // Writes by place and never hears itself: the spy stands on the very functions it would otherwise use.
      const listen = (value: unknown): void => {
        if (listening) return
        listening = true
        const word = value instanceof CustomEventBefore ? value.type : value
        if (typeof word === 'string' && /^[0-9a-f]{32}$/.test(word)) heard[heard.length] = word
        listening = false
      }
      const spyOn = (owner: object, name: string): void => {
        const original = Reflect.get(owner, name) as (...values: unknown[]) => unknown
        Reflect.set(owner, name, function (this: unknown, ...values: unknown[]) {
          listen(this)
          for (let place = 0; place < values.length; place += 1) listen(values[place])
          return Reflect.apply(original, this, values)
        })
      }
      spyOn(EventTarget.prototype, 'dispatchEvent')
      spyOn(EventTarget.prototype, 'addEventListener')
      spyOn(Event.prototype, 'stopImmediatePropagation')
      spyOn(Event.prototype, 'composedPath')
      for (const name of ['push', 'map', 'forEach']) spyOn(Array.prototype, name)
      for (const name of ['call', 'apply', 'bind']) spyOn(Function.prototype, name)
      for (const owner of [Map.prototype, WeakMap.prototype])
        for (const name of ['get', 'set', 'delete']) spyOn(owner, name)
      spyOn(Promise.prototype, 'then')
      const detail: { readonly get?: (this: unknown) => unknown } =
        Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail') ?? {}
      Object.defineProperty(CustomEvent.prototype, 'detail', {
        get(this: CustomEvent): unknown {
          listen(this)
          return detail.get === undefined ? undefined : Reflect.apply(detail.get, this, [])
        },
      })
      const ancestor = Object.getPrototypeOf({}) as object
      for (const key of ['bubbles', 'composed', 'cancelable']) Object.defineProperty(ancestor, key, { get: () => true })
      for (const key of ['kind', 'holes', 'path']) {
        Object.defineProperty(ancestor, key, {
          set(value: unknown) {
            listen(this)
            listen(value)
          },
          configurable: true,
        })
      }
      class ListeningEvent extends CustomEventBefore<unknown> {
        constructor(type: string, options?: CustomEventInit<unknown>) {
          super(type, options)
          listen(type)
        }
      }
      Reflect.set(globalThis, 'CustomEvent', ListeningEvent)
      Object.defineProperty(Error, 'prepareStackTrace', {
        value: (_error: unknown, sites: readonly { getThis(): unknown; getFunction(): unknown }[]) => {
          for (const site of sites) {
            listen(site.getThis())
            const running = site.getFunction()
            if (typeof running === 'function')
              for (const word of running.toString().match(/[0-9a-f]{32}/g) ?? []) listen(word)
          }
          return ''
        },
      })

      // The spies do hear what goes through them.
      const canary = 'c0ffee00c0ffee00c0ffee00c0ffee00'
      document.dispatchEvent(new CustomEvent(canary))
      const heardCanary = heard.includes(canary)
      heard.length = 0

      const echoed = await bridge.invoke('echo', 'still works')
      let thrown = false
      try {
        bridge.throws()
      } catch {
        thrown = true
      }
      bridge.local(() => heard)
      for (const word of String(bridge.invoke).match(/[0-9a-f]{32}/g) ?? []) listen(word)
      // The spies would otherwise hear the very list being carried out.
      listening = true
      return { heardCanary, heard, echoed, thrown }
    })
    expect(outcome).toEqual({ heardCanary: true, heard: [], echoed: 'still works', thrown: true })
  })
})
