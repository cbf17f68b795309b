import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { signIn, test, type Desk } from './desk.ts'
import { accept, expectStored, rememberPictures, reviewedPhoto } from './work-at-the-desk.ts'

const id = notablePeople.withoutPhoto
const modelFolder = join(import.meta.dirname, '../../out/renderer/models')
const models = '/models/'

declare global {
  /** What the page and its workers have asked for since `watchRequests`. In the main process only. */
  var requestedAddresses: string[] | undefined
  interface Window {
    /** What has happened in the page since `noteDay`, in order. */
    dayNotes?: string[]
  }
}

test('the face models come when the clerk can search already, and before the camera: from the station itself, and only once', async ({
  openDesk,
}) => {
  const desk = await openDesk({ operator: null, settings: { autoCapture: true } })
  const { page, application } = desk
  await new SignInScreen(page).isShown()
  // Nothing was loaded before anybody could watch.
  expect(page.workers()).toEqual([])
  expect(await loadedByPage(page)).not.toEqual(expect.arrayContaining([expect.stringContaining(models)]))
  await watchRequests(application, null)
  await noteDay(page)
  await signIn(desk)
  await expect.poll(async () => notesOf(page)).toContain('the judge has loaded')
  await wantPhoto(desk)
  await expect(new CaptureScreen(page).stage()).toHaveAttribute('data-judge', 'ready')
  await expect(page.getByRole('heading', { level: 1, name: english.review.title })).toBeVisible()

  expect(await notesOf(page)).toEqual([
    'the search is on the screen and has the focus',
    'judge-worker is started',
    'the judge has loaded',
    'the camera is opened',
    'photo-worker is started',
  ])
  const addresses = (await requestedIn(application)).filter((address) => !address.startsWith('blob:'))
  // The canary: what a worker asks for is seen. It is every file that was built for it, each once.
  const modelFiles = await readdir(modelFolder)
  expect(modelFiles.length).toBeGreaterThan(0)
  const names = addresses.flatMap((address) => address.split(models).slice(1))
  expect(names).toHaveLength(modelFiles.length)
  expect(names).toEqual(expect.arrayContaining(modelFiles))
  expect(addresses.filter((address) => !address.startsWith('app://station/'))).toEqual([])
})

test('where the models cannot be loaded the station says so and takes no photo by itself; the clerk’s hand does everything', async ({
  openDesk,
}) => {
  const desk = await openDesk({ operator: null, settings: { autoCapture: true } })
  const { page, application } = desk
  await new SignInScreen(page).isShown()
  await watchRequests(application, models)
  await signIn(desk)
  await wantPhoto(desk)
  const capture = new CaptureScreen(page)
  expect(await capture.waitForPicture()).toBeNull()
  await expect(capture.stage()).toHaveAttribute('data-judge', 'failed')
  await expect(capture.stage().getByRole('status')).toHaveText(english.guidance.failed)
  expect((await requestedIn(application)).join(' ')).toContain(models)
  await expect(capture.shooter('clerk')).toHaveCount(0)
  await rememberPictures(page)
  await page.keyboard.press('Enter')
  const photo = await reviewedPhoto(desk)
  const review = new ReviewScreen(page)
  expect(await review.waitForVerdict()).toBe('unknown')
  await expect(page.getByText(english.review.verdict.impossible)).toBeVisible()
  await accept(desk)
  await expectStored(desk, id, photo)
})

async function wantPhoto({ page }: Desk): Promise<void> {
  const find = new FindScreen(page)
  await find.search(id)
  await find.chooseFirst()
  await find.takePhoto()
}

/** The addresses of everything the page itself has loaded so far. */
async function loadedByPage(page: Page): Promise<readonly string[]> {
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(loaded.join(' ')).toContain('/assets/index')
  return loaded
}

/** Writes down from now on what the page and its workers ask for, and refuses whatever contains the given text. */
async function watchRequests(application: ElectronApplication, refused: string | null): Promise<void> {
  await application.evaluate(({ BrowserWindow }, part) => {
    const requested: string[] = []
    globalThis.requestedAddresses = requested
    const { session } = BrowserWindow.getAllWindows()[0]?.webContents ?? {}
    if (session === undefined) throw new Error('there is no window')
    session.webRequest.onBeforeRequest(({ url }, answer) => {
      requested.push(url)
      answer({ cancel: part !== null && url.includes(part) })
    })
  }, refused)
}

async function requestedIn(application: ElectronApplication): Promise<readonly string[]> {
  return application.evaluate(() => globalThis.requestedAddresses ?? [])
}

/** Lets the page note in which order the search can be used, workers start and load, and the camera is opened. */
async function noteDay(page: Page): Promise<void> {
  await page.evaluate((searchField) => {
    const notes: string[] = []
    window.dayNotes = notes
    const noteSearch = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLInputElement) || target.placeholder !== searchField) return
      document.removeEventListener('focusin', noteSearch)
      // Whoever types now is seen to type: the frame with the field is about to be painted.
      requestAnimationFrame(() => notes.push('the search is on the screen and has the focus'))
    }
    document.addEventListener('focusin', noteSearch)
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options)
        const [, name = ''] = /([a-z-]+-worker)-[^/]*$/u.exec(String(address)) ?? []
        notes.push(`${name} is started`)
        this.addEventListener('message', ({ data }: MessageEvent<{ readonly kind?: string }>) => {
          if (name === 'judge-worker' && data.kind === 'loaded') notes.push('the judge has loaded')
        })
      }
    }
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      notes.push('the camera is opened')
      return open(wanted)
    }
  }, english.find.placeholder)
}

async function notesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.dayNotes ?? [])
}
