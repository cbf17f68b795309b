import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople } from '../../tools/simulator/index.ts'
import { accept, expectStored, expectTold, failed, mailPosts, photoAt, press, takePhotoOf } from './work-at-the-desk.ts'
import { test } from './desk.ts'

const id = notablePeople.withoutPhoto

for (const kind of ['reset-after-commit', 'broken-json'] as const)
  test(`a mail whose answer is lost (${kind}) is asked about and never sent twice by itself`, async ({
    sharedDesk: desk,
  }) => {
    const { simulator, page } = desk
    const photo = await takePhotoOf(desk, id)
    simulator.faults.next(mailPosts, { kind })
    await accept(desk, true)
    await expectTold(await failed(desk, 'sendMail', 'unknown'), { kind: 'outcomeUnknown', action: 'sendMail' })
    expect(photoAt(simulator, id)).toEqual(photo)
    // Enter, the obvious next thing, is not a second mail.
    await expect(page.getByRole('button', { name: english.sending.action.withoutSecondMail })).toBeFocused()
    await page.keyboard.press('Enter')
    await expectStored(desk, id, photo)
    expect(simulator.mails).toHaveLength(1)
    expect(simulator.requests.matching(mailPosts)).toHaveLength(1)
  })

test('a mail whose answer is lost is sent a second time only by the act of that name', async ({ sharedDesk: desk }) => {
  const { simulator } = desk
  const photo = await takePhotoOf(desk, id)
  simulator.faults.next(mailPosts, { kind: 'code-4', committed: false })
  await accept(desk, true)
  await expectTold(await failed(desk, 'sendMail', 'unknown'), { kind: 'outcomeUnknown', action: 'sendMail' })
  expect(simulator.mails).toHaveLength(0)
  await press(desk, english.sending.action.sendAgain)
  await expectStored(desk, id, photo, true)
  expect(simulator.mails).toHaveLength(1)
})

test('a mail that cannot be sent any more is told by its missing condition; the photo stays stored', async ({
  sharedDesk: desk,
}) => {
  const { simulator } = desk
  const photo = await takePhotoOf(desk, id)
  // The review has read the conditions by now: the mail is offered.
  await expect(desk.page.getByRole('switch', { name: english.sending.mail.switch })).toBeEnabled()
  await expect.poll(() => simulator.requests.matching({ path: /email/u }).length).toBeGreaterThan(0)
  simulator.setSettings({ visualFaceMail: false })
  await accept(desk, true)
  const told = { kind: 'mailPreconditionMissing', missing: 'visualFaceMail' } as const
  await expectTold(await failed(desk, 'sendMail'), told)
  expect(photoAt(simulator, id)).toEqual(photo)
  expect(simulator.mails).toHaveLength(0)
  simulator.setSettings({ visualFaceMail: true })
  await press(desk, english.sending.action.retry)
  await expectStored(desk, id, photo, true)
  expect(simulator.mails).toHaveLength(1)
})

test('a mail to a person who lost their address meanwhile is told so, and the rest is finished without it', async ({
  sharedDesk: desk,
}) => {
  const { simulator } = desk
  const photo = await takePhotoOf(desk, id)
  simulator.state.people.change(id, { email: '' })
  await accept(desk, true)
  await expectTold(await failed(desk, 'sendMail'), { kind: 'mailPreconditionMissing', missing: 'emailAddress' })
  await press(desk, english.sending.action.withoutMail)
  await expectStored(desk, id, photo)
  expect(simulator.mails).toHaveLength(0)
})
