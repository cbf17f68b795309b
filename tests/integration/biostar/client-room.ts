import { encode } from 'jpeg-js'
import { afterEach } from 'vitest'
import { createBioStarClient, type BioStarClient } from '../../../src-main/biostar/client.ts'
import { createSentMails, type SentMails } from '../../../src-main/biostar/sent-mails.ts'
import { createTransport } from '../../../src-main/biostar/transport.ts'
import type { StartTimer } from '../../../src-main/domain/timer.ts'
import type { Log, LogFields } from '../../../src-main/observe/log.ts'
import type { Outcome } from '../../../src-preload/contract/outcome.ts'
import { demoLogin, startSimulator, type Simulator, type SimulatorOptions } from '../../../tools/simulator/index.ts'

const takenDown: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of takenDown.splice(0).toReversed()) await end()
})

/** A station's client with its log and its own clock, talking to a simulator over real TLS. */
export interface Desk {
  readonly client: BioStarClient
  readonly lines: string[]
  readonly sentMails: SentMails
  /** Moves the desk's clock ahead. */
  readonly passTime: (milliseconds: number) => void
}

/** Starts a simulator that is stopped after the test. */
export async function openServer(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ people: 200, ...options })
  takenDown.push(() => simulator.stop())
  return simulator
}

const startTimer: StartTimer = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}

/** Puts a desk in front of a simulator; nobody is signed in yet. */
export function openDesk(simulator: Simulator, startStreamTimer: StartTimer = startTimer): Desk {
  const lines: string[] = []
  const log: Log = {
    write: (level: string, event: string, fields?: LogFields) => {
      lines.push(JSON.stringify({ level, event, ...fields }))
    },
  }
  let ahead = 0
  const clock = (): number => Date.now() + ahead
  const transport = createTransport(
    {
      address: { host: '127.0.0.1', port: simulator.port },
      trust: { kind: 'pinnedCertificate', sha256: simulator.fingerprint },
    },
    { log, clock, readSystemAuthorities: () => [] },
  )
  const sentMails = createSentMails()
  const client = createBioStarClient({
    transport,
    host: '127.0.0.1',
    clock,
    log,
    sentMails,
    live: { open: transport.openTrusted, origin: simulator.url, startTimer: startStreamTimer },
  })
  takenDown.push(() => client.close())
  return {
    client,
    lines,
    sentMails,
    passTime(milliseconds) {
      ahead += milliseconds
    },
  }
}

/** Starts a simulator and signs the administrator in at a desk. */
export async function openSignedIn(
  options: Partial<SimulatorOptions> = {},
  credentials: { readonly loginId: string; readonly password: string } = demoLogin,
): Promise<Desk & { readonly simulator: Simulator }> {
  const simulator = await openServer(options)
  const desk = openDesk(simulator)
  valueOf(await desk.client.signIn(credentials, {}))
  return { ...desk, simulator }
}

/** The value of a success; a failure fails the test and says which it was. */
export function valueOf<Value>(outcome: Outcome<Value, { readonly kind: string }>): Value {
  if (!outcome.ok) throw new Error(`unexpected failure: ${JSON.stringify(outcome.failure)}`)
  return outcome.value
}

/** The failure of an outcome; a success fails the test. */
export function failureOf<Problem>(outcome: Outcome<unknown, Problem>): Problem {
  if (outcome.ok) throw new Error('unexpected success')
  return outcome.failure
}

/** A profile photo of the smallest size the station makes, another one for each number. */
export function drawnPhoto(number: number): Uint8Array<ArrayBuffer> {
  const [width, height] = [240, 320]
  const colour = [(number * 37) % 256, (number * 11) % 256, (number * 53) % 256, 255]
  const data = new Uint8Array(width * height * 4).map((_, place) => colour[place % 4] ?? 0)
  return new Uint8Array(encode({ width, height, data }, 50).data)
}
