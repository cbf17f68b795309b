import type { Page } from '@playwright/test'
import type { Bridge } from '../../src-preload/contract/bridge.ts'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { drawPortrait, notablePeople, type Simulator } from '../simulator/index.ts'
import { CreateScreen } from '../station-driver/screens/create-screen.ts'
import { CaptureScreen } from '../station-driver/screens/capture-screen.ts'
import { FindScreen } from '../station-driver/screens/find-screen.ts'
import { Header } from '../station-driver/screens/header.ts'
import { JournalScreen } from '../station-driver/screens/journal-screen.ts'
import { OutcomeScreens } from '../station-driver/screens/outcome-screens.ts'
import { QueueScreen } from '../station-driver/screens/queue-screen.ts'
import { ReviewScreen } from '../station-driver/screens/review-screen.ts'
import { goToCamera, signIn } from './steps.ts'
import type { TakePicture } from './take-picture.ts'

declare global {
  interface Window {
    readonly vestibule: Bridge
  }
}

const newcomer = { name: 'Zelda Quill', email: 'zelda.quill@example.org' } as const
/** Two people of the simulator whose photos wait; their names are made up like all of its. */
const patients = ['1012', '1015'] as const

/** The photo is taken by the station itself, and accepted. */
async function acceptPhoto(page: Page): Promise<void> {
  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  await review.accept()
}

/** A person whose photo is changed at another desk between the look and the press: only a clerk can decide. */
async function leaveDecision(page: Page, { state }: Simulator): Promise<void> {
  await goToCamera(page, notablePeople.withoutPhoto)
  await new ReviewScreen(page).waitForPhoto()
  state.people.change(notablePeople.withoutPhoto, { photo: { kind: 'stored', base64: drawPortrait(4711) } })
  await acceptPhoto(page)
  await new OutcomeScreens(page).waitForEnd()
  await page.getByRole('button', { name: english.sending.action.later }).click()
}

/** Somebody new, while nobody can give them an id. */
async function enrollNewcomer(page: Page): Promise<void> {
  const find = new FindScreen(page)
  await find.isShown()
  await find.search(newcomer.name)
  await find.create().click()
  const form = new CreateScreen(page)
  await form.isReady()
  await form.field('email').fill(newcomer.email)
  await form.submit()
  const trouble = await new CaptureScreen(page).waitForPicture()
  if (trouble !== null) throw new Error(trouble)
  await acceptPhoto(page)
}

/** A day on which the server goes away: people are found all the same, work waits, and the journal tells of it. */
export async function showDayWithoutServer(page: Page, simulator: Simulator, takePicture: TakePicture): Promise<void> {
  await signIn(page, simulator.url, null)
  const find = new FindScreen(page)
  const outcome = new OutcomeScreens(page)
  await goToCamera(page, notablePeople.ordinary)
  await acceptPhoto(page)
  await outcome.waitForEnd()
  await outcome.next()
  await leaveDecision(page, simulator)
  await page.waitForFunction(async () => {
    const answer = await window.vestibule.readDirectory({})
    return answer.ok && answer.value.kind === 'ready'
  })

  await simulator.stop()
  for (const id of patients) {
    await goToCamera(page, id)
    await acceptPhoto(page)
    await outcome.waitForWaiting()
    await outcome.leave()
  }
  await enrollNewcomer(page)
  await outcome.waitForWaiting()
  await outcome.leave()

  await find.search('ay')
  await new Header(page).offline().waitFor()
  await page.locator('[data-server="failed"]').waitFor()
  await takePicture('offline')

  const queue = new QueueScreen(page)
  await queue.open()
  await takePicture('queue')
  await queue.back()

  const journal = new JournalScreen(page)
  await journal.open()
  await journal.choose('enrollmentSaved')
  await takePicture('journal')
}
