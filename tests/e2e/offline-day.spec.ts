import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { describeFailure } from '../../src-renderer/i18n/failure-sentences.ts'
import { createSentences } from '../../src-renderer/i18n/sentences.ts'
import { notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { QueueScreen } from '../../tools/station-driver/screens/queue-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import type { Desk } from './desk.ts'
import { test } from './mortal-server.ts'
import {
  accept,
  copyIsRead,
  creations,
  expectStored,
  expectWaiting,
  photoAt,
  photoPuts,
  press,
  takeAndReview,
  takePhotoOf,
  type PhotoMark,
} from './work-at-the-desk.ts'

const known = { id: notablePeople.withoutPhoto, name: 'Nguyễn Quỳnh' } as const
/** Has a photo on the server already, which the station's copy does not hold: nobody at the desk has seen it. */
const photographed = { id: notablePeople.ordinary, name: 'Aylin Demir' } as const
const visitor = { name: 'Zelda Quill', email: 'zelda.quill@example.org' } as const
const away = { kind: 'serverUnreachable', host: '127.0.0.1', reason: 'refused' } as const

test('a whole morning without the server: everybody is enrolled, and it is done by itself when it is back', async ({
  mortal,
}) => {
  const { desk, revive } = mortal
  const { page } = desk
  const find = new FindScreen(page)
  const queue = new QueueScreen(page)
  const header = new Header(page)
  const outcome = new OutcomeScreens(page)
  await copyIsRead(desk)
  // The form for somebody new was open once while the server was there: a form is no use without groups.
  await find.search(visitor.name)
  await find.create().click()
  await new CreateScreen(page).isReady()
  await page.keyboard.press('Escape')
  await find.isShown()
  await desk.simulator.stop()

  // Somebody the station knows from its own copy, which says how old it is.
  expect(await find.search('nguyen')).toBe('found')
  const count = page.locator('[data-server="failed"]')
  await expect(count).toContainText(english.find.copy.age.new)
  await expect(find.rows().first()).toContainText(known.name)
  const first = await takePhotoOf(desk, known.id)
  await accept(desk, true)
  await expectWaiting(desk, away)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    sentence(english.sending.titleWaiting, { name: known.name }),
  )
  await expect(page.getByRole('main')).toContainText(english.sending.waiting.onDisk)
  await page.keyboard.press('Enter')

  // A visitor whom the server does not know yet gets a number of this station.
  const second = await takePhotoOfVisitor(desk)
  await accept(desk, true)
  await outcome.waitForWaiting()
  await expect(page.getByRole('main')).toContainText(sentence(english.sending.provisional, { number: 1 }))
  await page.keyboard.press('Enter')

  const third = await takePhotoOf(desk, photographed.id)
  await accept(desk)
  await outcome.waitForWaiting()
  await outcome.leave()
  await find.isShown()

  // The header tells at a glance; the queue tells who waits, why and since when.
  await expect(header.offline()).toContainText(english.application.offline.goesOn)
  await expect(header.offline()).toContainText(sentence(english.application.offline.waits_other, { count: 3 }))
  await expect(header.offline()).toContainText(english.find.copy.age.new)
  expect(await header.offline().evaluate(isCutOff)).toBe(false)
  await expect(queue.badge()).toHaveAttribute('data-under-way', '3')
  await expect(queue.badge()).toHaveAttribute('data-need-clerk', '0')
  await queue.open()
  await expect(queue.rows('underWay')).toHaveCount(3)
  await queue.choose(visitor.name)
  await expect(queue.panel()).toContainText(sentence(english.queue.provisional, { number: 1 }))
  await expect(queue.panel()).toContainText(describeFailure(away, createSentences().t).title)
  await expect(queue.panel().getByRole('img')).toBeVisible()
  await expect(queue.panel()).toContainText(english.queue.kept.onDisk)
  await queue.back()

  // Nobody presses anything, and all is done that needs nobody's eyes.
  const revived = await revive()
  await expect(queue.badge()).toHaveAttribute('data-under-way', '0')
  await expect(header.offline()).toHaveCount(0)
  expect(photoAt(revived.simulator, known.id)).toEqual(first)
  const made = visitorsAt(revived.simulator)
  expect(made).toHaveLength(1)
  expect(made[0]?.userId).toMatch(/^[1-9]\d*$/u)
  expect(photoAt(revived.simulator, made[0]?.userId ?? '')).toEqual(second)
  expect(revived.simulator.requests.matching(creations)).toHaveLength(1)
  expect(revived.simulator.requests.matching(photoPuts)).toHaveLength(2)
  expect(desk.simulator.mails).toEqual([])
  const mailed = revived.simulator.mails.map(({ email }) => email)
  expect(mailed.toSorted()).toEqual(
    [visitor.email, revived.simulator.state.people.get(known.id)?.email ?? ''].toSorted(),
  )

  // A photo that nobody at this desk has seen is not replaced unseen.
  expect(photoAt(revived.simulator, photographed.id)).toBe('drawn')
  await expect(queue.badge()).toHaveAttribute('data-need-clerk', '1')
  await queue.open()
  await expect(queue.rows('finished')).toHaveCount(2)
  await queue.choose(visitor.name)
  await expect(queue.panel()).toContainText(sentence(english.find.id, { id: made[0]?.userId ?? '' }))
  await queue.choose(photographed.name)
  await queue.decide()
  await expect(page.getByRole('group', { name: english.sending.compare.label }).getByRole('img')).toHaveCount(2)
  await press(desk, english.sending.action.replace)
  await expectStored(revived, photographed.id, third)
})

/** Runs inside the page: whether something of a place of the header is cut off, or makes the header grow. */
function isCutOff(place: Element): boolean {
  const isWider = [place, ...place.children].some((part) => part.scrollWidth > part.clientWidth)
  return isWider || (place.closest('header')?.offsetHeight ?? Number.POSITIVE_INFINITY) > 60
}

/** Writes a visitor down while the server is away, and takes their photo. */
async function takePhotoOfVisitor({ page }: Desk): Promise<PhotoMark> {
  const find = new FindScreen(page)
  await find.isShown()
  await find.search(visitor.name)
  await expect(page.getByRole('main')).toContainText(/has nobody who matches/u)
  await find.create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  await expect(page.getByText(english.create.remembered.title)).toBeVisible()
  await expect(form.words('id')).toContainText(english.create.idOpen)
  await form.field('email').fill(visitor.email)
  await form.submit()
  return takeAndReview({ page })
}

function visitorsAt({ state }: Simulator) {
  return [...state.people].filter(({ name, email }) => name === visitor.name || email === visitor.email)
}
