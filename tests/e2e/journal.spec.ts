import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoOperators, notablePeople } from '../../tools/simulator/index.ts'
import { JournalScreen } from '../../tools/station-driver/screens/journal-screen.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { sentence } from '../../tools/station-driver/sentence.ts'
import { chooseFile, chooseNoFile } from './file-dialog.ts'
import { accept, expectStored, takePhotoOf, type PhotoMark } from './work-at-the-desk.ts'
import { test, type Desk } from './desk.ts'

const person = { id: notablePeople.withoutPhoto, name: 'Nguyễn Quỳnh' } as const

/** Takes a photo of the person of these stories, stores it, goes on to the next, and opens the journal. */
async function enrollAndOpen(desk: Desk): Promise<{ readonly journal: JournalScreen; readonly photo: PhotoMark }> {
  const photo = await takePhotoOf(desk, person.id)
  await accept(desk)
  await expectStored(desk, person.id, photo)
  await new OutcomeScreens(desk.page).next()
  const journal = new JournalScreen(desk.page)
  await journal.open()
  return { journal, photo }
}

test('who took whose photo, when, with which verdict and digest, is in the journal, newest first', async ({ desk }) => {
  const { page, application } = desk
  const { journal, photo } = await enrollAndOpen(desk)
  const kinds = await journal.kinds()
  expect(kinds).toEqual(expect.arrayContaining(['enrollmentSaved', 'stepDone', 'picturesShredded']))
  // It was kept before it was sent, and the newest stands above.
  expect(kinds.indexOf('enrollmentSaved')).toBeGreaterThan(kinds.indexOf('stepDone'))

  await journal.choose('enrollmentSaved')
  await expect(journal.fact('whom')).toContainText(person.name)
  await expect(journal.fact('whom')).toContainText(person.id)
  await expect(journal.fact('who')).toContainText(demoOperators.administrator.userId)
  await expect(journal.fact('server')).toContainText(String(desk.simulator.port))
  await expect(journal.fact('verdict')).not.toHaveText(english.journal.verdict.none)
  // The digest of the journal is that of the bytes the server holds.
  await expect(journal.fact('profilePhoto')).toContainText(photo.digest)
  await journal.fact('profilePhoto').getByRole('button', { name: english.ui.copy }).click()
  await expect(journal.fact('profilePhoto').getByRole('button')).toHaveText(english.ui.copied)
  expect(await application.evaluate(async ({ clipboard }) => clipboard.readText())).toBe(photo.digest)

  await journal.choose('stepDone')
  await expect(journal.details()).toContainText(english.journal.title.done.uploadPhoto)
  await expect(journal.fact('who')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: english.journal.screenTitle, level: 1 })).toHaveCount(0)
})

test('people and clerks are found in it, also by a part of a name; what matches nobody says so', async ({ desk }) => {
  const { journal } = await enrollAndOpen(desk)
  const all = await journal.rows().count()
  expect(all).toBeGreaterThan(1)
  for (const text of ['Quỳnh', person.id, demoOperators.administrator.userId]) {
    await journal.search(text)
    await expect(journal.rows('enrollmentSaved')).toHaveCount(1)
  }
  await journal.search('nobody is called that')
  await expect(journal.rows()).toHaveCount(0)
  await expect(desk.page.getByText(english.journal.nothingFound.title)).toBeVisible()
  await desk.page.getByRole('button', { name: english.journal.nothingFound.clear }).click()
  await expect(journal.rows()).toHaveCount(all)
  await journal.choosePeriod('today')
  await expect(journal.rows()).toHaveCount(all)
})

test('it is exported only after a warning and a choice of a file, and tells of it itself', async ({ desk }) => {
  const { page, application, folder } = desk
  const { journal, photo } = await enrollAndOpen(desk)
  const question = await journal.wantExport()
  await expect(question).toContainText(english.journal.export.body)
  await expect(journal.confirmExport()).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)

  // Whoever closes the system's dialog has exported nothing.
  await chooseNoFile(application)
  await journal.wantExport()
  await question.getByText(english.journal.export.acknowledge).click()
  await journal.confirmExport().click()
  await expect(page.getByRole('main').getByRole('button', { name: english.journal.export.button })).toBeEnabled()
  await expect(journal.news()).toHaveCount(0)

  const stored = desk.simulator.state.people.get(person.id)?.photo
  // From the middle of the picture, where no two are alike.
  const piece = stored?.kind === 'stored' ? stored.base64.slice(4_000, 4_060) : ''
  expect(piece).toHaveLength(60)
  for (const format of ['csv', 'json'] as const) {
    const file = join(folder, `journal.${format}`)
    await chooseFile(application, file)
    await journal.wantExport()
    await question.getByText(english.journal.export.formats[format]).click()
    await question.getByText(english.journal.export.acknowledge).click()
    await journal.confirmExport().click()
    await expect(journal.news()).toContainText(english.journal.export.doneMore)
    const text = await readFile(file, 'utf8')
    for (const word of [person.name, person.id, photo.digest, 'enrollmentSaved']) expect(text).toContain(word)
    // Names in clear, so that it is worth its warning; and of the photo its digest alone.
    expect(text.includes(piece)).toBe(false)
  }
  await expect(journal.rows('journalExported')).toHaveCount(2)
  await journal.choose('journalExported')
  await expect(journal.fact('format')).toHaveText(english.journal.format.json)
})

test('a person is erased only by typing their id; the entries stay and the chain is whole', async ({ desk }) => {
  const { page } = desk
  const { journal } = await enrollAndOpen(desk)
  const before = await journal.rows().count()
  expect(await (await journal.check()).getAttribute('data-tone')).toBe('success')

  await journal.choose('enrollmentSaved')
  const question = await journal.wantErasure(person.name)
  await expect(question).toContainText(english.journal.erase.staysChain)
  await expect(journal.confirmErasure()).toBeDisabled()
  const field = question.getByLabel(sentence(english.journal.erase.type, { id: person.id }))
  await field.fill('100')
  await expect(journal.confirmErasure()).toBeDisabled()
  await field.fill(person.id)
  // Enter in the field is no yes.
  await field.press('Enter')
  await expect(question).toBeVisible()
  await journal.confirmErasure().click()
  await expect(question).toHaveCount(0)
  await expect(journal.news()).toHaveAttribute('data-tone', 'success')

  await expect(journal.rows()).toHaveCount(before + 1)
  await expect(journal.rows('personErased')).toHaveCount(1)
  await expect(page.getByRole('main')).not.toContainText(person.name)
  await journal.choose('enrollmentSaved')
  await expect(journal.details()).toContainText(english.journal.person.erasedMore)
  await expect(journal.details().getByRole('button', { name: english.journal.erase.button })).toHaveCount(0)
  await journal.search('Quỳnh')
  await expect(journal.rows()).toHaveCount(0)
  await journal.search('')
  const verdict = await journal.check()
  await expect(verdict).toContainText(sentence(english.journal.check.whole_other, { shown: String(before + 1) }))
})
