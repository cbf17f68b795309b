import { expect } from '@playwright/test'
import { callNames, eventNames } from '../../src-preload/contract/names.ts'
import { test } from './fence-story.ts'

/** Each way in which a page can speak to a network, and the directive that forbids it. The function runs in the page and answers how it ended. */
const voices: readonly (readonly [string, string, (address: string) => Promise<string>])[] = [
  [
    'fetch',
    'connect-src',
    async (address) =>
      fetch(address, { mode: 'no-cors' }).then(
        () => 'reached',
        () => 'refused',
      ),
  ],
  [
    'XMLHttpRequest',
    'connect-src',
    async (address) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.addEventListener('load', () => resolve('reached'))
        request.addEventListener('error', () => resolve('refused'))
        request.open('POST', address)
        request.send('a name')
      }),
  ],
  [
    'WebSocket',
    'connect-src',
    async (address) =>
      new Promise((resolve) => {
        const socket = new WebSocket(address.replace('http', 'ws'))
        socket.addEventListener('open', () => resolve('reached'))
        socket.addEventListener('error', () => resolve('refused'))
      }),
  ],
  [
    'EventSource',
    'connect-src',
    async (address) =>
      new Promise((resolve) => {
        const source = new EventSource(address)
        source.addEventListener('open', () => resolve('reached'))
        source.addEventListener('error', () => resolve('refused'))
      }),
  ],
  [
    'an image',
    'img-src',
    async (address) =>
      new Promise((resolve) => {
        const image = new Image()
        image.addEventListener('load', () => resolve('reached'))
        image.addEventListener('error', () => resolve('refused'))
        image.src = address
      }),
  ],
  [
    'a style sheet',
    'style-src-elem',
    async (address) =>
      new Promise((resolve) => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address })
        link.addEventListener('load', () => resolve('reached'))
        link.addEventListener('error', () => resolve('refused'))
        document.head.append(link)
      }),
  ],
  [
    'a module',
    'script-src-elem',
    async (address) =>
      import(/* @vite-ignore */ address).then(
        () => 'reached',
        () => 'refused',
      ),
  ],
]

test('the page reaches no network, and it is the policy that says so', async ({ assault: siege }) => {
  for (const [way, directive, speak] of voices) {
    const violated = siege.page.evaluate(
      async () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          })
        }),
    )
    expect([way, await siege.page.evaluate(speak, `${siege.witness.origin}/voice`)]).toEqual([way, 'refused'])
    expect([way, await violated]).toEqual([way, directive])
  }
  await siege.expectUnmoved()
})

test('what gives the page no answer leaves all the same nothing: a beacon, a prefetch, an icon, a manifest', async ({
  assault: siege,
}) => {
  const violated = await siege.page.evaluate(async (url) => {
    const directives: string[] = []
    const all = Promise.withResolvers<undefined>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      directives.push(effectiveDirective)
      if (directives.length === 4) all.resolve(undefined)
    })
    navigator.sendBeacon(`${url}/beacon`, 'a name')
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'icon', 'manifest']) {
      document.head.append(Object.assign(document.createElement('link'), { rel, href: `${url}/${rel}` }))
    }
    await fetch(`${url}/last`).catch(() => undefined)
    await all.promise
    return directives.toSorted()
  }, siege.witness.origin)
  expect(violated).toEqual(['connect-src', 'connect-src', 'default-src', 'img-src'])
  await siege.expectUnmoved()
})

test('a peer connection finds no way out, neither over datagrams nor over a stream to a relay', async ({
  assault: siege,
}) => {
  const relay = `turn:${new URL(siege.witness.origin).host}?transport=tcp`
  const candidates = await siege.page.evaluate(async (urls) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls, username: 'a name', credential: 'x' }] })
    const found: string[] = []
    const gathered = new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve()
      })
    })
    connection.addEventListener('icecandidate', ({ candidate }) => found.push(candidate?.candidate ?? ''))
    connection.createDataChannel('a name')
    await connection.setLocalDescription(await connection.createOffer())
    await gathered
    return found.filter(Boolean)
  }, relay)
  expect(candidates).toEqual([])
  await siege.expectUnmoved()
})

test('behind the policy stands a second net: without it the request is cancelled', async ({ siege }) => {
  const devtools = await siege.page.context().newCDPSession(siege.page)
  await devtools.send('Page.setBypassCSP', { enabled: true })
  const reloaded = siege.page.waitForEvent('load')
  await siege.page.evaluate(() => location.reload())
  await reloaded
  const ended = await siege.page.evaluate(
    async (address) =>
      fetch(address, { mode: 'no-cors' }).then(
        () => 'reached',
        () => 'refused',
      ),
    `${siege.witness.origin}/bypassed`,
  )
  expect(ended).toBe('refused')
  await expect.poll(async () => siege.refusals('network')).toBeGreaterThan(0)
  await siege.expectUnmoved()
})

test('text never becomes code', async ({ assault: siege }) => {
  // The debugger may evaluate whatever it likes while it evaluates; a timer runs as the page itself.
  const ends = await siege.page.evaluate(async () => {
    const asPage = async (attack: () => unknown): Promise<string> =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            attack()
            resolve('ran')
          } catch (error) {
            resolve((error as Error).name)
          }
        }, 0)
      })
    const types = Reflect.get(window, 'trustedTypes') as { createPolicy(name: string, rules: object): unknown }
    const marked = () => 'marked' in window
    const evaluate = Reflect.get(globalThis, 'eval') as (text: string) => unknown
    const inline = Object.assign(document.createElement('script'), { nonce: 'guessed' })
    return {
      eval: await asPage(() => evaluate('window.marked = 1')),
      function: await asPage(() => Reflect.construct(Function, ['window.marked = 1'])),
      timer: await asPage(() => Reflect.apply(setTimeout, window, ['window.marked = 1', 0])),
      markup: await asPage(() => Reflect.set(document.body, 'innerHTML', '<img src=x onerror="window.marked = 1">')),
      inline: await asPage(() => {
        Reflect.set(inline, 'text', 'window.marked = 1')
        document.body.append(inline)
      }),
      handler: await asPage(() => {
        const element = document.createElement('button')
        element.setAttribute('onclick', 'window.marked = 1')
        element.click()
        if (!marked()) throw new RangeError('nothing happened')
      }),
      policy: await asPage(() => types.createPolicy('anything', {})),
      marked: marked(),
    }
  })
  expect(ends).toMatchObject({ markup: 'TypeError', inline: 'TypeError', policy: 'TypeError', marked: false })
  expect([ends.eval, ends.function, ends.timer, ends.handler]).not.toContain('ran')
})

test('the page finds nothing of Node and nothing of Electron', async ({ assault: siege }) => {
  const names = [
    'require',
    'process',
    'module',
    'exports',
    'global',
    'Buffer',
    '__dirname',
    'ipcRenderer',
    'electron',
    'contextBridge',
  ]
  const found = await siege.page.evaluate((wanted) => wanted.filter((name) => name in window), names)
  expect(found).toEqual([])
})

test('the bridge has the contract’s names, no way to send anything else, and cannot be changed', async ({
  assault: siege,
}) => {
  const bridge = await siege.page.evaluate(() => {
    const own = window.vestibule as unknown as Record<string, unknown>
    const on = own['on'] as Record<string, unknown>
    const attempt = (change: () => unknown): string => {
      try {
        change()
        return 'silent'
      } catch {
        return 'refused'
      }
    }
    attempt(() => Reflect.set(window, 'vestibule', {}))
    attempt(() => Reflect.deleteProperty(window, 'vestibule'))
    attempt(() => Reflect.set(own, 'signIn', () => 'stolen'))
    attempt(() => Reflect.set(own, 'invoke', () => 'added'))
    attempt(() => Reflect.set(on, 'sessionChanged', () => 'stolen'))
    return {
      names: Object.keys(own),
      events: Object.keys(on),
      frozen: [Object.isFrozen(own), Object.isFrozen(on)],
      same: window.vestibule === (own as unknown),
      stolen: String(own['signIn']).includes('stolen'),
      invoke: 'invoke' in own,
    }
  })
  expect(bridge.names.toSorted()).toEqual([...callNames, 'on'].toSorted())
  expect(bridge.events.toSorted()).toEqual([...eventNames].toSorted())
  expect(bridge).toMatchObject({ frozen: [true, true], same: true, stolen: false, invoke: false })
})

test('a listener hears the value alone, and no more once it ended its subscription', async ({ assault: siege }) => {
  const heard = await siege.page.evaluate(async () => {
    const calls: unknown[][] = []
    const first = Promise.withResolvers<undefined>()
    const end = window.vestibule.on.settingsChanged((...values: unknown[]) => {
      calls.push(values)
      first.resolve(undefined)
    })
    await window.vestibule.changeSettings({ mailLanguage: 'ko' })
    await first.promise
    end()
    const second = Promise.withResolvers<undefined>()
    const endSecond = window.vestibule.on.settingsChanged(() => second.resolve(undefined))
    await window.vestibule.changeSettings({ mailLanguage: 'ja' })
    await second.promise
    endSecond()
    return calls
  })
  expect(heard).toHaveLength(1)
  expect(heard[0]).toHaveLength(1)
  expect(heard[0]?.[0]).toMatchObject({ mailLanguage: 'ko' })
})

test('whatever is sent over the bridge, nothing is thrown: refusals come back as failures', async ({
  assault: siege,
}) => {
  const answers = await siege.page.evaluate(async () => {
    const read = window.vestibule.readPerson as (...values: unknown[]) => Promise<unknown>
    const large = new Uint8Array(4_000_000)
    return [
      await read(undefined),
      await read({ callId: 'a' }),
      await read({ callId: 'a', id: large }),
      await read({ callId: 'a', id: () => 1 }),
    ]
  })
  const refused = (reason: string) => ({ ok: false, failure: { kind: 'refusedByBridge', reason } })
  expect(answers).toEqual([refused('wrongShape'), refused('wrongShape'), refused('tooLarge'), refused('wrongShape')])
})

test('the station’s address leads to its page and to nothing beside it', async ({ assault: siege }) => {
  const paths = [
    '/index.html',
    '/../main/index.js',
    '/%2e%2e/preload/index.cjs',
    '/..%2fpackage.json',
    '/assets/',
    '/package.json',
  ]
  const statuses = await siege.page.evaluate(
    async (wanted) => Promise.all(wanted.map(async (path) => (await fetch(path)).status)),
    paths,
  )
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404])
  const file = await siege.page.evaluate(async () =>
    fetch('file:///etc/hostname').then(
      () => 'read',
      () => 'refused',
    ),
  )
  expect(file).toBe('refused')
})
