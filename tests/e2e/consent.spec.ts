import { expect, type Page } from '@playwright/test'
import type { ConsentText } from '../../src-preload/contract/consent.ts'
import { consentWordsFor } from '../../src-renderer/i18n/consent-words.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { ConsentScreen } from '../../tools/station-driver/screens/consent-screen.ts'
import { CreateScreen } from '../../tools/station-driver/screens/create-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { JournalScreen } from '../../tools/station-driver/screens/journal-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { accept, expectStored, photoPuts, takeAndReview } from './work-at-the-desk.ts'
import { test, type Desk } from './desk.ts'

const asking = { settings: { autoCapture: false, askForConsent: true } } as const

/** The texts of this station, as main hands them out. */
async function textsOf(page: Page): Promise<readonly [ConsentText, ...ConsentText[]]> {
  const answer = await page.evaluate(async () => window.vestibule.readConsentTexts({}))
  if (!answer.ok) throw new Error('the station has no consent texts')
  const [first, ...others] = answer.value.texts
  if (first === undefined) throw new Error('the station has no consent texts')
  return [first, ...others]
}

/** Chooses a person and asks for a photo; the station asks the person first. */
async function wantPhotoOf({ page }: Desk, id: string): Promise<ConsentScreen> {
  const find = new FindScreen(page)
  await find.search(id)
  await find.chooseFirst()
  await find.takePhoto()
  const consent = new ConsentScreen(page)
  await consent.isShown()
  return consent
}

test('nobody is photographed before both questions are answered, and nothing is answered for them', async ({
  shareDesk,
}) => {
  const desk = await shareDesk(asking)
  const { page } = desk
  const [text] = await textsOf(page)
  const consent = await wantPhotoOf(desk, notablePeople.ordinary)
  await expect(consent.text()).toHaveAttribute('lang', text.language)
  for (const paragraph of [text.title, ...text.paragraphs]) await expect(consent.text()).toContainText(paragraph)
  for (const purpose of ['profilePhoto', 'visualFace'] as const) {
    await expect(consent.question(purpose)).toContainText(text.questions[purpose])
    for (const answer of ['given', 'refused'] as const) await expect(consent.choice(purpose, answer)).not.toBeChecked()
  }
  await expect(new CaptureScreen(page).stage()).toHaveCount(0)

  const { missing } = consentWordsFor(text).words
  await consent.confirm().click()
  await expect(consent.question('profilePhoto')).toContainText(missing)
  await expect(consent.choice('profilePhoto', 'given')).toBeFocused()
  await consent.answer('profilePhoto', 'refused')
  await expect(consent.question('profilePhoto')).not.toContainText(missing)
  await consent.confirm().click()
  await expect(consent.question('visualFace')).toContainText(missing)
  await expect(new CaptureScreen(page).stage()).toHaveCount(0)

  await page.keyboard.press('Escape')
  await expect(consent.screen()).toHaveCount(0)
  await expect(new FindScreen(page).chosen('read')).toHaveAttribute('data-person', notablePeople.ordinary)
})

test('both answers are as large and as near to the hand as each other, with the mouse and on the keyboard', async ({
  shareDesk,
}) => {
  const desk = await shareDesk(asking)
  const consent = await wantPhotoOf(desk, notablePeople.ordinary)
  for (const purpose of ['profilePhoto', 'visualFace'] as const) {
    const [yes, no] = await Promise.all(
      (['given', 'refused'] as const).map(async (answer) => {
        const label = consent.question(purpose).locator(`[data-answer="${answer}"]`)
        const box = await label.boundingBox()
        const look = await label.evaluate((element) => {
          const { backgroundColor, borderColor, color, fontSize, fontWeight } = getComputedStyle(element)
          return { backgroundColor, borderColor, color, fontSize, fontWeight }
        })
        return { look, width: Math.round(box?.width ?? 0), height: Math.round(box?.height ?? 0) }
      }),
    )
    expect(yes?.width).toBeGreaterThan(0)
    expect(no).toEqual(yes)
  }
  const { page } = desk
  await consent.choice('profilePhoto', 'given').focus()
  await page.keyboard.press('Space')
  await expect(consent.choice('profilePhoto', 'given')).toBeChecked()
  await page.keyboard.press('Tab')
  // One key says no as one key says yes.
  await page.keyboard.press('ArrowRight')
  await expect(consent.choice('visualFace', 'refused')).toBeChecked()
  expect(await consent.outcome()).toBe('profilePhoto')
  await page.keyboard.press('Enter')
  expect(await new CaptureScreen(page).waitForPicture()).toBeNull()
})

test('the person reads their own language, and what they agreed to is kept with exactly the text they read', async ({
  openDesk,
}) => {
  const desk = await openDesk(asking)
  const { page } = desk
  const texts = await textsOf(page)
  const other = texts.at(-1)
  if (other === undefined || texts.length < 2) throw new Error('this story needs a text in two languages')
  const consent = await wantPhotoOf(desk, notablePeople.withoutPhoto)
  await consent.answer('profilePhoto', 'given')
  await consent.chooseLanguage(other.language)
  await expect(consent.text()).toHaveAttribute('lang', other.language)
  await expect(consent.text()).toContainText(other.title)
  // It was given to other words.
  await expect(consent.choice('profilePhoto', 'given')).not.toBeChecked()
  await consent.answer('profilePhoto', 'given')
  await consent.answer('visualFace', 'given')
  expect(await consent.outcome()).toBe('both')
  await consent.confirm().click()
  const photo = await takeAndReview(desk)
  await accept(desk)
  await expectStored(desk, notablePeople.withoutPhoto, photo)
  await new OutcomeScreens(page).next()

  const journal = new JournalScreen(page)
  await journal.open()
  await journal.choose('consentAnswered')
  await expect(journal.details()).toContainText(english.journal.title.consent.both)
  await expect(journal.fact('consentDigest')).toContainText(other.digest)
  await expect(journal.fact('consentText')).toContainText(other.version)
  await expect(journal.fact('whom')).toContainText(notablePeople.withoutPhoto)
})

test('whoever refuses both is enrolled without a picture, and the camera is never shown', async ({ shareDesk }) => {
  const desk = await shareDesk(asking)
  const { page, simulator } = desk
  const find = new FindScreen(page)
  const id = simulator.state.people.nextUserId()
  await find.search('Ines Ohnebild')
  await page.getByRole('button', { name: sentence(english.find.create, { text: 'Ines Ohnebild' }) }).click()
  const form = new CreateScreen(page)
  await form.isReady()
  await form.submit()
  const consent = new ConsentScreen(page)
  await consent.isShown()
  await expect(consent.screen()).toContainText('Ines Ohnebild')
  await consent.answer('profilePhoto', 'refused')
  await consent.answer('visualFace', 'refused')
  expect(await consent.outcome()).toBe('neither')
  await consent.confirm().click()
  expect(await new OutcomeScreens(page).waitForEnd()).toEqual({ photoBytes: null, mailSent: false })
  expect(simulator.state.people.get(id)).toMatchObject({
    name: 'Ines Ohnebild',
    photo: { kind: 'none' },
    visualFaces: [],
  })
  expect(simulator.requests.matching(photoPuts)).toHaveLength(0)
  await new OutcomeScreens(page).next()

  const journal = new JournalScreen(page)
  await journal.open()
  await journal.search('Ohnebild')
  await journal.choose('consentAnswered')
  await expect(journal.details()).toContainText(english.journal.title.consent.neither)
  await journal.choose('enrollmentSaved')
  await expect(journal.fact('verdict')).toHaveText(english.journal.noPicture)
})
