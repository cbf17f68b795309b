import { expect, type ElectronApplication } from '@playwright/test'
import { channelOf } from '../../src-preload/contract/names.ts'
import { largestProfilePhotoBytes } from '../../src-preload/contract/photo.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { templatesFor } from '../../tools/simulator/people/credentials.ts'
import { pictureDigest } from '../../tools/simulator/request-log.ts'
import { cameraFrame } from '../../tools/station-driver/camera-pictures.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test, type Desk } from './desk.ts'
import { readJpeg } from './jpeg.ts'
import { handlersPlace } from './station.ts'
import {
  accept,
  expectTold,
  failed,
  photoAt,
  photoPuts,
  press,
  reviewedPhoto,
  stepOf,
  takePhotoOf,
} from './work-at-the-desk.ts'

const rich = notablePeople.manyCredentials
const checks = { method: 'PUT', path: '/api/users/check/upload_picture' } as const

declare global {
  /** The pictures for the visual face the page has handed over, in base64. In the main process only. */
  var facePictures: string[] | undefined
}

test('one capture gives the server two pictures, each in the requests it needs and as large as it should be; nothing else of the person is touched, then or when the faces go', async ({
  desk,
}) => {
  const { page, simulator, application } = desk
  const person = simulator.state.people.get(rich)
  if (person === undefined) throw new Error('the simulator always invents this person')
  const { photo: _photo, visualFaces: _faces, updatedCount: _count, lastModified: _modified, ...untouched } = person
  await keepFacePictures(application)
  await takePhotoOf(desk, rich)
  await new ReviewScreen(page).wish('visualFace', true)
  simulator.requests.clear()
  await accept(desk)
  await expectRegistered(desk, 2)
  const [look, change, check] = [`GET /api/users/${rich}`, `PUT /api/users/${rich}`, `PUT ${checks.path}`]
  expect(aboutPeople(simulator)).toEqual([look, change, look, look, check, change, look])

  const photo = simulator.state.people.get(rich)?.photo
  if (photo?.kind !== 'stored') throw new Error('the server holds no photo')
  const photoBytes = Buffer.from(photo.base64, 'base64')
  expect(photoBytes.byteLength).toBeLessThanOrEqual(largestProfilePhotoBytes)
  const [picture, ...further] = await facePicturesOf(application)
  if (picture === undefined) throw new Error('no picture for the visual face has crossed the bridge')
  expect(further).toEqual([])
  expect(readJpeg(Buffer.from(picture, 'base64'))).toEqual({
    frame: 'baseline',
    ...cameraFrame,
    applicationSegments: [0],
  })
  const sent = { template_ex_picture: pictureDigest(picture) }
  expect(simulator.requests.matching(checks).map(({ body }) => body)).toEqual([sent])
  // What was there goes back as it came, and the new picture is the last; nothing else is in the body.
  expect(simulator.requests.matching(photoPuts).map(({ body }) => keysOf(body, 'User'))).toEqual([
    ['photo'],
    ['credentials'],
  ])
  expect(simulator.requests.matching(photoPuts).at(-1)?.body).toMatchObject({
    User: { credentials: { visualFaces: [{ templates: expect.any(Array) as unknown }, sent] } },
  })
  expect(templatesAt(simulator, rich)).toEqual([texts(templatesFor('1012')), expect.any(Array)])
  expect(simulator.state.people.get(rich)).toMatchObject(untouched)

  await new OutcomeScreens(page).next()
  const find = new FindScreen(page)
  await find.search(rich)
  await find.chooseFirst()
  await find.act('removeVisualFaces').click()
  await page.getByRole('alertdialog').getByRole('button', { name: english.find.removeFacesDialog.confirm }).click()
  await expect(page.getByText(sentence(english.find.notice.facesRemoved, { name: person.name }))).toBeVisible()
  expect(simulator.state.people.get(rich)).toMatchObject({ ...untouched, photo, visualFaces: [] })
})

test('each refusal of the server’s check has its words, another picture is taken for one and the same sent again for another', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const { people } = simulator.state
  await takePhotoOf(desk, rich)
  const review = new ReviewScreen(page)
  await review.wish('profilePhoto', false)
  await review.wish('visualFace', true)
  for (const code of [30_009, 30_013] as const) {
    simulator.setSettings({ pictureVerdict: code })
    await accept(desk)
    const place = await failed(desk, 'registerVisualFace')
    await expectTold(place, { kind: 'imageRejected', code })
    if (code === 30_009) await expect(place).toContainText(english.judgement.statement.secondFace)
    await press(desk, english.sending.action.takeAnother)
    expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
    await new CaptureScreen(page).take()
    await reviewedPhoto(desk)
  }
  // This one is the server's own trouble: the picture is as good as before.
  simulator.setSettings({ pictureVerdict: 30_014 })
  await accept(desk)
  await expectTold(await failed(desk, 'registerVisualFace'), { kind: 'imageRejected', code: 30_014 })
  expect(people.get(rich)?.visualFaces).toHaveLength(1)
  simulator.setSettings({ pictureVerdict: null })
  await press(desk, english.sending.action.retryPhoto)
  await expectRegistered(desk, 2)
  expect(simulator.requests.matching(photoPuts)).toHaveLength(1)
})

test('a server before 2.9.6 gets its own spelling back, and every template of the face that stays', async ({
  shareDesk,
}) => {
  const desk = await shareDesk({ server: { version: '2.8.16' } })
  const { page, simulator } = desk
  simulator.setSettings({ acceptsEitherTemplateSpelling: false })
  await takePhotoOf(desk, rich)
  await new ReviewScreen(page).wish('profilePhoto', false)
  await new ReviewScreen(page).wish('visualFace', true)
  await accept(desk)
  await expectRegistered(desk, 2)
  expect(templatesAt(simulator, rich)).toEqual([texts(templatesFor('1012')), expect.any(Array)])
  const [kept] = simulator.state.people.get(rich)?.visualFaces ?? []
  expect(kept).toMatchObject({ kind: 'stored', templates: templatesFor('1012') })
  const sent = JSON.stringify(simulator.requests.matching(photoPuts).map(({ body }) => body))
  expect(sent).toContain('"templateEx"')
  expect(sent).toContain('"templateExIr"')
  expect(sent).not.toContain('"template_ex"')
})

test('a server from before the upload of pictures is told as that; the photo is stored, and the face left out', async ({
  shareDesk,
}) => {
  const desk = await shareDesk({ server: { version: '2.8.10' } })
  const { page, simulator } = desk
  const photo = await takePhotoOf(desk, rich)
  await new ReviewScreen(page).wish('visualFace', true)
  await accept(desk)
  const place = await failed(desk, 'registerVisualFace')
  await expect(place).toContainText(english.failures.notSupported.title)
  await expect(stepOf(desk, 'uploadPhoto')).toHaveAttribute('data-state', 'done')
  expect(simulator.requests.matching(checks)).toEqual([])
  await press(desk, english.sending.action.discardFace)
  await page.getByRole('alertdialog').getByRole('button', { name: english.sending.discardDialog.confirm }).click()
  const outcome = new OutcomeScreens(page)
  expect(await outcome.waitForReceipt()).toEqual({ photoBytes: photo.bytes, mailSent: false })
  await expect(outcome.line('registerVisualFace')).toHaveText(english.done.faceNotRegistered)
  expect(photoAt(simulator, rich)).toEqual(photo)
  expect(simulator.state.people.get(rich)?.visualFaces).toEqual([{ kind: 'drawn', seed: 1012 }])
})

test('on BioStar X, too: somebody else fills the second place meanwhile, and the clerk is asked while sending', async ({
  shareDesk,
}) => {
  const desk = await shareDesk({ server: { version: 'biostar-x' } })
  const { page, simulator } = desk
  await takePhotoOf(desk, rich)
  await new ReviewScreen(page).wish('profilePhoto', false)
  await new ReviewScreen(page).wish('visualFace', true)
  const [own, foreign] = [1012, 81].map((seed) => ({ kind: 'drawn', seed }) as const)
  simulator.state.people.change(rich, { visualFaces: [own, foreign].filter((face) => face !== undefined) })
  await accept(desk)
  const place = await failed(desk, 'registerVisualFace')
  await expectTold(place, { kind: 'visualFacesFull' })
  const choice = place.getByRole('radiogroup', { name: english.sending.faces.label })
  await expect(choice.locator('img')).toHaveCount(2)
  expect(simulator.requests.matching(photoPuts)).toEqual([])
  await choice.getByText(sentence(english.sending.faces.held, { number: 2 })).click()
  await place.getByRole('button', { name: english.sending.action.replaceFace }).click()
  await expectRegistered(desk, 2)
  const [kept, added] = templatesAt(simulator, rich)
  expect(kept).toEqual(texts(templatesFor('1012')))
  expect(added).not.toEqual(texts(templatesFor('81')))
})

/** Waits for the receipt and asserts that it says so many faces are held, and that the server holds them. */
async function expectRegistered({ page, simulator }: Desk, held: number): Promise<void> {
  const outcome = new OutcomeScreens(page)
  expect(await outcome.waitForReceipt()).not.toHaveProperty('refusal')
  const words = sentence(english.done.faceRegistered, { held, most: 2 })
  await expect(outcome.line('registerVisualFace')).toHaveText(words)
  expect(simulator.state.people.get(rich)?.visualFaces).toHaveLength(held)
}

/** The requests about people and their pictures, in order. */
function aboutPeople({ requests }: Simulator): readonly string[] {
  return requests.entries
    .filter(({ path }) => path.startsWith('/api/users'))
    .map(({ method, path }) => `${method} ${path}`)
}

function keysOf(body: unknown, part: string): readonly string[] {
  return Object.keys((body as Record<string, object>)[part] ?? {})
}

/** The templates of each face the server holds, without what only servers of one release keep beside them. */
function templatesAt({ state }: Simulator, id: string) {
  const faces = state.people.get(id)?.visualFaces ?? []
  return faces.map((face) => texts(face.kind === 'drawn' ? templatesFor(String(face.seed)) : face.templates))
}

function texts(templates: ReturnType<typeof templatesFor>) {
  return templates.map(({ type, base64 }) => ({ type, base64 }))
}

/** Keeps from now on, in the main process, every picture for the visual face that the page hands over. */
async function keepFacePictures(application: ElectronApplication): Promise<void> {
  await application.evaluate(
    ({ ipcMain }, { place, channel }) => {
      type Handler = (event: unknown, input: { readonly facePicture: Uint8Array | null }) => unknown
      const pictures: string[] = []
      globalThis.facePictures = pictures
      const handlers = Reflect.get(ipcMain, place) as Map<string, Handler>
      const handler = handlers.get(channel)
      if (handler === undefined) throw new Error('nobody answers this call')
      handlers.set(channel, async (event, input) => {
        if (input.facePicture !== null) pictures.push(Buffer.from(input.facePicture).toString('base64'))
        return handler(event, input)
      })
    },
    { place: handlersPlace, channel: channelOf('saveEnrollment') },
  )
}

async function facePicturesOf(application: ElectronApplication): Promise<readonly string[]> {
  return application.evaluate(() => globalThis.facePictures ?? [])
}
