import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { english } from '../../src-renderer/i18n/english/index.ts'
import { notablePeople, type Simulator } from '../../tools/simulator/index.ts'
import { Header } from '../../tools/station-driver/screens/header.ts'
import { OutcomeScreens } from '../../tools/station-driver/screens/outcome-screens.ts'
import { SettingsScreen } from '../../tools/station-driver/screens/settings-screen.ts'
import { SignInScreen } from '../../tools/station-driver/screens/sign-in-screen.ts'
import { pairDemoStation } from '../../tools/start/pair-demo-station.ts'
import {
  accept,
  creations,
  expectStored,
  failed,
  mailPosts,
  personReads,
  photoPuts,
  press,
  takePhotoOf,
  takePhotoOfNew,
} from './work-at-the-desk.ts'
import { signIn, test, type Desk } from './desk.ts'
import { filesBelow, findTraces, traceOfBytes, traceOfWord, tracesIn, type Trace } from './traces.ts'

// Words that occur nowhere else, so that whatever is found was left by the day.
const clerk = { loginId: 'reception-quokka', password: 'Marmalade-Zeppelin-7731' }
const mistyped = 'Marmalade-Zeppelin-7713'
const clerkName = 'Philippa Quokkason'
const newcomer = { name: 'Zelda Quillfeather', email: 'zelda.quillfeather@example.org' }

test('a day’s work leaves no face, no name and no secret on the disk', async ({ openDesk, startServer, newFolder }) => {
  const simulator = await startServer()
  hireClerk(simulator)
  // Everything the station could take for its own to write in lies in one folder, so that all of it can be searched.
  const home = await newFolder()
  const folder = join(home, 'station')
  await pairDemoStation(folder, simulator, new Date())
  const environment: Record<string, string> = {}
  for (const place of ['HOME', 'TMPDIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME']) {
    environment[place] = join(home, place.toLowerCase())
    await mkdir(environment[place])
  }
  const desk = await openDesk({ simulator, operator: null, station: { folder, environment } })
  await work(desk)
  const traces = tracesOf(simulator)

  const diagnostics = await desk.application.evaluate(({ clipboard }) => clipboard.readText())
  expect(diagnostics).toContain('clerk signed in')
  expect(tracesIn(Buffer.from(diagnostics), traces)).toEqual([])
  expect(await findTraces(folder, traces)).toEqual([])
  await desk.application.close()
  expect(await filesBelow(home)).toContain(join('station', 'logs', 'vestibule.log'))
  expect(await findTraces(home, traces)).toEqual([])

  // The search itself: whatever is planted in the same folder is found, each trace in each of its spellings.
  const canaries = traces.flatMap(({ name, spellings }, trace) =>
    spellings.map((spelling, number) => ({
      name,
      spelling,
      file: join('station', 'logs', `canary-${String(trace)}-${String(number)}`),
    })),
  )
  for (const { file, spelling } of canaries)
    await writeFile(join(home, file), Buffer.concat([Buffer.from('before '), spelling, Buffer.from(' after')]))
  const planted = canaries.map(({ file, name }) => `${file}: ${name}`)
  expect(await findTraces(home, traces)).toEqual(expect.arrayContaining(planted))
})

/** A day with everything in it that could be written down: five people, two passwords, mails, and every kind of failure. */
async function work(desk: Desk): Promise<void> {
  const { page, simulator } = desk
  const { faults } = simulator
  const next = (): Promise<void> => new OutcomeScreens(page).next()
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.signIn(clerk.loginId, mistyped)
  await screen.refusal()
  await signIn(desk, clerk)

  await enroll(desk, notablePeople.ordinary, true)
  faults.next(mailPosts, { kind: 'reset-after-commit' })
  await takePhotoOf(desk, notablePeople.withoutPhoto)
  await accept(desk, true)
  await failed(desk, 'sendMail', 'unknown')
  await press(desk, english.sending.action.withoutSecondMail)
  await next()

  // Servers repeat in their messages what they were asked about.
  const message = `${newcomer.name} <${newcomer.email}> was refused for ${clerk.loginId}`
  faults.next(creations, { kind: 'code', code: '99999', message })
  const photo = await takePhotoOfNew(desk, newcomer)
  await accept(desk, true)
  await failed(desk, 'createPerson')
  await press(desk, english.sending.action.retry)
  await expect(page.getByRole('list', { name: english.done.what })).toBeVisible()
  await expectStored(desk, simulator.state.people.byEmail(newcomer.email)?.userId ?? '', photo, true)
  await next()

  simulator.state.killSessions()
  faults.next(photoPuts, { kind: 'broken-json' })
  await enroll(desk, notablePeople.korean, false)
  const last = await takePhotoOf(desk, notablePeople.typographicQuote)
  faults.next(personReads, { kind: 'drop-after-bytes', bytes: 900 })
  await accept(desk)
  // Whatever the look before the upload met heals by itself.
  await expectStored(desk, notablePeople.typographicQuote, last)
  await new OutcomeScreens(page).next()

  await new Header(page).openSettings()
  const settings = new SettingsScreen(page)
  await settings.chooseTheme('dark')
  await settings.copyDiagnostics()
  await settings.back()
}

async function enroll(desk: Desk, id: string, mail: boolean): Promise<void> {
  const photo = await takePhotoOf(desk, id)
  await accept(desk, mail)
  await expectStored(desk, id, photo, mail)
  await new OutcomeScreens(desk.page).next()
}

/** Gives the server an operator whose words occur nowhere else. */
function hireClerk({ state }: Simulator): void {
  const administrator = state.people.get('1')
  if (administrator?.account === undefined) throw new Error('the first administrator signs in')
  const account = { ...administrator.account, ...clerk }
  state.people.add({ ...administrator, userId: '77', name: clerkName, account })
}

function tracesOf({ state, requests }: Simulator): readonly Trace[] {
  const people = [...state.people].filter(({ photo }) => photo.kind === 'stored')
  expect(people).toHaveLength(5)
  const sessions = new Set(requests.entries.flatMap(({ sessionId }) => sessionId ?? []))
  expect(sessions.size).toBe(2)
  return [
    traceOfWord('login id', clerk.loginId),
    traceOfWord('password', clerk.password),
    traceOfWord('mistyped password', mistyped),
    traceOfWord('clerk', clerkName),
    ...[...sessions].map((session) => traceOfWord('session', session)),
    ...people.flatMap(({ name, email, photo }) => [
      traceOfWord('name', name),
      traceOfWord('e-mail', email),
      ...(photo.kind === 'stored' ? [traceOfBytes('photo', Buffer.from(photo.base64, 'base64'))] : []),
    ]),
  ]
}
