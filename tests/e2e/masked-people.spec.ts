import { expect, type Locator, type Page } from '@playwright/test'
import { notablePeople } from '../../tools/simulator/index.ts'
import { CaptureScreen } from '../../tools/station-driver/screens/capture-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { ReviewScreen } from '../../tools/station-driver/screens/review-screen.ts'
import { placesOfName, placesOfPeople } from '../../tools/walkthrough/mask.ts'
import { test } from './desk.ts'

/** Words of a person, and pictures, that are drawn outside every one of these places. */
async function uncovered(page: Page, places: readonly Locator[], words: readonly string[]): Promise<readonly string[]> {
  for (const place of places) {
    await place.evaluateAll((elements) => {
      for (const element of elements) element.setAttribute('data-covered', '')
    })
  }
  return page.evaluate((personal) => {
    const isSeen = (element: Element | null): boolean =>
      element !== null && element.checkVisibility() && element.closest('[data-covered]') === null
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode() !== null) {
      const text = texts.currentNode.textContent ?? ''
      if (isSeen(texts.currentNode.parentElement) && personal.some((word) => text.includes(word))) found.push(text)
    }
    for (const picture of document.querySelectorAll('img, video, canvas'))
      if (isSeen(picture)) found.push(picture.tagName)
    for (const field of document.querySelectorAll('input'))
      if (isSeen(field) && personal.some((word) => field.value.includes(word))) found.push(field.value)
    for (const covered of document.querySelectorAll('[data-covered]')) covered.removeAttribute('data-covered')
    return found
  }, words)
}

test('the walk-through’s masks cover every picture, name and address of a person on every screen', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const person = simulator.state.people.get(notablePeople.manyCredentials)
  if (person === undefined) throw new Error('the simulator always invents this person')
  const words = [...person.name.split(' '), person.email, 'Administrator']
  const expectCovered = async (screen: string): Promise<void> => {
    // The canary: without masks, as with --show-people, there is something to be seen.
    expect(await uncovered(page, [], words), screen).not.toEqual([])
    const masks = [...placesOfPeople(page), ...placesOfName(page, person.name)]
    expect.soft(await uncovered(page, masks, words), screen).toEqual([])
  }
  const find = new FindScreen(page)
  await find.search(person.email)
  await find.chooseFirst()
  await expectCovered('find')
  await find.takePhoto()
  await new CaptureScreen(page).waitForPicture()
  await expectCovered('capture')
  await new CaptureScreen(page).take()
  const review = new ReviewScreen(page)
  await review.waitForPhoto()
  await review.sendMail(true)
  await expectCovered('review')
  const held = simulator.faults.hold({ method: 'PUT', path: '/api/users/:id' })
  await review.accept()
  await held.arrived
  await expectCovered('sending')
  held.release()
  await new OutcomeScreens(page).waitForEnd()
  await expectCovered('done')
})
