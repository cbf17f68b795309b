import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoDevices, demoDoors, demoOperators, notablePeople } from '../../tools/simulator/index.ts'
import { DoorEventsScreen } from '../../tools/station-driver/screens/door-events-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { chooseFile } from './file-dialog.ts'
import { test } from './desk.ts'
import { accept, expectStored, takePhotoOf } from './work-at-the-desk.ts'

const { doorEvents } = english

test('the log tells in plain words who came through which door, in the time of this computer', async ({
  shareDesk,
}) => {
  const desk = await shareDesk({ server: { events: 0 } })
  const { events, people } = desk.simulator.state
  const person = people.get(notablePeople.withoutPhoto)
  if (person === undefined) throw new Error('nobody is there to come in')
  const at = new Date(2026, 2, 4, 9, 41, 7).getTime()
  events.add({ code: 4867, person, at })
  events.add({ code: 6403, person, place: 1, at: at + 60_000 })
  events.add({ code: 47_110, at: at + 120_000 })
  const log = new DoorEventsScreen(desk.page)
  await log.open()

  await expect(log.rows()).toHaveCount(3)
  await expect(log.rows().nth(0)).toContainText('Event of type 47110')
  await expect(log.rows().nth(1)).toContainText(doorEvents.notLetIn.expired)
  await expect(log.rows().nth(1)).toContainText('Staff entrance')
  await expect(log.rows().nth(2)).toContainText(doorEvents.letIn.face)
  await expect(log.rows().nth(2)).toContainText('09:41:07')
  await expect(log.rows().nth(2)).toContainText(person.name)

  await log.rows().nth(2).click()
  await expect(log.fact('person')).toContainText(person.userId)
  await expect(log.fact('door')).toHaveText('Main door')
  await expect(log.fact('inUtc')).toHaveText(new Date(at).toISOString())
  await expect(log.fact('type')).toHaveText('4867, IDENTIFY_SUCCESS_FACE')

  await log.only('door')
  await expect(log.rows()).toHaveCount(2)
  await desk.page.keyboard.press('Escape')
  await expect(desk.page.getByRole('heading', { name: doorEvents.screenTitle, level: 1 })).toHaveCount(0)
})

test('a clerk opens the log of one person, narrows it by types and doors, and orders it the other way', async ({
  shareDesk,
}) => {
  const desk = await shareDesk({ server: { events: 600 } })
  const { events } = desk.simulator.state
  const someone = events.list().find(({ person, code }) => person !== null && code === 6401)?.person
  if (someone === null || someone === undefined) throw new Error('nobody was turned away')
  const theirs = events.list().filter(({ person }) => person?.userId === someone.userId)
  const find = new FindScreen(desk.page)
  await find.search(someone.userId)
  await find.chooseFirst()
  const log = new DoorEventsScreen(desk.page)
  await log.openForChosen()

  await expect(log.personField()).toHaveValue(`${someone.name} · ID ${someone.userId}`)
  await expect(log.rows()).toHaveCount(theirs.length)
  await log.chooseTypes('notLetIn')
  await expect(log.rows().first()).toContainText('Not let in')
  await expect(log.list().locator('[data-outcome="letIn"]')).toHaveCount(0)
  await log.tickTypes('6401')
  await expect(log.rows()).toHaveCount(theirs.filter(({ code }) => code === 6401).length)
  await log.ofEverybody()
  await log.chooseTypes('any')
  await log.chooseDoor('Loading bay')
  await log.chooseOrder('oldest')
  const oldest = events.list().find(({ door }) => door?.name === 'Loading bay')
  await expect(log.rows().first()).toHaveAttribute(
    'data-event-key',
    new RegExp(`^${new Date(oldest?.at ?? 0).toISOString()}`),
  )
  await log.ofId('no-such-id')
  await expect(desk.page.getByText(doorEvents.empty.title)).toBeVisible()
  await desk.page.getByRole('button', { name: doorEvents.empty.clear }).click()
  await expect(log.rows().first()).toBeVisible()
})

test('a clerk types a name or an id and chooses whose events are shown', async ({ openDesk }) => {
  const desk = await openDesk({ server: { events: 400 } })
  const { events } = desk.simulator.state
  const someone = events.list().find(({ person }) => (person?.name ?? '').length > 6)?.person
  if (someone === null || someone === undefined) throw new Error('nobody came in')
  const theirs = events.list().filter(({ person }) => person?.userId === someone.userId)
  const log = new DoorEventsScreen(desk.page)
  await log.open()

  // A name that is not chosen asks for nobody's events, and leaves with the focus.
  await log.typePerson(someone.name)
  await expect(log.offered(someone.name).first()).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await expect(log.offered(someone.name)).toHaveCount(0)
  await expect(desk.page.getByRole('heading', { name: doorEvents.screenTitle, level: 1 })).toBeVisible()
  await desk.page.keyboard.press('Tab')
  await expect(log.personField()).toHaveValue('')
  const ofSomebody = (): number =>
    desk.simulator.requests.entries.filter(({ body }) => (JSON.stringify(body) ?? '').includes('user_id.user_id'))
      .length
  expect(ofSomebody()).toBe(0)

  await log.ofPersonNamed(someone.name)
  await expect(log.personField()).toHaveValue(`${someone.name} · ID ${someone.userId}`)
  await expect(log.rows()).toHaveCount(theirs.length)
  expect(ofSomebody()).toBe(1)
  await log.ofEverybody()
  await expect(log.personField()).toHaveValue('')

  // The keyboard alone: the arrow chooses among those offered, and a typed number is an id without any choosing.
  await log.typePerson(someone.name)
  await expect(log.offered(someone.name).first()).toBeVisible()
  await desk.page.keyboard.press('ArrowDown')
  await desk.page.keyboard.press('Enter')
  await expect(log.rows()).toHaveCount(theirs.length)
  await log.ofEverybody()
  await log.typePerson(someone.userId)
  await expect(log.offered(someone.name).first()).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await expect(log.rows()).toHaveCount(theirs.length)
  await expect(log.personField()).toHaveValue(someone.userId)
})

test('doors and devices are those the server has, also before anything happened there, or those seen with the reason why', async ({
  openDesk,
}) => {
  const desk = await openDesk({ server: { events: 0 } })
  const log = new DoorEventsScreen(desk.page)
  await log.open()
  expect(await log.placesOffered('door')).toEqual([
    doorEvents.filter.anyDoor,
    ...Object.values(demoDoors)
      .map(({ name }) => name)
      .toSorted((one, other) => one.localeCompare(other)),
  ])
  expect(await log.placesOffered('device')).toHaveLength(Object.values(demoDevices).length + 1)
  await log.chooseDoor(demoDoors.yard.name)
  await expect(desk.page.getByText(doorEvents.empty.title)).toBeVisible()
})

test('an account that may not see the lists is offered what the log has shown, and told so', async ({ openDesk }) => {
  const desk = await openDesk({ server: { events: 200 }, operator: demoOperators.readOnly })
  const log = new DoorEventsScreen(desk.page)
  await log.open()
  await expect(desk.page.getByText(doorEvents.filter.seenOnly.both.notAllowed)).toBeVisible()
  expect(await log.placesOffered('door')).toContain(demoDoors.staff.name)
  expect(await log.placesOffered('door')).not.toContain(demoDoors.yard.name)
})

test('the list scrolls without end, tells nothing twice while events arrive, and puts away what lies far behind', async ({
  openDesk,
}) => {
  test.slow()
  const desk = await openDesk({ server: { events: 100_000 } })
  const { page, simulator } = desk
  const log = new DoorEventsScreen(page)
  await log.open()
  const first = await log.rows().first().getAttribute('data-event-key')
  const debugging = await page.context().newCDPSession(page)
  /** What is still held, in bytes: what nobody needs any more is taken away first. */
  const heap = async (): Promise<number> => {
    await debugging.send('HeapProfiler.collectGarbage')
    return (await debugging.send('Runtime.getHeapUsage')).usedSize
  }
  const asked = (): number => simulator.requests.entries.filter(({ path }) => path === '/api/events/search').length
  const scrollOn = async (pages: number): Promise<void> => {
    for (let each = 0; each < pages; each += 1) {
      const before = asked()
      simulator.state.events.happen({ code: 4867 })
      // As a hand on the wheel does: the end is further on once rows were added that were not drawn yet.
      const scrolled = async (): Promise<number> => {
        await log.list().evaluate((list) => {
          list.scrollTop = list.scrollHeight
        })
        return asked()
      }
      await expect.poll(scrolled).toBeGreaterThan(before)
      await expect(page.getByText(doorEvents.loadingMore)).toHaveCount(0)
    }
  }
  await scrollOn(12)
  const early = await heap()
  await expect(log.readBack()).toBeVisible()
  await scrollOn(30)
  const late = await heap()
  console.log(`heap after 12 pages ${String(early)}, after 42 pages ${String(late)}`)
  // What is held is as high as it is long: eight pages of a hundred rows, and the one that is being read.
  const heldRows = await log.list().evaluate((list) => list.scrollHeight / 64)
  expect(heldRows).toBeGreaterThan(100)
  expect(heldRows).toBeLessThan(910)
  expect(await log.rows().count()).toBeLessThan(60)

  // The rows in view are those of the log, in its order, each once.
  const shown = await log.rows().evaluateAll((rows) => rows.map((row) => row.getAttribute('data-event-key')))
  expect(new Set(shown).size).toBe(shown.length)
  expect(shown).not.toContain(first)

  // And back to the beginning.
  while ((await log.readBack().count()) > 0) {
    await log.list().evaluate((list) => {
      list.scrollTop = 0
    })
    await expect(log.rows().first()).toBeVisible()
  }
  await log.list().evaluate((list) => {
    list.scrollTop = 0
  })
  await expect(log.rows().first()).toHaveAttribute('data-event-key', first ?? '')
})

test('it is exported only after a warning, with cells no spreadsheet computes', async ({ openDesk }) => {
  const desk = await openDesk({ server: { events: 0 } })
  const { events, people } = desk.simulator.state
  const bold = people.get(notablePeople.withoutPhoto)
  if (bold === undefined) throw new Error('nobody is there to come in')
  events.add({ code: 4102, person: { ...bold, name: '=HYPERLINK("http://example.test")' } })
  events.add({ code: 6401, person: bold })
  const log = new DoorEventsScreen(desk.page)
  await log.open()
  const question = await log.wantExport()
  await expect(question).toContainText(doorEvents.export.body)
  await expect(log.confirmExport()).toBeDisabled()
  const file = join(desk.folder, 'events.csv')
  await chooseFile(desk.application, file)
  await question.getByText(doorEvents.export.acknowledge).click()
  await log.confirmExport().click()
  await expect(desk.page.getByText(doorEvents.export.doneMore)).toBeVisible()
  const text = await readFile(file, 'utf8')
  expect(text.split('\r\n')).toHaveLength(4)
  expect(text).toContain(`"'=HYPERLINK(""http://example.test"")"`)
  expect(text).not.toContain('"=HYPERLINK')
  expect(text).toContain(bold.name)
})

test('an account that may not read the log is offered no way to it', async ({ shareDesk }) => {
  const desk = await shareDesk({ operator: demoOperators.desk })
  const log = new DoorEventsScreen(desk.page)
  await expect(log.wayIn()).toHaveCount(0)
  const find = new FindScreen(desk.page)
  await find.search(notablePeople.withoutPhoto)
  await find.chooseFirst()
  await expect(desk.page.getByRole('main').getByRole('button', { name: doorEvents.ofPerson })).toHaveCount(0)
})

test('a log that cannot be read says so, and is read again when asked', async ({ shareDesk }) => {
  const desk = await shareDesk({ server: { events: 40 } })
  desk.simulator.faults.next({ path: '/api/events/search' }, { kind: 'code', code: '1000', status: 500 })
  const log = new DoorEventsScreen(desk.page)
  await log.open()
  await expect(log.rows()).toHaveCount(0)
  await desk.page.locator('section').getByRole('button', { name: doorEvents.refresh }).click()
  await expect(log.rows().first()).toBeVisible()
})

test('after an enrollment the done screen tells when the person passes a door, or why they did not', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const person = simulator.state.people.get(notablePeople.withoutPhoto)
  if (person === undefined) throw new Error('nobody is there to be enrolled')
  const photo = await takePhotoOf(desk, person.userId)
  await accept(desk)
  await expectStored(desk, person.userId, photo)
  await expect(page.locator('[data-door-watch="live"]')).toBeVisible()
  simulator.state.events.happen({ code: 6401, person, place: 1 })
  const told = page.locator('[data-door-watch]')
  await expect(told).toContainText('At Staff entrance')
  await expect(told).toContainText(doorEvents.notLetIn.noAccessGroup)
  simulator.state.events.happen({ code: 4867, person })
  await expect(told).toContainText('Passed at Main door')
  await expect(told).toContainText(doorEvents.letIn.face)
  // Nothing listens any more, and whoever leaves waits for nobody.
  await simulator.state.eventSockets.until(({ open }) => open === 0)
})

test('without a live stream the done screen hears of it all the same, and leaving it ends the asking', async ({
  shareDesk,
}) => {
  const desk = await shareDesk({ server: { settings: { eventSocket: 'missing' } } })
  const { page, simulator } = desk
  const person = simulator.state.people.get(notablePeople.withoutPhoto)
  if (person === undefined) throw new Error('nobody is there to be enrolled')
  const photo = await takePhotoOf(desk, person.userId)
  await accept(desk)
  await expectStored(desk, person.userId, photo)
  await expect(page.locator('[data-door-watch="asking"]')).toBeVisible()
  await expect.poll(() => simulator.counters.requestsByRoute['POST /api/events/search'] ?? 0).toBeGreaterThan(0)
  simulator.state.events.happen({ code: 4867, person })
  await expect(page.locator('[data-door-watch="passed"]')).toBeVisible()
})
