import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { createAuthority, issueCertificate } from '../../tools/simulator/index.ts'
import { CertificateChangedScreen } from '../../tools/station-driver/screens/certificate-changed-screen.ts'
import { FindScreen } from '../../tools/station-driver/screens/find-screen.ts'
import { ForgetQuestion } from '../../tools/station-driver/screens/forget-question.ts'
import { PairScreen } from '../../tools/station-driver/screens/pair-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { signIn, test } from './desk.ts'

const { concern } = english.pair

test('what is wrong with a certificate is said, and a person may trust it all the same', async ({
  startStation,
  startServer,
}) => {
  const { page } = await startStation({ camera: 'none' })
  const screen = new PairScreen(page)
  await screen.isShown()
  for (const [certificate, said] of [
    ['wrong-host', concern.wrongHost],
    ['expired', concern.expired],
    ['no-alternative-name', concern.noName],
  ] as const) {
    const simulator = await startServer({ certificate, people: 0 })
    expect(await screen.look(simulator.url)).toEqual({ fingerprint: simulator.fingerprint })
    expect(await screen.concerns()).toContain(said)
    // A look is a look: nothing was asked of any of them.
    expect(simulator.counters.snapshot()).toMatchObject({ connections: 1, requests: 0, bytesReceived: 0 })
    await screen.otherAddress()
  }
  const simulator = await startServer({ certificate: 'no-alternative-name', people: 0 })
  await screen.look(simulator.url)
  await screen.confirm()
  await expect(page.getByText(english.pair.compareFirst)).toBeVisible()
  await expect(screen.compared()).toBeFocused()
  await screen.pair()
  await signIn({ page })
})

test('by the authority that signed it: another fingerprint to compare, and a renewal goes unnoticed', async ({
  startStation,
  startServer,
}) => {
  const authority = await createAuthority()
  const simulator = await startServer({ certificate: await issueCertificate({ authority }) })
  const { page } = await startStation({ camera: 'none' })
  const screen = new PairScreen(page)
  await screen.isShown()
  expect(await screen.look(simulator.url)).toEqual({ fingerprint: simulator.fingerprint })
  await page.getByText(english.pair.compare).click()
  await expect(screen.compared()).toBeChecked()
  expect(await screen.trustBy('pinnedAuthority')).toBe(authority.fingerprint)
  // What was compared was the other fingerprint.
  await expect(screen.compared()).not.toBeChecked()
  await screen.pair()
  await signIn({ page })

  simulator.replaceCertificate(await issueCertificate({ authority }))
  simulator.closeIdleConnections()
  const before = simulator.counters.tlsHandshakes
  expect(await new FindScreen(page).search('a')).toBe('found')
  expect(simulator.counters.tlsHandshakes).toBeGreaterThan(before)
})

test('another certificate stops the line, shows both fingerprints and no way to go on all the same', async ({
  openDesk,
}) => {
  const { page, simulator } = await openDesk({ settings: { keepDirectory: false }, station: { camera: 'none' } })
  // What the station reads ahead after a sign-in is over: what is counted from here on would be a request too many.
  await expect.poll(() => simulator.requests.matching({ path: '/api/users/next_user_id' }).length).toBe(1)
  const paired = simulator.fingerprint
  const renewed = await issueCertificate()
  simulator.replaceCertificate(renewed)
  simulator.closeIdleConnections()
  const requests = simulator.counters.requests
  await new FindScreen(page).field().fill('a')

  const screen = new CertificateChangedScreen(page)
  await screen.isShown()
  expect(await screen.fingerprints()).toEqual([paired, renewed.fingerprint])
  const { copyBoth, forget, check } = english.certificateChanged
  await expect(screen.buttons()).toHaveText([copyBoth, forget, check])
  await screen.checkAgain()
  await expect(page.getByText(english.certificateChanged.still)).toBeVisible()
  // Not even the keys lead past it.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: english.certificateChanged.title })).toBeVisible()
  expect(simulator.counters.requests).toBe(requests)

  await screen.forget()
  const question = new ForgetQuestion(page)
  await expect(question.confirm()).toBeDisabled()
  await question.acknowledge()
  await question.confirm().click()

  const pairing = new PairScreen(page)
  await pairing.isShown()
  await expect(page.getByLabel(english.pair.address)).toHaveValue(new URL(simulator.url).host)
  expect(await pairing.look(simulator.url)).toEqual({ fingerprint: renewed.fingerprint })
  await pairing.pair()
  await new SignInScreen(page).isShown()
  await signIn({ page })
  expect(await new FindScreen(page).search('a')).toBe('found')
})
