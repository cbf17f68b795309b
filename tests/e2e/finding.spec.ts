import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoOperators, notablePeople } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { test } from './desk.ts'

for (const people of [5_000, 100_000]) {
  test(`among ${String(people)} people, from the first letter to the last row one scrolls to`, async ({
    shareDesk,
  }) => {
    const { page, simulator } = await shareDesk({ server: { people } })
    const find = new FindScreen(page)
    await page.keyboard.press('a')
    await find.answers('a')
    const matching = [...simulator.state.people].filter(
      ({ name, userId }) => name.toLowerCase().includes('a') || userId.includes('a'),
    )
    const shown = new Intl.NumberFormat('en-GB').format(matching.length)
    expect(matching.length).toBeGreaterThan(1_000)
    await expect(page.getByText(sentence(english.find.count_other, { shown }), { exact: true })).toBeVisible()

    // Only what can be seen is drawn, and further people are asked for as one comes near them.
    const drawn = await find.rows().count()
    expect(drawn).toBeLessThan(60)
    const before = simulator.requests.matching({ path: '/api/v2/users/search' }).length
    await page.keyboard.press('End')
    await expect
      .poll(() => simulator.requests.matching({ path: '/api/v2/users/search' }).length)
      .toBeGreaterThan(before)
    expect(await find.rows().count()).toBeLessThan(60)
    await expect(find.field()).toBeFocused()

    // Typing on narrows it down, and each answer belongs to what is typed by now.
    await page.keyboard.type('ylin dem')
    await find.answers('aylin dem')
    await expect(find.rows().first()).toContainText('Aylin Demir')
  })
}

test('the photo of the highlighted person alone is read, and shown beside the list', async ({ shareDesk }) => {
  const { page, simulator } = await shareDesk()
  const find = new FindScreen(page)
  await find.search('100')
  const reads = { method: 'GET', path: /^\/api\/users\/\d+$/u } as const
  await page.keyboard.press('ArrowDown')
  const panel = find.panel()
  await expect(panel.getByRole('img', { name: /^Photo of/u })).toBeVisible()
  const id = await panel.getAttribute('data-person')
  await expect(panel).toHaveAttribute('data-photo', 'present')
  expect(simulator.requests.matching(reads).map(({ path }) => path)).toContain(`/api/users/${id ?? ''}`)
  expect(simulator.requests.matching(reads).length).toBeLessThanOrEqual(2)
  await expect(find.rows().locator('img')).toHaveCount(0)
})

test('by name, id and e-mail; what the server holds of a person is told in words', async ({ shareDesk }) => {
  const { page, simulator } = await shareDesk()
  const find = new FindScreen(page)
  const { column, cell, standing } = english.find
  const told = [
    ['김서연', notablePeople.korean, '김서연'],
    ['seoyeon.kim@example.org', notablePeople.korean, `${column.email} ${cell.known}`],
    [notablePeople.expired, notablePeople.expired, standing.expired],
    ['Íñigo Núñez', notablePeople.disabled, standing.disabled],
    [notablePeople.twoVisualFaces, notablePeople.twoVisualFaces, `${column.faces} 2`],
    [notablePeople.withoutEmail, notablePeople.withoutEmail, `${column.email} ${cell.absent}`],
    ['front.desk@example.org', notablePeople.nameless, english.find.nameless],
  ] as const
  for (const [text, id, words] of told) {
    expect(await find.search(text)).toBe('found')
    await expect(find.rows()).toHaveCount(1)
    await expect(find.rows().first()).toHaveAccessibleName(new RegExp(`ID ${id}\\b`, 'u'))
    await expect(find.rows().first()).toHaveAccessibleName(new RegExp(words, 'u'))
  }
  await find.search('Zebediah Nobody')
  await expect(page.getByText(sentence(english.find.nobody.title, { text: 'Zebediah Nobody' }))).toBeVisible()
  expect(simulator.state.people.size).toBeGreaterThan(1)
})

test('who may only read finds everybody and is offered nothing that writes', async ({ shareDesk }) => {
  const { page } = await shareDesk({ operator: demoOperators.readOnly })
  const find = new FindScreen(page)
  await find.search(notablePeople.ordinary)
  await find.chooseFirst()
  await expect(page.getByText(english.find.panel.readOnly)).toBeVisible()
  await expect(page.getByRole('button', { name: english.find.panel.sendMail })).toHaveCount(0)
  for (const act of ['takePhoto', 'removePhoto', 'deletePerson'] as const) await expect(find.act(act)).toHaveCount(0)
  await find.search('Zebediah Nobody')
  await expect(page.getByText(english.find.nobody.nextReadOnly)).toBeVisible()
  await expect(find.create()).toHaveCount(0)
  // Not by the keys either.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(find.field()).toBeFocused()
})
