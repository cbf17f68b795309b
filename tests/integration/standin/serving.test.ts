import type { BrowserWindow } from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Probe } from '../../fixtures/probe-launch.ts'
import { launchProbe } from '../../fixtures/probe-launch.ts'

describe('the application’s own scheme', () => {
  let probe: Probe
  beforeAll(async () => {
    probe = await launchProbe()
  })
  afterAll(() => probe.end())

  it('shows the application its own addresses and the page a secure context', async () => {
    const { served } = await probe.record()
    expect(served).toContain('app://probe/index.html')
    expect(served).toContain('app://probe/index.js')
    expect(served.filter((address) => !address.startsWith('app://probe/'))).toEqual([])
    expect(await probe.page.evaluate(() => globalThis.isSecureContext)).toBe(true)
  })

  it('gives a window the size that was asked for', async () => {
    expect(await probe.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 800])
  })

  it('lets the content security policy decide about scripts', async () => {
    const ran = await probe.page.evaluate(() => ['withNonce' in globalThis, 'withoutNonce' in globalThis])
    expect(ran).toEqual([true, false])
  })

  it('serves module workers, their workers, and WebAssembly to those', async () => {
    const answer = await probe.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' })
          worker.addEventListener('message', ({ data }) => resolve(data))
          worker.addEventListener('error', (event) => reject(new Error(event.message)))
        }),
    )
    expect(answer).toEqual({ outer: true, nested: true, answer: 42 })
    const { served } = await probe.record()
    for (const name of ['worker.js', 'nested-worker.js', 'answer.wasm']) expect(served).toContain(`app://probe/${name}`)
  })

  it('hands over request bodies and says not found', async () => {
    const answers = await probe.page.evaluate(async () => {
      const echo = await fetch('/echo', { method: 'POST', body: new Uint8Array([0, 255, 128, 10]) })
      return { echo: (await echo.json()) as unknown, missing: (await fetch('/missing.txt')).status }
    })
    expect(answers).toEqual({ echo: { method: 'POST', origin: 'app://probe', body: [0, 255, 128, 10] }, missing: 404 })
  })

  it('shows the pages the color scheme the application chose', async () => {
    const isDark = (): Promise<boolean> => probe.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await isDark()).toBe(false)
    await probe.app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark'
    })
    await probe.page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect((await probe.record()).dark).toBe(true)
  })
})

describe('the module named electron', () => {
  let probe: Probe
  beforeAll(async () => {
    probe = await launchProbe()
  })
  afterAll(() => probe.end())

  it('is one and the same by import, by require and in a debugger', async () => {
    expect((await probe.record()).sameModule).toBe(true)
    const facts = await probe.app.evaluate(({ app, BrowserWindow }) => ({
      name: app.getName(),
      version: app.getVersion(),
      windows: BrowserWindow.getAllWindows().length,
      type: process.type,
    }))
    expect(facts).toEqual({ name: 'Probe', version: '1.2.3', windows: 1, type: 'browser' })
  })

  it('knows the window of a page', async () => {
    const window = await probe.app.browserWindow(probe.page)
    expect(await window.evaluate((each: BrowserWindow) => each.webContents.getURL())).toBe('app://probe/index.html')
  })

  it('counts the memory of all its processes', async () => {
    const metrics = await probe.app.evaluate(({ app }) => app.getAppMetrics())
    expect(metrics.map(({ type }) => type)).toEqual(expect.arrayContaining(['Browser', 'Tab']))
    expect(Math.min(...metrics.map(({ memory }) => memory.workingSetSize))).toBeGreaterThan(1000)
  })

  it('names what it does not do instead of doing nothing', async () => {
    const refusals = await probe.app.evaluate((electron) => {
      const { app, BrowserWindow, ipcMain, session, webContents } = electron
      const attempts: Record<string, () => unknown> = {
        'electron.safeStorage': () => electron.safeStorage,
        'app.setBadgeCount': () => app.setBadgeCount(1),
        'app event browser-window-blur': () => app.on('browser-window-blur', () => undefined),
        'ipcMain.postMessage': () => Reflect.get(ipcMain, 'postMessage') as unknown,
        'session.cookies': () => session.defaultSession.cookies,
        'session.fromPath': () => session.fromPath('/'),
        'webContents.printToPDF': () => webContents.getAllWebContents()[0]?.printToPDF({}),
        'BrowserWindow.setOpacity': () => BrowserWindow.getAllWindows()[0]?.setOpacity(1),
        'BrowserWindow event blur': () => BrowserWindow.getAllWindows()[0]?.on('blur', () => undefined),
        'BrowserWindow option transparent': () => new BrowserWindow({ transparent: true }),
        'BrowserWindow option webPreferences.sandbox: false': () =>
          new BrowserWindow({ webPreferences: { sandbox: false } }),
      }
      return Object.entries(attempts).map(([name, attempt]) => {
        try {
          attempt()
          return `${name} was silently accepted`
        } catch (error) {
          const message = String(error)
          return message.includes(`${name} is not implemented in the stand-in`) ? 'named' : `${name}: ${message}`
        }
      })
    })
    expect(refusals).toEqual(refusals.map(() => 'named'))
    expect(refusals.length).toBe(11)
  })
})
