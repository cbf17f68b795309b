import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Probe } from '../../fixtures/probe-launch.ts'
import { launchProbe } from '../../fixtures/probe-launch.ts'

describe('permissions', () => {
  let probe: Probe
  beforeAll(async () => {
    probe = await launchProbe(['--use-fake-device-for-media-stream'])
  })
  afterAll(() => probe.end())

  const stream = (wanted: MediaStreamConstraints): Promise<string> =>
    probe.page.evaluate(
      (constraints) =>
        navigator.mediaDevices.getUserMedia(constraints).then(
          (media) =>
            media
              .getTracks()
              .map((track) => track.kind)
              .join(),
          (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
        ),
      wanted,
    )

  it('are all refused by Chromium itself before anybody asks', async () => {
    const states = await probe.page.evaluate(async () => {
      const query = Object.getOwnPropertyDescriptor(Permissions.prototype, 'query')?.value as Permissions['query']
      const names = ['microphone', 'geolocation', 'notifications'] as const
      return Promise.all(
        names.map(async (name) => (await Reflect.apply(query, navigator.permissions, [{ name }])).state),
      )
    })
    expect(states).toEqual(['denied', 'denied', 'denied'])
  })

  it('give the camera to the application’s own page after both handlers agreed', async () => {
    expect(await stream({ video: true })).toBe('video')
    const { checks, requests } = await probe.record()
    expect(checks).toContainEqual({ permission: 'media', origin: 'app://probe/', mediaType: 'video' })
    expect(requests).toContainEqual({
      permission: 'media',
      mediaTypes: ['video'],
      requestingUrl: 'app://probe/index.html',
    })
    expect(await probe.page.evaluate(async () => (await navigator.permissions.query({ name: 'camera' })).state)).toBe(
      'granted',
    )
    const labels = await probe.page.evaluate(async () => {
      const devices = await navigator.mediaDevices.enumerateDevices()
      return devices.filter((device) => device.kind === 'videoinput').map((device) => device.label)
    })
    expect(labels.join()).toContain('fake')
  })

  it('refuse the microphone, alone and with the camera', async () => {
    expect(await stream({ audio: true })).toBe('NotAllowedError')
    expect(await stream({ audio: true, video: true })).toBe('NotAllowedError')
  })

  it('refuse geolocation, notifications and the clipboard, having asked', async () => {
    const answers = await probe.page.evaluate(async () => ({
      geolocation: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(error.code),
        )
      }),
      notifications: await Notification.requestPermission(),
      clipboard: await navigator.clipboard.readText().then(
        () => 'given',
        (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
      ),
    }))
    expect(answers).toEqual({ geolocation: 1, notifications: 'denied', clipboard: 'NotAllowedError' })
    const asked = (await probe.record()).checks.map(({ permission }) => permission)
    expect(asked).toEqual(expect.arrayContaining(['geolocation', 'notifications', 'clipboard-read']))
  })

  it('refuse a page that goes around the wrapper through a fresh frame of another origin', async () => {
    const loaded = await probe.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.allow = 'camera *; microphone *'
      const load = new Promise((resolve) => frame.addEventListener('load', resolve))
      frame.src = 'https://other.app.standin.invalid/blank.html'
      document.body.append(frame)
      await load
      return true
    })
    expect(loaded).toBe(true)
    const stranger = probe.page.frames().find((frame) => frame.url().includes('other.app'))
    const outcome = await stranger?.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
      ),
    )
    expect(outcome).toBe('NotAllowedError')
    expect((await probe.record()).checks.at(-1)).toMatchObject({ origin: 'app://other/' })
  })
})

describe('navigation', () => {
  let probe: Probe
  let server: Server
  let address: string
  let visits = 0
  beforeAll(async () => {
    server = createServer((_request, response) => {
      visits += 1
      response.setHeader('content-type', 'text/html').end('<title>elsewhere</title>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    probe = await launchProbe()
  })
  afterAll(async () => {
    await probe.end()
    server.close()
  })

  const announced = async (name: string, url: string): Promise<void> => {
    await expect.poll(async () => (await probe.record()).navigations).toContainEqual({ name, url })
  }

  it('is announced and stays where it is when the application prevents it', async () => {
    await probe.page.evaluate((url) => {
      location.href = `${url}script`
    }, address)
    await announced('will-navigate', `${address}script`)
    await probe.page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = `${url}link`
      document.body.append(link)
      link.click()
    }, address)
    await announced('will-navigate', `${address}link`)
    expect(await probe.page.evaluate(() => 'bridge' in globalThis)).toBe(true)
    expect(visits).toBe(0)
  })

  it('is announced again where a page of the application redirects', async () => {
    await probe.app.evaluate(({ BrowserWindow }, url) => {
      // The application loads this itself, so only the redirect is announced.
      void BrowserWindow.getAllWindows()[0]
        ?.loadURL(`app://probe/away?to=${url}redirected`)
        .catch(() => undefined)
    }, address)
    await announced('will-redirect', `${address}redirected`)
    const { navigations } = await probe.record()
    expect(navigations.filter(({ url }) => url.startsWith('app://'))).toEqual([])
    expect(visits).toBe(0)
  })

  it('opens no window, and the page gets null', async () => {
    const opened = await probe.page.evaluate((url) => window.open(`${url}window`) === null, address)
    expect(opened).toBe(true)
    await probe.page.click('#blank')
    await expect.poll(async () => (await probe.record()).opened).toEqual([`${address}window`, 'app://probe/blank.html'])
    expect(probe.app.windows().length).toBe(1)
    expect(visits).toBe(0)
  })

  it('leaves when the application lets it', async () => {
    await probe.app.evaluate(() => {
      Object.assign(globalThis, { preventNavigation: false })
    })
    await probe.page.evaluate((url) => {
      location.href = `${url}allowed`
    }, address)
    await probe.page.waitForURL(`${address}allowed`)
    expect(visits).toBeGreaterThan(0)
  })
})
