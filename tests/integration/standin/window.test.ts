import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Probe } from '../../fixtures/probe-launch.ts'
import { launchProbe } from '../../fixtures/probe-launch.ts'

describe('a window', () => {
  let probe: Probe
  beforeAll(async () => {
    probe = await launchProbe()
  })
  afterAll(() => probe.end())

  it('tells the application about a download, which never happens', async () => {
    await probe.app.evaluate(({ session }) => {
      session.fromPartition('probe').on('will-download', (event, item) => {
        event.preventDefault()
        Object.assign(globalThis, { refusedDownload: item.getFilename() })
      })
    })
    await probe.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['words']))
      link.download = 'words.txt'
      link.click()
    })
    const refused = (): Promise<unknown> =>
      probe.app.evaluate(() => Reflect.get(globalThis, 'refusedDownload') as unknown)
    await expect.poll(refused).toBe('words.txt')
  })

  it('can be loaded again after its page crashed', async () => {
    await probe.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.on('render-process-gone', (_event, { reason }) => {
        contents.on('did-finish-load', () => Object.assign(globalThis, { recoveredFrom: reason }))
        contents.reload()
      })
    })
    const protocol = await probe.page.context().newCDPSession(probe.page)
    // The answer to this never comes: the page that would give it is gone.
    void protocol.send('Page.crash').catch(() => undefined)
    const recovered = (): Promise<unknown> =>
      probe.app.evaluate(() => Reflect.get(globalThis, 'recoveredFrom') as unknown)
    await expect.poll(recovered).toBe('crashed')
  })

  it('may be a second one, has its own size, and stays open when its closing is prevented', async () => {
    const opening = probe.app.waitForEvent('window')
    await probe.app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ width: 600, height: 400, webPreferences: { partition: 'probe' } })
      await window.loadURL('app://probe/blank.html')
    })
    const second = await opening
    await second.waitForURL(/blank\.html$/)
    await second.waitForFunction(() => innerWidth === 600 && innerHeight === 400)
    expect(await second.evaluate(() => 'bridge' in globalThis)).toBe(false)
    const stayed = await probe.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.fromId(2)
      let asked = false
      window?.once('close', (event) => {
        asked = true
        event.preventDefault()
      })
      window?.close()
      return asked
    })
    expect(stayed).toBe(true)
    expect(await second.evaluate(() => document.title)).toBe('Blank')
    const gone = second.waitForEvent('close')
    await probe.app.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(2)?.close())
    await gone
    await expect.poll(() => probe.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })
})
