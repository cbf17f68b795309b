import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Probe } from '../../fixtures/probe-launch.ts'
import { launchProbe } from '../../fixtures/probe-launch.ts'

describe('the bridge between a page and the main process', () => {
  let probe: Probe
  beforeAll(async () => {
    probe = await launchProbe()
  })
  afterAll(() => probe.end())

  it('carries bytes both ways unchanged', async () => {
    const sums = await probe.page.evaluate(async () => {
      const sent = Uint8Array.from({ length: 300_000 }, (_, place) => (place * 31) % 256)
      const back = (await bridge.invoke('echo', { photo: sent })) as { readonly photo: Uint8Array }
      return {
        isBytes: back.photo instanceof Uint8Array,
        same: back.photo.every((byte, place) => byte === sent[place]),
      }
    })
    expect(sums).toEqual({ isBytes: true, same: true })
  })

  it('carries everything a structured clone carries', async () => {
    const findings = await probe.page.evaluate(async () => {
      const circle: { self?: unknown; readonly list: unknown[] } = { list: [] }
      circle.self = circle
      const values = {
        absent: undefined,
        nothing: null,
        odd: [Number.NaN, -0, Number.POSITIVE_INFINITY, 12n],
        when: new Date(1_000_000),
        map: new Map([['key', new Set([1, 'two'])]]),
        sparse: Object.assign(Array.from({ length: 2 }), { 1: 'second' }),
        text: 'O’Brien 김 \u0000 \u2028',
        wide: new Float64Array([1.5, -2.5]),
        circle,
      }
      const back = (await bridge.invoke('echo', values)) as typeof values
      const inner = back.map.get('key')
      return [
        'absent' in back && back.absent === undefined,
        back.nothing === null,
        Object.is(back.odd[0], Number.NaN) &&
          Object.is(back.odd[1], -0) &&
          back.odd[2] === Number.POSITIVE_INFINITY &&
          back.odd[3] === 12n,
        back.when instanceof Date && back.when.getTime() === 1_000_000,
        inner instanceof Set && inner.has(1) && inner.has('two'),
        back.sparse.length === 2 && back.sparse[1] === 'second',
        back.text === values.text,
        back.wide instanceof Float64Array && back.wide[1] === -2.5,
        back.circle.self === back.circle,
      ]
    })
    expect(findings).toEqual(Array.from({ length: 9 }, () => true))
  })

  it('refuses functions in both directions, and passes on the reason of a failure', async () => {
    const reasons = await probe.page.evaluate(async () => {
      const reason = (call: Promise<unknown>): Promise<string> =>
        call.then(
          () => 'none',
          (error: unknown) => String(error),
        )
      return {
        up: await reason(bridge.invoke('echo', { inside: () => 1 })),
        down: await reason(bridge.invoke('function')),
        failure: await reason(bridge.invoke('fail')),
        nobody: await reason(bridge.invoke('nobody-listens')),
      }
    })
    expect(reasons.up).toContain('could not be cloned')
    expect(reasons.down).toContain('could not be cloned')
    expect(reasons.failure).toContain("Error invoking remote method 'fail': Error: on purpose")
    expect(reasons.nobody).toContain("No handler registered for 'nobody-listens'")
  })

  it('delivers events until the page has had enough', async () => {
    const heard = await probe.page.evaluate(async () => {
      const values: unknown[] = []
      const first = Promise.withResolvers<void>()
      const stop = bridge.onPong((value) => {
        values.push(value)
        first.resolve()
      })
      bridge.ping('one')
      await first.promise
      stop()
      const second = Promise.withResolvers<void>()
      bridge.onPong(() => second.resolve())
      bridge.ping('two')
      await second.promise
      return values
    })
    expect(heard).toEqual(['one'])
  })

  it('gives the page frozen copies, proxied functions and an error it can read', async () => {
    const findings = await probe.page.evaluate(() => {
      let thrown: unknown
      try {
        bridge.throws()
      } catch (error) {
        thrown = error
      }
      const callback = (): string => 'called'
      const back = bridge.local({ callback, list: [callback] }) as { readonly callback: () => string }
      return {
        frozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.nested.list),
        bytes: [...bridge.nested.bytes],
        message: thrown instanceof Error ? thrown.message : 'not an error of this world',
        called: back.callback(),
        writable: Reflect.set(globalThis, 'bridge', 1),
        require: (() => {
          try {
            return bridge.require('node:fs')
          } catch (error) {
            return String(error)
          }
        })(),
      }
    })
    expect(findings).toEqual({
      frozen: true,
      bytes: [1, 2, 3],
      message: 'thrown in the preload',
      called: 'called',
      writable: false,
      require: expect.stringContaining('module not found: node:fs') as string,
    })
  })

  it('says which frame is speaking', async () => {
    await probe.page.evaluate(() => bridge.invoke('echo', 'from the top'))
    expect((await probe.record()).senders.at(-1)).toEqual({
      url: 'app://probe/index.html',
      origin: 'app://probe',
      isMain: true,
      isTop: true,
    })
    await probe.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
      frame.src = '/blank.html'
      document.body.append(frame)
      await loaded
    })
    const inner = probe.page.frames().find((frame) => frame.url().endsWith('/blank.html'))
    await inner?.evaluate(() => bridge.invoke('echo', 'from the frame'))
    expect((await probe.record()).senders.at(-1)).toEqual({
      url: 'app://probe/blank.html',
      origin: 'app://probe',
      isMain: false,
      isTop: false,
    })
  })

  it('tells a sandboxed frame and a frame of another origin from the page', async () => {
    for (const [source, sandbox, origin] of [
      ['/blank.html?sandboxed', 'allow-scripts', 'null'],
      ['https://other.app.standin.invalid/blank.html', undefined, 'app://other'],
    ] as const) {
      await probe.page.evaluate(
        async ([source, sandbox]) => {
          const frame = document.createElement('iframe')
          if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox)
          const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
          frame.src = source
          document.body.append(frame)
          await loaded
        },
        [source, sandbox] as const,
      )
      const inner = probe.page.frames().find((frame) => frame.url().endsWith(source))
      await inner?.evaluate(() => bridge.invoke('echo', 'from a stranger'))
      expect((await probe.record()).senders.at(-1)).toMatchObject({ origin, isMain: false })
    }
  })
})
