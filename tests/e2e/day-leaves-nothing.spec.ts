import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { issueCertificate, type Simulator } from '../../tools/simulator/index.ts'
import { QueueScreen } from '../../tools/station-driver/screens/queue-screen.ts'
import { pairDemoStation } from '../../tools/start/pair-demo-station.ts'
import { test } from './desk.ts'
import { filesBelow, findTraces, snapshotOf, traceOfBytes, traceOfWord, tracesIn, type Trace } from './traces.ts'
import {
  afternoon,
  clerk,
  clerkName,
  evening,
  hireClerk,
  mistyped,
  morning,
  noon,
  reason,
  remember,
  withdraw,
} from './whole-day.ts'

/** Were never looked at: they are on the disk in the copy of the people list alone. */
const copied = ['1016', '1018', '1021', '1024', '1037', '1056']

const hasPrivateKeyring = process.env['VESTIBULE_TEST_KEYRING'] === 'private'

test('a day’s work leaves no face, no name and no secret on the disk, neither afterwards nor while work waits', async ({
  openDesk,
  startServer,
  newFolder,
}) => {
  test.skip(!hasPrivateKeyring, 'needs a keychain of its own: without one nothing is kept that could be found')
  const certificate = await issueCertificate({ kind: 'self-signed' })
  const simulator = await startServer({ certificate })
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
  const settings = { autoCapture: false }
  const desk = await openDesk({ simulator, operator: null, settings, station: { folder, environment } })
  await morning(desk)
  const traces = [...wordsOfTheDay(), ...tracesOf(simulator, 5)]
  await noon(desk, join(await newFolder(), 'dark.jpg'))
  traces.push(...tracesOf(simulator, 6))
  await withdraw(desk)

  await simulator.stop()
  await afternoon(desk)
  // What lies there while work waits, with the write-ahead logs and the profile of the browser, is searched once all is known.
  const snapshot = await newFolder()
  expect(await snapshotOf(home, snapshot)).toEqual(
    expect.arrayContaining([
      join('station', 'store', 'station.sqlite-wal'),
      join('station', 'store', 'keys.sqlite'),
      join('station', 'directory.sealed'),
      join('station', 'logs', 'vestibule.log'),
    ]),
  )
  const revived = await startServer({ certificate, port: simulator.port })
  remember(revived, simulator)
  const queue = new QueueScreen(desk.page)
  await expect(queue.badge()).toHaveAttribute('data-under-way', '0')
  await expect(queue.badge()).toHaveAttribute('data-need-clerk', '0')
  traces.push(...tracesOf(revived, 7), ...sessionsOf(simulator, 2), ...sessionsOf(revived, 1))
  expect(await findTraces(snapshot, traces)).toEqual([])

  const diagnostics = await evening(desk)
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

/** What was typed, said and copied in the day. */
function wordsOfTheDay(): readonly Trace[] {
  return [
    traceOfWord('login id', clerk.loginId),
    traceOfWord('password', clerk.password),
    traceOfWord('mistyped password', mistyped),
    traceOfWord('clerk', clerkName),
    traceOfWord('reason', reason),
  ]
}

/** The people whose photo this station has stored on a server, and some whom only the copy of the people list holds. */
function tracesOf({ state }: Simulator, expected: number): readonly Trace[] {
  const people = [...state.people].filter(({ photo }) => photo.kind === 'stored')
  expect(people).toHaveLength(expected)
  return [...people, ...copied.flatMap((id) => state.people.get(id) ?? [])].flatMap(({ name, email, photo }) => [
    traceOfWord('name', name),
    traceOfWord('e-mail', email),
    ...(photo.kind === 'stored' ? [traceOfBytes('photo', Buffer.from(photo.base64, 'base64'))] : []),
  ])
}

/** The sessions a server has given to this station. */
function sessionsOf({ requests }: Simulator, expected: number): readonly Trace[] {
  const sessions = new Set(requests.entries.flatMap(({ sessionId }) => sessionId ?? []))
  // The server that came anew is first asked with a session of the one before.
  expect(sessions.size).toBeGreaterThanOrEqual(expected)
  return [...sessions].map((session) => traceOfWord('session', session))
}
