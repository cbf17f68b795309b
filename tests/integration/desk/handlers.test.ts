import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createConnectionMonitor } from '../../../src-main/biostar/connection-monitor.ts'
import { createHandlers } from '../../../src-main/desk/handlers.ts'
import type { CallContext, Handlers } from '../../../src-main/ipc/handlers.ts'
import { keepOverrideRecords, type OverrideRecords } from '../../../src-main/journal/override-records.ts'
import { openLogFile } from '../../../src-main/observe/log-file.ts'
import { keepSettings } from '../../../src-main/policy/settings.ts'
import { keepDataKey } from '../../../src-main/vault/data-key.ts'
import { demoLogin, notablePeople, startSimulator, type Simulator } from '../../../tools/simulator/index.ts'
import { facePicture } from '../biostar/face-pictures.ts'
import { openStation, pairWith, takeDown, type Station } from './desk-room.ts'

const call: CallContext = { signal: new AbortController().signal, progress: () => undefined }
const decision = {
  callId: 'a',
  id: notablePeople.ordinary,
  override: { reason: 'eyeCondition', words: null },
  judgement: {
    verdict: 'block',
    blocked: ['eyesOpen'],
    warned: [],
    unknown: ['glare'],
    thresholdsVersion: '1',
    engineVersion: 'engine 1 wasm',
  },
} as const satisfies Parameters<Handlers['keepOverride']>[0]

interface Desk {
  readonly station: Station
  readonly simulator: Simulator
  readonly handlers: Handlers
  readonly overrides: OverrideRecords
}

async function openHandlers(): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-handlers-'))
  takeDown(() => rm(folder, { recursive: true, force: true }))
  const simulator = await startSimulator({ people: 20 })
  takeDown(() => simulator.stop())
  const station = await openStation()
  const { vault } = station
  const clock = Date.now
  const log = openLogFile(join(folder, 'logs'), clock)
  const path = join(folder, 'overrides.sealed')
  const overrides = keepOverrideRecords({ path, dataKey: keepDataKey(vault), vault, clock, log })
  const handlers = createHandlers({
    ...station,
    shell: {
      facts: { version: '0', platform: 'linux', architecture: 'x64', runtime: { node: '24' }, language: 'en' },
      copyText: async () => Promise.resolve(),
      refusals: () => ({}),
    },
    clock,
    log,
    settings: await keepSettings(join(folder, 'settings.json'), () => undefined),
    monitor: createConnectionMonitor({ clock, startTimer: () => () => undefined, log }),
    overrides,
  })
  return { station, simulator, handlers, overrides }
}

async function openSignedIn(): Promise<Desk> {
  const desk = await openHandlers()
  await pairWith(desk.station, desk.simulator)
  expect(await desk.station.clerk.signIn({ ...demoLogin, remember: false }, {})).toMatchObject({ ok: true })
  return desk
}

describe('keeping an override', () => {
  it('says who decided it, about whom, and at which server', async () => {
    const { handlers, overrides, simulator } = await openSignedIn()
    const kept = await handlers.keepOverride(decision, call)
    expect(kept).toMatchObject({ ok: true, value: { keptAt: expect.stringMatching(/^\d{4}-.*Z$/u) as string } })
    expect(await overrides.read()).toMatchObject({
      ok: true,
      value: {
        unopened: 0,
        records: [
          {
            personId: decision.id,
            operatorId: '1',
            serverAddress: `127.0.0.1:${String(simulator.port)}`,
            override: decision.override,
            judgement: decision.judgement,
          },
        ],
      },
    })
  })

  it('is nothing that can be done without a server, without a clerk, or while the station is locked', async () => {
    const { handlers, overrides, station, simulator } = await openHandlers()
    const refusal = async () => handlers.keepOverride(decision, call)
    expect(await refusal()).toEqual({ ok: false, failure: { kind: 'notPaired' } })
    await pairWith(station, simulator)
    expect(await refusal()).toMatchObject({ ok: false, failure: { kind: 'signInRequired' } })
    await station.clerk.signIn({ ...demoLogin, remember: false }, {})
    station.clerk.lock()
    expect(await refusal()).toEqual({ ok: false, failure: { kind: 'stationLocked' } })
    expect(await overrides.read()).toMatchObject({ ok: true, value: { records: [] } })
  })
})

describe('the visual faces of a person', () => {
  it('are registered and removed by whoever is signed in, and by nobody while the station is locked', async () => {
    const { handlers, station } = await openSignedIn()
    const order = { callId: 'b', id: notablePeople.withoutPhoto, picture: facePicture(9), replaces: null }
    expect(await handlers.registerVisualFace(order, call)).toEqual({ ok: true, value: { held: 1 } })
    station.clerk.lock()
    const locked = { ok: false, failure: { kind: 'stationLocked' } }
    expect(await handlers.registerVisualFace(order, call)).toEqual(locked)
    expect(await handlers.removeVisualFaces({ callId: 'c', id: order.id }, call)).toEqual(locked)
    await station.clerk.unlock(demoLogin.password)
    expect(await handlers.removeVisualFaces({ callId: 'd', id: order.id }, call)).toEqual({ ok: true, value: {} })
  })
})
