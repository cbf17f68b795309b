import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './fence-story.ts'
import { runtime } from './station.ts'

/** A story for real Electron alone: elsewhere no station is started for it, and its reason is told. */
function onlyInElectron(reason: string, story: () => void): void {
  test.describe(() => {
    test.skip(runtime.kind !== 'electron', reason)
    story()
  })
}

test('the station sees its camera', async ({ assault: siege }) => {
  const tracks = await siege.page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true })
    const kinds = stream.getTracks().map(({ kind, readyState }) => ({ kind, readyState }))
    for (const track of stream.getTracks()) track.stop()
    return kinds
  })
  expect(tracks).toEqual([{ kind: 'video', readyState: 'live' }])
})

for (const [what, wish] of [
  ['the microphone', { audio: true }],
  ['camera and microphone together', { audio: true, video: true }],
] as const) {
  test(`${what} is refused, also after the camera was granted`, async ({ assault: siege }) => {
    const ends = await siege.page.evaluate(async (constraints) => {
      const ask = async (wanted: MediaStreamConstraints) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          () => 'granted',
          (error: unknown) => (error as Error).name,
        )
      return [await ask(constraints), await ask({ video: true }), await ask(constraints)]
    }, wish)
    expect(ends).toEqual(['NotAllowedError', 'granted', 'NotAllowedError'])
  })
}

test('place, notifications, clipboard, screen and devices are refused', async ({ assault: siege }) => {
  const ends = await siege.page.evaluate(async () => {
    const end = async (wish: () => Promise<unknown>): Promise<string> => {
      try {
        const answer = await wish()
        return typeof answer === 'string' ? answer : 'granted'
      } catch (error) {
        return (error as Error).name
      }
    }
    const place = async () =>
      new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        )
      })
    const device = async (name: string, method: string) => {
      const owner = Reflect.get(navigator, name) as Record<string, (options: object) => Promise<unknown>> | undefined
      return owner?.[method]?.({ filters: [], acceptAllDevices: true }) ?? 'absent'
    }
    return {
      place: await end(place),
      notifications: await end(async () => Notification.requestPermission()),
      reading: await end(async () => navigator.clipboard.readText().then(() => 'granted')),
      writing: await end(async () => navigator.clipboard.writeText('a name').then(() => 'granted')),
      screen: await end(async () => navigator.mediaDevices.getDisplayMedia({ video: true })),
      usb: await end(async () => device('usb', 'requestDevice')),
      hid: await end(async () => device('hid', 'requestDevice')),
      serial: await end(async () => device('serial', 'requestPort')),
      bluetooth: await end(async () => device('bluetooth', 'requestDevice')),
      files: await end(async () => device('showOpenFilePicker', 'call')),
    }
  })
  expect(ends).toMatchObject({ place: 'denied', notifications: 'denied', screen: 'NotAllowedError' })
  expect(Object.values(ends)).not.toContain('granted')
})

test('what the page keeps, the disk does not', async ({ siege }) => {
  await siege.page.evaluate(async () => {
    localStorage.setItem('name', 'Jane Canary')
    sessionStorage.setItem('name', 'Jane Canary')
    document.cookie = 'name=JaneCanary; max-age=10000'
    await (await caches.open('names')).put('/name', new Response('Jane Canary')).catch(() => undefined)
    await new Promise((resolve) => {
      const opening = indexedDB.open('Jane Canary')
      opening.addEventListener('success', resolve)
      opening.addEventListener('error', resolve)
    })
  })
  await siege.application.close()
  expect(await filesWith(siege.folder, /Canary/u)).toEqual([])
  // The canary of the search itself.
  await writeFile(join(siege.folder, 'planted'), 'Jane Canary')
  expect(await filesWith(siege.folder, /Canary/u)).toEqual([join(siege.folder, 'planted')])
})

test('a second copy ends by itself and leaves the first one standing', async ({ siege }) => {
  const second = spawn(runtime.executablePath, ['.', `--user-data-dir=${siege.folder}`], { stdio: 'ignore' })
  expect(await once(second, 'exit')).toEqual([0, null])
  await siege.expectUnmoved()
})

test('an address for developers that is not on this machine ends the start', async ({ startStation }) => {
  test.skip(runtime.kind === 'electron', 'only the stand-in: Electron shows a dialog that waits for a person')
  const environment = { ELECTRON_RENDERER_URL: 'https://elsewhere.example' }
  await expect(startStation({ environment })).rejects.toThrow(/ELECTRON_RENDERER_URL must be http:\/\/localhost:PORT/u)
})

onlyInElectron('only real Electron: permissions are decided there for each frame, in Chromium for each origin', () => {
  test('a frame of our own origin does not get the camera', async ({ siege }) => {
    const end = await siege.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const devices = frame.contentWindow?.navigator.mediaDevices
      return devices?.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: unknown) => (error as Error).name,
      )
    })
    expect(end).not.toBe('granted')
  })
})

test('a download is cancelled', async ({ siege }) => {
  await siege.page.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['a name']))
    Object.assign(document.createElement('a'), { href, download: 'name.txt' }).click()
  })
  await expect.poll(async () => siege.refusals('download')).toBe(1)
  expect(await readdir(siege.folder)).not.toContain('name.txt')
})

onlyInElectron('only real Electron: webviews exist nowhere else', () => {
  test('a webview that was let into the page is stopped as it attaches', async ({ siege }) => {
    const prevented = await siege.application.evaluate(async ({ BrowserWindow }) => {
      const event = { prevented: false, preventDefault: () => (event.prevented = true) }
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {})
      return event.prevented
    })
    expect(prevented).toBe(true)
    await expect.poll(async () => siege.refusals('webview')).toBe(1)
  })
})

onlyInElectron('only real Electron: the stand-in leaves the sandbox to the Chromium it found', () => {
  test('the page’s process is sandboxed by the operating system', async ({ siege }) => {
    const sandboxed = await siege.application.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ sandboxed: is }) => is),
    )
    // Linux tells nothing here; elsewhere every page must say yes.
    expect(sandboxed).not.toContain(false)
  })
})

onlyInElectron('only real Electron: context isolation is Electron’s own; the stand-in’s has its own tests', () => {
  test('tampering with the page’s own built-ins does not reach the bridge’s', async ({ siege }) => {
    const seen = await siege.page.evaluate(async () => {
      const caught: string[] = []
      const original = Reflect.get(Function.prototype, 'call') as unknown
      Reflect.set(Function.prototype, 'call', function spy(this: unknown) {
        caught.push(String(this))
      })
      await window.vestibule.readSettings({})
      Reflect.set(Function.prototype, 'call', original)
      return caught.filter((text) => /ipcRenderer|invoke/u.test(text))
    })
    expect(seen).toEqual([])
  })
})

async function filesWith(folder: string, pattern: RegExp): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && pattern.test(await readFile(path, 'latin1'))) found.push(path)
  }
  return found
}
