import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { demoOperators, notablePeople } from '../../tools/simulator/index.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { JournalScreen } from '../../tools/station-driver/screens/journal-screen.ts'
import { WithdrawalDialog } from '../../tools/station-driver/screens/withdrawal-dialog.ts'
import { chooseFile } from './file-dialog.ts'
import { photoAt, photoPuts } from './work-at-the-desk.ts'
import { test, type Desk } from './desk.ts'

const person = { id: notablePeople.ordinary, name: 'Aylin Demir' } as const

/** Chooses the person of these stories and asks to withdraw their consent; the question follows. */
async function wantWithdrawal({ page }: Desk): Promise<WithdrawalDialog> {
  const find = new FindScreen(page)
  await find.search(person.id)
  await find.chooseFirst()
  return new WithdrawalDialog(page)
}

test('photo and visual face go from the server after a question, the rest of the person stays, and a receipt is saved', async ({
  desk,
}) => {
  const { page, simulator, application, folder } = desk
  const before = simulator.state.people.get(person.id)
  const withdrawal = await wantWithdrawal(desk)
  const question = await withdrawal.want()
  for (const words of ['cancelled', 'removed', 'record', 'stays', 'undone'] as const)
    await expect(question).toContainText(english.withdrawal[words])
  await expect(question.getByRole('button', { name: english.withdrawal.keep })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  expect(photoAt(simulator, person.id)).toBe('drawn')
  expect(simulator.requests.matching(photoPuts)).toHaveLength(0)

  await withdrawal.want()
  await withdrawal.confirm()
  await withdrawal.reaches('done')
  await expect(withdrawal.words()).toContainText(english.withdrawal.state.done)
  expect(photoAt(simulator, person.id)).toBe('none')
  expect(simulator.state.people.get(person.id)).toMatchObject({
    visualFaces: [],
    name: before?.name,
    email: before?.email,
    cards: before?.cards,
    accessGroupIds: before?.accessGroupIds,
    expiry: before?.expiry,
  })

  const file = join(folder, 'receipt.txt')
  await chooseFile(application, file)
  await withdrawal.saveReceipt()
  const receipt = await readFile(file, 'utf8')
  for (const words of [
    person.name,
    person.id,
    english.receipt.title.withdrawal,
    english.receipt.result.removePhoto.removed,
    english.receipt.result.removeVisualFaces.removed,
    String(simulator.port),
  ])
    expect(receipt).toContain(words)
  await withdrawal.close()
  // The record is read again: nobody looks at a photo that is gone.
  await expect(new FindScreen(page).chosen('read')).toHaveAttribute('data-photo', 'absent')

  const journal = new JournalScreen(page)
  await journal.open()
  await journal.search(person.id)
  await expect(journal.rows('consentWithdrawn')).toHaveCount(1)
  await expect(journal.rows('stepDone')).toHaveCount(2)
  await journal.choose('consentWithdrawn')
  await expect(journal.fact('whom')).toContainText(person.name)
})

test('a server that fails does not make a withdrawal fail: it is written down, waits, and is done when it can be', async ({
  sharedDesk: desk,
}) => {
  const { page, simulator } = desk
  const withdrawal = await wantWithdrawal(desk)
  simulator.faults.always({ method: 'PUT' }, { kind: 'status', status: 503, committed: false })
  await withdrawal.want()
  await withdrawal.confirm()
  await withdrawal.reaches('waiting')
  await expect(withdrawal.words()).toContainText(english.withdrawal.state.waiting)
  await expect(withdrawal.words()).not.toContainText(english.withdrawal.state.done)
  expect(photoAt(simulator, person.id)).toBe('drawn')

  simulator.faults.clear()
  const answer = await page.evaluate(async () => window.vestibule.retryJobs({}))
  expect(answer.ok).toBe(true)
  await withdrawal.reaches('done')
  expect(photoAt(simulator, person.id)).toBe('none')
  expect(simulator.state.people.get(person.id)?.visualFaces).toEqual([])
  await withdrawal.close()
})

test('it is offered for somebody without a picture too, and to nobody who may not change people', async ({
  openDesk,
}) => {
  const desk = await openDesk()
  const find = new FindScreen(desk.page)
  await find.search(notablePeople.withoutPhoto)
  await find.chooseFirst()
  const withdrawal = new WithdrawalDialog(desk.page)
  await withdrawal.want()
  await withdrawal.confirm()
  await withdrawal.reaches('done')
  await expect(withdrawal.words()).toContainText(english.withdrawal.detail.notThere)
  await withdrawal.close()

  const { page } = await openDesk({ operator: demoOperators.readOnly })
  await new FindScreen(page).search(person.id)
  await new FindScreen(page).chooseFirst()
  await expect(new FindScreen(page).panel()).toContainText(english.find.panel.readOnly)
  await expect(page.getByRole('button', { name: english.withdrawal.button })).toHaveCount(0)
})
