import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from '@playwright/test'
import { test } from './fence-story.ts'

const clickLink = (href: string): void => {
  const link = document.createElement('a')
  link.href = href
  document.body.append(link)
  link.click()
}

/** Each way in which a page can wish itself elsewhere. The function runs in the page. */
const departures: readonly (readonly [string, (address: string) => void])[] = [
  ['a link', clickLink],
  [
    'location.href',
    (address) => {
      location.href = address
    },
  ],
  ['location.assign', (address) => location.assign(address)],
  ['location.replace', (address) => location.replace(address)],
  [
    'a refresh',
    (address) => {
      const meta = document.createElement('meta')
      meta.httpEquiv = 'refresh'
      meta.content = `0; url=${address}`
      document.head.append(meta)
    },
  ],
]

// Two to a station: of a reason the log hears the first refusal, the second, and then the fourth.
for (const pair of [departures.slice(0, 2), departures.slice(2, 4), departures.slice(4)]) {
  test(`leaving by ${pair.map(([way]) => way).join(' or by ')} leads nowhere`, async ({ siege }) => {
    for (const [at, [, depart]] of pair.entries()) {
      await siege.page.evaluate(depart, `${siege.witness.origin}/away`)
      await expect.poll(async () => siege.refusals('navigation')).toBe(at + 1)
      await siege.expectUnmoved()
    }
  })
}

test('a form sends nothing anywhere', async ({ assault: siege }) => {
  const violated = await siege.page.evaluate(async (action) => {
    const form = Object.assign(document.createElement('form'), { action, method: 'post' })
    document.body.append(form)
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
    })
    form.submit()
    return violation
  }, `${siege.witness.origin}/form`)
  expect(violated).toBe('form-action')
  await siege.expectUnmoved()
})

test('other files of the station, the disk and pages made of text are no pages to go to', async ({ siege }) => {
  const script = await siege.page.evaluate(() => document.querySelector('script')?.src ?? '')
  expect(script).toContain('/assets/')
  await siege.page.evaluate(clickLink, script)
  await expect.poll(async () => siege.refusals('navigation')).toBe(1)
  // Chromium itself turns these away before the fence is asked.
  for (const address of [
    'file:///etc/hostname',
    'data:text/html,<title>elsewhere</title>',
    'javascript:void(document.title = 1)',
  ]) {
    await siege.page.evaluate(clickLink, address)
  }
  await siege.expectUnmoved()
})

test('the station may load itself again', async ({ siege }) => {
  const reloaded = siege.page.waitForEvent('load')
  await siege.page.evaluate(() => location.reload())
  await reloaded
  expect(await siege.refusals('navigation')).toBe(0)
  await siege.expectUnmoved()
})

test('a new window does not open: window.open, a link for a new tab, a form for a new tab', async ({ siege }) => {
  const opened = await siege.page.evaluate((address) => window.open(address), `${siege.witness.origin}/window`)
  expect(opened).toBeNull()
  await expect.poll(async () => siege.refusals('window')).toBe(1)
  await siege.page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, target: '_blank' })
    document.body.append(link)
    link.click()
  }, `${siege.witness.origin}/tab`)
  await expect.poll(async () => siege.refusals('window')).toBe(2)
  // Neither was a link of the vendor's, so nothing was handed to the person's browser.
  await expect.poll(async () => siege.refusals('link')).toBe(2)
  await siege.expectUnmoved()
})

test('a redirect is not followed, not even where the station’s own files were made to send one', async ({ siege }) => {
  await siege.application.evaluate(({ session }, location) => {
    const { protocol, webRequest } = session.fromPartition('vestibule')
    // The network fence would stop the second request, and this is about the first.
    webRequest.onBeforeRequest(null)
    protocol.unhandle('app')
    protocol.handle('app', () => new Response(null, { status: 302, headers: { location } }))
  }, `${siege.witness.origin}/target`)
  await siege.application.evaluate(async ({ BrowserWindow }) => {
    // It fails, which is the point; what it reached is on the witness's list.
    await BrowserWindow.getAllWindows()[0]
      ?.loadURL('app://station/index.html')
      .catch(() => undefined)
  })
  await expect.poll(async () => siege.refusals('redirect')).toBe(1)
  expect(siege.witness.visits).toEqual(['/canary'])
})

test('a frame shows nothing and has no bridge', async ({ assault: siege }) => {
  const found = await siege.page.evaluate(async (address) => {
    const elsewhere = Object.assign(document.createElement('iframe'), { src: address })
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
    })
    const blank = document.createElement('iframe')
    document.body.append(elsewhere, blank)
    return { violated: await violation, bridge: typeof blank.contentWindow?.vestibule }
  }, `${siege.witness.origin}/frame`)
  expect(found).toEqual({ violated: 'frame-src', bridge: 'undefined' })
  await siege.expectUnmoved()
})

test('a webview is an unknown element', async ({ assault: siege }) => {
  const powers = await siege.page.evaluate((src) => {
    const view = document.createElement('webview')
    view.setAttribute('src', src)
    document.body.append(view)
    return { kind: view.constructor.name, loads: 'loadURL' in view, asks: 'executeJavaScript' in view }
  }, `${siege.witness.origin}/webview`)
  expect(powers).toEqual({ kind: 'HTMLElement', loads: false, asks: false })
  await siege.expectUnmoved()
})

test('a file that is dropped on the window is not shown', async ({ assault: siege }) => {
  const dropped = join(siege.folder, 'dropped.html')
  await writeFile(dropped, '<title>elsewhere</title>')
  const devtools = await siege.page.context().newCDPSession(siege.page)
  const data = { items: [], files: [dropped], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data })
  }
  // The page answers after the drop, and is still the station.
  await siege.expectUnmoved()
  expect(siege.page.url()).not.toContain(pathToFileURL(dropped).pathname)
})
