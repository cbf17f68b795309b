import { createHash } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Failure } from '../../src-preload/contract/failures.ts'
import { describeFailure } from '../../src-renderer/i18n/failure-sentences.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { createSentences } from '../../src-renderer/i18n/sentences.ts'
import type { Simulator } from '../../tools/simulator/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import type { Desk } from './desk.ts'

/** The requests that change a person: the photo travels in this one. */
export const photoPuts = { method: 'PUT', path: '/api/users/:id' } as const
/** The requests that read one person's record. */
export const personReads = { method: 'GET', path: '/api/users/:id' } as const
/** The requests that create a person. */
export const creations = { method: 'POST', path: '/api/users' } as const
/** The requests that send a mobile-enrollment mail. */
export const mailPosts = { method: 'POST', path: '/api/v2/send_email' } as const
/** The requests that sign in. */
export const logins = { method: 'POST', path: '/api/login' } as const

/** A link to the vendor's page, as the simulator puts it under each refusal. */
export const supportLink = 'https://support.supremainc.com/en/support/home'

const { t: say } = createSentences()

/** Asserts that a place of the screen says of a failure what happened, what is safe, what to do now, and its numbers. */
export async function expectTold(place: Locator, failure: Failure): Promise<void> {
  const { title, safe, next, details, link } = describeFailure(failure, say)
  for (const sentence of [title, safe, next, details, link])
    if (sentence !== null) await expect(place).toContainText(sentence)
}

declare global {
  interface Window {
    /** The pictures the page has put on the screen, by their addresses; see `rememberPictures`. */
    shownPictures?: Map<string, Blob>
  }
}

/** Makes the page remember the bytes behind each picture it shows: nothing else can tell what a person really looked at. */
export async function rememberPictures(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (window.shownPictures !== undefined) return
    const shown = new Map<string, Blob>()
    const make = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (source) => {
      const address = make(source)
      if (source instanceof Blob) shown.set(address, source)
      return address
    }
    window.shownPictures = shown
  })
}

/** What a story knows of a photo. Never its bytes: they would stand in the report of a story that fails. */
export interface PhotoMark {
  readonly bytes: number
  /** SHA-256, in hexadecimal digits. */
  readonly digest: string
}

/** The mark of a photo in base64, the spelling in which photos travel to the server. */
export function markOf(base64: string): PhotoMark {
  const bytes = Buffer.from(base64, 'base64')
  return { bytes: bytes.byteLength, digest: createHash('sha256').update(bytes).digest('hex') }
}

/** The mark of a picture on the screen. */
export async function shownPhoto(picture: Locator): Promise<PhotoMark> {
  await expect(picture).toHaveAttribute('src', /^blob:/u)
  const base64 = await picture.evaluate(async (image) => {
    const blob = window.shownPictures?.get((image as HTMLImageElement).src)
    if (blob === undefined) throw new Error('the picture was shown before anybody remembered pictures')
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return markOf(base64)
}

/** Finds a person by id and opens the camera for them; waits for its picture. */
export async function openCameraFor({ page }: Pick<Desk, 'page'>, id: string): Promise<void> {
  const find = new FindScreen(page)
  await find.search(id)
  await find.chooseFirst()
  await find.takePhoto()
  expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
}

/** Finds a person by id, takes a photo and stays at the review. Answers the reviewed photo. */
export async function takePhotoOf({ page }: Pick<Desk, 'page'>, id: string): Promise<PhotoMark> {
  await rememberPictures(page)
  const find = new FindScreen(page)
  await find.isShown()
  expect(await find.search(id)).toBe('found')
  expect(await find.chooseFirst()).toMatchObject({ id })
  await find.takePhoto()
  return takeAndReview({ page })
}

/** Writes a new person down, takes a photo and stays at the review; nobody is created yet. Answers the reviewed photo. */
export async function takePhotoOfNew(
  { page }: Pick<Desk, 'page'>,
  person: { readonly name: string; readonly email: string },
): Promise<PhotoMark> {
  const find = new FindScreen(page)
  await find.isShown()
  expect(await find.search(person.name)).toBe('found')
  await page.getByRole('button', { name: sentence(english.find.create, { text: person.name }) }).click()
  const form = new CreateScreen(page)
  await form.isReady()
  await form.field('email').fill(person.email)
  await form.submit()
  return takeAndReview({ page })
}

/** Waits until the station holds a copy of the people list, so that the server may go away. */
export async function copyIsRead({ page }: Pick<Desk, 'page'>): Promise<void> {
  const stateOfCopy = async (): Promise<string> =>
    page.evaluate(async () => {
      const answer = await window.vestibule.readDirectory({})
      return answer.ok ? answer.value.kind : answer.failure.kind
    })
  await expect.poll(stateOfCopy).toBe('ready')
}

/** Takes a photo at the camera and answers the bytes that are shown for review. */
export async function takeAndReview({ page }: Pick<Desk, 'page'>): Promise<PhotoMark> {
  await rememberPictures(page)
  const capture = new CaptureScreen(page)
  expect(await capture.waitForPicture()).toBeNull()
  await capture.take()
  return reviewedPhoto({ page })
}

/** The bytes that stand in the review, once they are made. */
export async function reviewedPhoto({ page }: Pick<Desk, 'page'>): Promise<PhotoMark> {
  expect(await new ReviewScreen(page).waitForPhoto()).toBeGreaterThan(0)
  return shownPhoto(page.locator('[data-photo="ready"] img'))
}

/** Accepts the reviewed photo, with or without the e-mail. */
export async function accept({ page }: Pick<Desk, 'page'>, mail = false): Promise<void> {
  const review = new ReviewScreen(page)
  await review.sendMail(mail)
  await review.accept()
}

/** One step of the work on the server, as the sending screen shows it. */
export function stepOf({ page }: Pick<Desk, 'page'>, name: keyof typeof english.sending.step): Locator {
  const list = page.getByRole('list', { name: english.sending.steps })
  return list.getByRole('listitem').filter({ hasText: english.sending.step[name] })
}

/** Waits until a step has failed, or its outcome is unknown, and answers where that is told. */
export async function failed(
  desk: Pick<Desk, 'page'>,
  name: keyof typeof english.sending.step,
  state: 'failed' | 'unknown' = 'failed',
): Promise<Locator> {
  const step = stepOf(desk, name)
  await expect(step).toHaveAttribute('data-state', state)
  return step
}

/** Waits until the station says that what was accepted is saved and waits, and asserts that it gives this failure as the reason. */
export async function expectWaiting({ page }: Pick<Desk, 'page'>, why: Failure): Promise<void> {
  await expect(new OutcomeScreens(page).waiting()).toContainText(describeFailure(why, say).title)
}

/** Waits until the clerk is told that the person is no longer on the server, and asserts that nothing else is claimed. */
export async function expectGone({ page }: Pick<Desk, 'page'>): Promise<void> {
  const told = page.getByRole('status').filter({ hasText: english.sending.personChanged.title.gone })
  await expect(told).toContainText(english.sending.personChanged.safe)
  await expect(told).toContainText(english.sending.personChanged.next.gone)
}

/** Presses a button by its words. */
export async function press({ page }: Pick<Desk, 'page'>, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
}

/** The photo the server holds of a person; a word when it is none that was sent. */
export function photoAt({ state }: Simulator, id: string): PhotoMark | 'none' | 'drawn' | 'nobody' {
  const photo = state.people.get(id)?.photo
  return photo?.kind === 'stored' ? markOf(photo.base64) : (photo?.kind ?? 'nobody')
}

/** Waits for the receipt and asserts that the server holds exactly these bytes, as the screen claims. */
export async function expectStored(
  { page, simulator }: Pick<Desk, 'page' | 'simulator'>,
  id: string,
  photo: PhotoMark,
  mailSent = false,
): Promise<void> {
  expect(await new OutcomeScreens(page).waitForReceipt()).toEqual({ photoBytes: photo.bytes, mailSent })
  expect(photoAt(simulator, id)).toEqual(photo)
}
