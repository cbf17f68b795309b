import { expect, type Locator } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { drawPortrait, notablePeople } from '../../tools/simulator/index.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { QueueScreen } from '../../tools/station-driver/screens/queue-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test } from './mortal-server.ts'
import {
  accept,
  creations,
  expectStored,
  expectTold,
  failed,
  markOf,
  photoAt,
  photoPuts,
  press,
  rememberPictures,
  shownPhoto,
  takePhotoOf,
  takePhotoOfNew,
} from './work-at-the-desk.ts'
import { jobsOf, longWait, untilNextTry } from './waiting-work.ts'
import { withoutKeychain } from './station.ts'

/** Whose photo waits until the end of the story, and whose is discarded. */
const [patient, dropped] = [{ id: '1012' }, { id: '1011' }]
const first = { id: notablePeople.withoutPhoto, name: 'Nguyễn Quỳnh' } as const
const newcomer = { name: 'Zelda Quill', email: 'zelda.quill@example.org' } as const
const sick = { kind: 'status', status: 503, committed: false } as const

test('what needs a clerk is corrected, compared and discarded from the queue, while the next person is at the desk', async ({
  desk,
}) => {
  const { page, simulator } = desk
  const { faults, state } = simulator
  const queue = new QueueScreen(page)
  const outcome = new OutcomeScreens(page)
  const find = new FindScreen(page)

  // One whose photo the server does not take at the moment: it goes on waiting until the end of the story.
  faults.always({ method: 'PUT', path: `/api/users/${patient.id}` }, sick)
  const firstPhoto = await takePhotoOf(desk, patient.id)
  await accept(desk)
  await outcome.waitForWaiting()
  await outcome.leave()

  // One whose e-mail address somebody else takes while the clerk goes on.
  const created = await takePhotoOfNew(desk, newcomer)
  const creation = faults.hold(creations)
  await accept(desk)
  await creation.arrived
  state.people.change(notablePeople.ordinary, { email: newcomer.email })
  await outcome.leave()
  await find.isShown()
  creation.release()
  await expect(queue.badge()).toHaveAttribute('data-need-clerk', '1')

  // One whose photo another desk changes meanwhile.
  const mine = await takePhotoOf(desk, first.id)
  const foreign = drawPortrait(4711)
  state.people.change(first.id, { photo: { kind: 'stored', base64: foreign } })
  await accept(desk)
  await failed(desk, 'uploadPhoto')
  await press(desk, english.sending.action.later)
  await find.isShown()
  await expect(queue.badge()).toHaveAttribute('data-need-clerk', '2')

  // The refused field is corrected where it was typed.
  await queue.open()
  await expect(queue.rows('needClerk')).toHaveCount(2)
  await expect(queue.rows('underWay')).toHaveCount(1)
  await queue.choose(newcomer.name)
  await expect(queue.panel()).toContainText(sentence(english.queue.provisional, { number: 1 }))
  await queue.decide()
  await expectTold(await failed(desk, 'createPerson'), { kind: 'duplicateEmail' })
  await press(desk, english.sending.action.correct)
  const form = new CreateScreen(page)
  await form.isReady()
  await expect(page.getByRole('alert')).toContainText(english.personFields.complaint.duplicateEmail)
  await expect(form.field('name')).toHaveValue(newcomer.name)
  const email = 'zelda.the.second@example.org'
  await form.field('email').fill(email)
  await press(desk, english.create.submitStraightOn)
  await expect(page.getByRole('list', { name: english.done.what })).toBeVisible()
  await expectStored(desk, state.people.byEmail(email)?.userId ?? 'nobody', created)
  expect([...state.people].filter(({ name }) => name === newcomer.name)).toHaveLength(1)
  // Whoever came from the queue is there again while it asks for decisions, whatever was corrected in between.
  await rememberPictures(page)
  await outcome.nextDecision()

  // The photo of the other desk and the own one stand side by side before anybody decides.
  await expect(queue.rows('needClerk')).toHaveCount(1)
  await queue.choose(first.name)
  await queue.decide()
  await expectTold(await failed(desk, 'uploadPhoto'), { kind: 'photoChangedMeanwhile' })
  const pictures = page.getByRole('group', { name: english.sending.compare.label }).getByRole('img')
  await expect(pictures).toHaveCount(2)
  expect(await shownPhoto(pictures.first())).toEqual(markOf(foreign))
  expect(await shownPhoto(pictures.last())).toEqual(mine)
  expect(photoAt(simulator, first.id)).toEqual(markOf(foreign))
  await press(desk, english.sending.action.replace)
  await expectStored(desk, first.id, mine)
  // What waits by itself needs nobody: the next person does.
  await outcome.next()
  await find.isShown()

  // What is discarded is asked about, and the question says what is destroyed.
  faults.always({ method: 'PUT', path: `/api/users/${dropped.id}` }, sick)
  const before = photoAt(simulator, dropped.id)
  await takePhotoOf(desk, dropped.id)
  await accept(desk)
  await outcome.waitForWaiting()
  await outcome.leave()
  const name = state.people.get(dropped.id)?.name ?? ''
  await queue.open()
  await queue.choose(name)
  await longWait(page, dropped.id)
  const words = await queue.discard()
  expect(words).toContain(sentence(english.sending.discardJobDialog.title, { name }))
  expect(words).toContain(sentence(english.sending.discardJobDialog.undone, { steps: english.queue.step.uploadPhoto }))
  expect(words).toContain(english.sending.discardJobDialog.pictures)
  await expect(queue.rowsIn('cancelled')).toHaveCount(1)
  expect((await jobsOf(page)).find((job) => job.personId === dropped.id)).toMatchObject({
    state: { kind: 'cancelled', why: 'discarded' },
    pictures: { profilePhoto: false, facePicture: false },
  })

  // The waits have grown; one press does not wait for the next try.
  await longWait(page, patient.id)
  const wouldBeTried = Date.now() + (await untilNextTry(page, patient.id))
  faults.clear()
  await queue.tryAll()
  await expect(queue.badge()).toHaveAttribute('data-under-way', '0')
  const done = (await jobsOf(page)).find((job) => job.personId === patient.id)?.state
  expect(done?.kind === 'done' ? Date.parse(done.at) : Number.NaN).toBeLessThan(wouldBeTried)
  expect(photoAt(simulator, patient.id)).toEqual(firstPhoto)
  expect(simulator.requests.matching({ method: 'PUT', path: `/api/users/${dropped.id}` }).length).toBeGreaterThan(0)
  expect(photoAt(simulator, dropped.id)).toEqual(before)
})

test('the question whether work is discarded closes once the work is being done, in the queue as at the desk', async ({
  desk,
}) => {
  const { page, simulator } = desk
  const { faults, state } = simulator
  const queue = new QueueScreen(page)
  const name = state.people.get(patient.id)?.name ?? ''
  const askAndBegin = async (discard: Locator): Promise<void> => {
    await longWait(page, patient.id)
    await discard.click()
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText(sentence(english.sending.discardJobDialog.title, { name }))
    // The station looks at the person before it sends.
    const look = faults.hold({ method: 'GET', path: `/api/users/${patient.id}` })
    await page.evaluate(async () => window.vestibule.retryJobs({}))
    await look.arrived
    await expect(question).toHaveCount(0)
    await expect(discard).toHaveCount(0)
    // It waits again, and nobody is asked again.
    look.release()
    await expect(discard).toBeVisible()
    await expect(question).toHaveCount(0)
  }

  faults.always({ method: 'PUT', path: `/api/users/${patient.id}` }, sick)
  await takePhotoOf(desk, patient.id)
  await accept(desk)
  await new OutcomeScreens(page).waitForWaiting()
  const discard = page.getByRole('main').getByRole('button', { name: english.sending.action.discard })
  await askAndBegin(discard)
  await new OutcomeScreens(page).leave()
  await queue.open()
  await queue.choose(name)
  await askAndBegin(queue.panel().getByRole('button', { name: english.sending.action.discard }))
})

test('without a keychain the station keeps nothing and says so; a clerk who goes on all the same is told what that means', async ({
  openMortal,
}) => {
  const { desk, revive } = await openMortal({ station: { environment: withoutKeychain } })
  const { page } = desk
  const queue = new QueueScreen(page)
  const outcome = new OutcomeScreens(page)
  const why = { kind: 'nothingKept', reason: 'noKeychain' } as const
  await queue.open()
  await expect(page.getByRole('main')).toContainText(english.failures.nothingKept.title.noKeychain)
  await expect(page.getByRole('main')).toContainText(english.queue.keeping.inMemorySafe)
  await queue.back()

  const photo = await takePhotoOf(desk, '1010')
  const other = desk.simulator.faults.hold(photoPuts)
  await accept(desk)
  await expectTold(await failed(desk, 'save'), why)
  await press(desk, english.sending.action.withoutKeeping)
  await other.arrived
  await desk.simulator.stop()
  const words = await outcome.waitForWaiting()
  expect(words).toContain(english.sending.waiting.titleInMemory)
  expect(words).toContain(english.sending.waiting.inMemory)
  await outcome.leave()

  // Without a copy of the people list nobody is found, and that is told too.
  const find = new FindScreen(page)
  expect(await find.search('1011')).toBe('failed')
  await queue.open()
  await expect(queue.rows('underWay')).toHaveCount(1)
  await expect(queue.panel()).toContainText(english.queue.kept.inMemory)
  await queue.back()
  await page.getByRole('banner').getByRole('button', { name: english.application.signOut }).click()
  const question = new Header(page).signOutQuestion()
  await expect(question).toContainText(sentence(english.application.signOutDialog.waiting.inMemory_one, { count: 1 }))
  await question.getByRole('button', { name: english.application.signOutDialog.stay }).click()

  const revived = await revive()
  await expect(queue.badge()).toHaveAttribute('data-under-way', '0')
  expect(photoAt(revived.simulator, '1010')).toEqual(photo)
})
