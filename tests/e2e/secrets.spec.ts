import { expect, type ElectronApplication } from '@playwright/test'
import { callNames, channelOf } from '../../src-preload/contract/names.ts'
import { demoLogin, notablePeople } from '../../tools/simulator/index.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { LockScreen } from '../../tools/station-driver/screens/lock-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { accept, takePhotoOf } from './work-at-the-desk.ts'
import { signIn, test } from './desk.ts'
import { handlersPlace } from './station.ts'

/** Something that crossed the bridge; `text` is all of it, bytes as the letters they spell. */
interface Crossing {
  readonly direction: 'fromPage' | 'toPage'
  readonly channel: string
  readonly text: string
}

declare global {
  /** What crossed the bridge since `listenOnBridge`. In the main process only. */
  var crossings: Crossing[] | undefined
}

test('neither the password nor the session ever reaches the page', async ({ openDesk }) => {
  const desk = await openDesk({ operator: null })
  const { page, application, simulator } = desk
  expect(await listenOnBridge(application)).toBe(callNames.length)

  await signIn(desk)
  const photo = await takePhotoOf(desk, notablePeople.withoutPhoto)
  // The session dies on the way, so that a second one and the kept password are in use, too.
  simulator.faults.next({ method: 'PUT' }, { kind: 'expire-session' })
  await accept(desk, true)
  expect(await new OutcomeScreens(page).waitForEnd()).toEqual({ photoBytes: photo.bytes, mailSent: true })
  await new OutcomeScreens(page).next()
  await new Header(page).lock()
  await new LockScreen(page).unlock(demoLogin.password)
  await new FindScreen(page).search('a')
  await application.evaluate(({ BrowserWindow }, canary) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('planted', { deep: [new TextEncoder().encode(canary)] })
  }, 'canary-3f1c')

  const crossed = await application.evaluate(() => globalThis.crossings ?? [])
  const channelsWith = (secret: string, direction: Crossing['direction']): readonly string[] =>
    crossed.filter((each) => each.direction === direction && each.text.includes(secret)).map(({ channel }) => channel)
  // The canaries: one that was planted in bytes, a name that had to be shown, and the password on its way in.
  expect(channelsWith('canary-3f1c', 'toPage')).toEqual(['planted'])
  expect(channelsWith('Quỳnh', 'toPage').length).toBeGreaterThan(1)
  expect(channelsWith(demoLogin.password, 'fromPage')).toEqual([channelOf('signIn'), channelOf('unlock')])

  const sessions = new Set(simulator.requests.entries.flatMap(({ sessionId }) => sessionId ?? []))
  expect(sessions.size).toBe(2)
  for (const secret of [demoLogin.password, ...sessions]) {
    expect(channelsWith(secret, 'toPage')).toEqual([])
    for (const spelling of [btoa(secret), Buffer.from(secret).toString('hex')])
      expect(channelsWith(spelling, 'toPage')).toEqual([])
  }
  for (const session of sessions) expect(channelsWith(session, 'fromPage')).toEqual([])
  expect(await page.content()).not.toContain(demoLogin.password)
})

/** Writes down from now on what each call brings and answers, and each event. Answers how many calls are listened to. */
async function listenOnBridge(application: ElectronApplication): Promise<number> {
  return application.evaluate(({ ipcMain, BrowserWindow }, place) => {
    type Handler = (event: unknown, ...values: unknown[]) => unknown
    const crossings: Crossing[] = []
    globalThis.crossings = crossings
    const textOf = (value: unknown): string =>
      JSON.stringify(value, (_key, part: unknown) =>
        part instanceof Uint8Array ? String.fromCharCode(...part.slice(0, 60_000)) : part,
      ) ?? ''
    const handlers = Reflect.get(ipcMain, place) as Map<string, Handler>
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, ...values) => {
        crossings.push({ direction: 'fromPage', channel, text: textOf(values) })
        const answer = await handler(event, ...values)
        crossings.push({ direction: 'toPage', channel, text: textOf(answer) })
        return answer
      })
    }
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined) return 0
    const send = contents.send.bind(contents)
    contents.send = (channel, ...values: unknown[]) => {
      crossings.push({ direction: 'toPage', channel, text: textOf(values) })
      send(channel, ...values)
    }
    return handlers.size
  }, handlersPlace)
}
