import type { Locator, Page } from '@playwright/test'

/** Where people appear on every screen: pictures, the rows of the search, the panel beside it, the words marked as theirs. */
export function placesOfPeople(page: Page): readonly Locator[] {
  return [page.locator('img, video, canvas, [role="option"], [role="combobox"], aside, [data-personal]')]
}

/** Where a name stands among other words, as in a heading; nowhere for a person without a name. */
export function placesOfName(page: Page, name: string): readonly Locator[] {
  return name === '' ? [] : [page.getByText(name, { exact: false })]
}
