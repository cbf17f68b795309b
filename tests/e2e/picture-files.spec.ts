import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import {
  jpegDeclaring,
  jpegFile,
  otherFiles,
  pngDeclaring,
  pngFile,
  quarteredPixels,
  quarters,
  withOrientation,
} from '../fixtures/pictures/made-files.ts'
import { test as base, type Desk } from './desk.ts'
import { openCameraFor, accept, expectStored, press, rememberPictures, reviewedPhoto } from './work-at-the-desk.ts'

const id = notablePeople.withoutPhoto
const portrait = join(import.meta.dirname, '../fixtures/camera/portrait.jpg')
const { problem, notAPicture } = english.pictureFile

/** Writes a file of this name and content and answers where it is. All are gone after the story. */
type PutFile = (name: string, content: Buffer) => Promise<string>

/** `atCamera` stands before the camera, in the clerk's hand, so that no photo is taken by itself. */
const test = base.extend<{ atCamera: Desk; putFile: PutFile }>({
  atCamera: async ({ sharedDesk }, use) => {
    await openCameraFor(sharedDesk, id)
    await use(sharedDesk)
  },
  // Playwright reads the fixtures a fixture needs from this pattern; this one needs none.
  // eslint-disable-next-line no-empty-pattern
  putFile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'vestibule-pictures-'))
    await use(async (name, content) => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    })
    await rm(folder, { recursive: true, force: true })
  },
})

test('a picture is chosen by keyboard alone, and reaches the server', async ({ atCamera }) => {
  const { page } = atCamera
  await rememberPictures(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: english.pictureFile.choose }).focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(portrait)
  const photo = await reviewedPhoto({ page })
  await accept(atCamera)
  await expectStored(atCamera, id, photo)
})

test('a picture is taken by its content, whatever its name says', async ({ atCamera: { page }, putFile }) => {
  await new CaptureScreen(page).choosePicture(await putFile('portrait.jpg', pngFile(quarteredPixels(640, 480))))
  expect(await shownFrame(page)).toEqual({ width: 640, height: 480, colours: picturedAs('RGBW') })
})

const heldPhones = [
  { orientation: 1, size: [640, 480], colours: 'RGBW' },
  { orientation: 3, size: [640, 480], colours: 'WBGR' },
  { orientation: 6, size: [480, 640], colours: 'BRWG' },
  { orientation: 8, size: [480, 640], colours: 'GWRB' },
] as const

test('a picture of a phone that was held another way stands upright', async ({ atCamera: { page }, putFile }) => {
  for (const { orientation, size, colours } of heldPhones) {
    const file = withOrientation(jpegFile(quarteredPixels(640, 480)), orientation)
    await new CaptureScreen(page).choosePicture(await putFile('phone.jpg', file))
    const [width, height] = size
    expect(await shownFrame(page), `orientation ${String(orientation)}`).toEqual({
      width,
      height,
      colours: picturedAs(colours),
    })
    await new ReviewScreen(page).retake()
  }
})

test('a picture of 48 megapixels, as phones make them, is made as small as the server takes it', async ({
  atCamera: { page },
  putFile,
}) => {
  await new CaptureScreen(page).choosePicture(await putFile('large.png', pngDeclaring(8_000, 6_000)))
  expect(await shownFrame(page)).toMatchObject({ width: 4_000, height: 3_000 })
})

test('every file that gives no picture is told in its own words, and the next one works', async ({
  atCamera,
  putFile,
}) => {
  const { page } = atCamera
  const whole = jpegFile(quarteredPixels(640, 480))
  const bomb = pngDeclaring(30_000, 30_000)
  // A byte in the middle of the packed pixels: every chunk is whole, the check sum is not, and only a decoder looks.
  const bent = pngFile(quarteredPixels(640, 480))
  bent.writeUInt8((bent[bent.length >> 1] ?? 0) ^ 0xff, bent.length >> 1)
  const thirtyThousand = { width: '30,000', height: '30,000' }
  const stories = [
    ['heic.jpg', otherFiles.heic, notAPicture.heic],
    ['scan.jpg', otherFiles.pdf, notAPicture.pdf],
    ['letter.png', otherFiles.zip, notAPicture.zip],
    ['moving.jpg', otherFiles.gif, notAPicture.gif],
    ['letter.jpg', otherFiles.text, notAPicture.unknown],
    ['empty.jpg', Buffer.alloc(0), problem.empty],
    ['half.jpg', whole.subarray(0, whole.length / 2), problem.truncated],
    ['damaged.jpg', jpegDeclaring(0, 480), problem.unreadable],
    ['bent.png', bent, problem.unreadable],
    ['bomb.png', bomb, said(problem.tooManyPixels, thirtyThousand)],
    ['bomb.jpg', jpegDeclaring(30_000, 30_000), said(problem.tooManyPixels, thirtyThousand)],
    [
      'stamp.png',
      pngFile(quarteredPixels(64, 64)),
      said(problem.tooFewPixels, { width: '64', height: '64', shortest: '240' }),
    ],
    ['heavy.jpg', Buffer.alloc(30_000_001), said(problem.tooManyBytes, { megabytes: '31', most: '30' })],
  ] as const
  for (const [name, content, { title, safe, next }] of stories) {
    await new CaptureScreen(page).choosePicture(await putFile(name, content))
    const told = page.getByRole('alert').filter({ hasText: title })
    for (const words of [safe, next]) await expect(told).toContainText(words)
    await press(atCamera, english.pictureFile.close)
    await expect(told).toHaveCount(0)
  }
  // The window is the same one, and it still reads pictures.
  await new CaptureScreen(page).choosePicture(await putFile('good.jpg', whole))
  expect(await shownFrame(page)).toMatchObject({ width: 640, height: 480 })
})

test('reading a picture that takes for ever can be given up, and the next one is read', async ({
  shareDesk,
  putFile,
}) => {
  const desk = await shareDesk({ touchesPage: true })
  const { page } = desk
  await openCameraFor(desk, id)
  // A share that does not answer: the file is handed over, and nothing comes back.
  await page.evaluate(() => {
    const { prototype } = Worker
    const post = Reflect.get(prototype, 'postMessage') as (...words: readonly unknown[]) => void
    let silences = 1
    prototype.postMessage = function (this: Worker, ...words: unknown[]) {
      silences -= words[0] instanceof Blob ? 1 : 0
      if (!(words[0] instanceof Blob) || silences < 0) Reflect.apply(post, this, words)
    }
  })
  const good = await putFile('good.jpg', jpegFile(quarteredPixels(640, 480)))
  await new CaptureScreen(page).choosePicture(good)
  await expect(page.getByText(english.pictureFile.reading)).toBeVisible()
  await press(desk, english.pictureFile.cancel)
  await expect(page.locator('[data-file="idle"]')).toBeVisible()
  await new CaptureScreen(page).choosePicture(good)
  expect(await shownFrame(page)).toMatchObject({ width: 640, height: 480 })
})

test('a picture is dropped on the stage, which invites it', async ({ atCamera: { page }, putFile }) => {
  const path = await putFile('quarters.jpg', jpegFile(quarteredPixels(640, 480)))
  const drag = await startDrag(page, [path])
  await expect(page.getByText(english.pictureFile.dropHere)).toBeVisible()
  await drag.drop()
  expect(await shownFrame(page)).toEqual({ width: 640, height: 480, colours: picturedAs('RGBW') })
})

test('what cannot be one picture is told when it is dropped, and an old word gives way to a new one', async ({
  atCamera: { page },
  putFile,
}) => {
  const picture = await putFile('quarters.jpg', jpegFile(quarteredPixels(640, 480)))
  const document = await putFile('quarters.png', otherFiles.pdf)
  const drop = async (...paths: readonly string[]): Promise<void> => (await startDrag(page, paths)).drop()
  const told = page.getByRole('alert')
  await drop(picture, document)
  await expect(told).toContainText(sentence(problem.severalFiles.title, { count: '2' }))
  await drop(dirname(picture))
  await expect(told).toContainText(problem.folder.title)
  await drop(document)
  await expect(told).toContainText(notAPicture.pdf.title)
  await drop(picture)
  expect(await shownFrame(page)).toMatchObject({ width: 640, height: 480 })
})

test('without any camera a picture from a file still does', async ({ openDesk }) => {
  const words = ['--use-fake-device-for-media-stream=device-count=0']
  const desk = await openDesk({ station: { camera: 'none', words } })
  const find = new FindScreen(desk.page)
  await find.search(id)
  await find.chooseFirst()
  await find.takePhoto()
  expect(await new CaptureScreen(desk.page).waitForPicture()).toContain(english.capture.trouble.absent.title)
  await new CaptureScreen(desk.page).choosePicture(portrait)
  expect(await shownFrame(desk.page)).toMatchObject({ width: 1280, height: 720 })
})

/** Drags files from outside over the middle of the stage, as a file manager does. */
async function startDrag(page: Page, files: readonly string[]) {
  const box = await page.locator('[data-file]').boundingBox()
  if (box === null) throw new Error('there is no stage to drop on')
  const debug = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  const send = async (type: 'dragEnter' | 'dragOver' | 'drop'): Promise<void> => {
    await debug.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  await send('dragEnter')
  await send('dragOver')
  return {
    drop: async (): Promise<void> => {
      await send('drop')
      await debug.detach()
    },
  }
}

/** The frame under review: its size, and the nearest of the four colours in the middle of each quarter. */
async function shownFrame(page: Page) {
  const canvas = page.locator('canvas').first()
  await canvas.waitFor()
  const read = async () =>
    canvas.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement
      const copy = new OffscreenCanvas(width, height).getContext('2d')
      copy?.drawImage(element as HTMLCanvasElement, 0, 0)
      const points = [1, 3].flatMap((down) =>
        [1, 3].map((across) => [(across * width) / 4, (down * height) / 4] as const),
      )
      return {
        width,
        height,
        points: points.map(([x, y]) => [...(copy?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3)),
      }
    })
  const { width, height, points } = await read()
  return { width, height, colours: points.map(nearestColour) }
}

type Quarter = keyof typeof quarters

function nearestColour(pixel: readonly number[]): Quarter {
  const distance = (colour: readonly number[]): number =>
    colour.reduce((sum, value, at) => sum + Math.abs(value - (pixel[at] ?? 0)), 0)
  const names = Object.keys(quarters) as Quarter[]
  return names.reduce((best, name) => (distance(quarters[name]) < distance(quarters[best]) ? name : best))
}

/** The quarters of a picture, row by row, from the initials of their colours: red, green, blue, white. */
function picturedAs(initials: string): readonly Quarter[] {
  const names = { R: 'upperLeft', G: 'upperRight', B: 'lowerLeft', W: 'lowerRight' } as const
  return [...initials].map((initial) => names[initial as keyof typeof names])
}

function said(
  words: { readonly title: string; readonly safe: string; readonly next: string },
  facts: Record<string, string>,
) {
  const { title, safe, next } = words
  return { title: sentence(title, facts), safe: sentence(safe, facts), next: sentence(next, facts) }
}
