import { describe, expect, it } from 'vitest'
import type { OutboxState } from '../../../src-preload/contract/job.ts'
import type { ConnectionState, ServerState } from '../../../src-preload/contract/server.ts'
import type { SessionState } from '../../../src-preload/contract/session.ts'
import { defaultSettings } from '../../../src-preload/contract/settings.ts'
import { createStationStore, type ReadyStation } from '../../../src-renderer/application/station-store.ts'
import { FakeBridge, settle } from '../flow/fake-bridge.ts'

const fingerprint = (pair: string): string => Array.from({ length: 32 }, () => pair).join(':')
const paired: ServerState = {
  kind: 'paired',
  address: { host: 'biostar.example.com', port: 443 },
  trust: { kind: 'pinnedCertificate', sha256: fingerprint('AA') },
  pairedAt: '2027-01-01T00:00:00.000Z',
  certificateValidTo: null,
}
const signedOut: SessionState = {
  kind: 'signedOut',
  rememberedLoginId: null,
  passwordKept: false,
  vault: 'available',
  reason: 'notYet',
}
const reachable: ConnectionState = {
  kind: 'reachable',
  at: '2027-01-01T00:00:00.000Z',
  milliseconds: 4,
  version: '2.9.8.14',
}
const changed: ConnectionState = {
  kind: 'unreachable',
  at: '2027-01-01T00:00:00.000Z',
  failure: {
    kind: 'certificateChanged',
    host: 'biostar.example.com',
    paired: fingerprint('AA'),
    shown: fingerprint('BB'),
  },
}
const facts = { version: '0.1.0', name: 'desk', platform: 'linux', architecture: 'x64', runtime: {}, language: 'en' }

const outbox: OutboxState = {
  keeping: { kind: 'onDisk', restoredFrom: null },
  underWay: 0,
  needClerk: 0,
  paused: null,
}

async function tellTheRest(main: FakeBridge, session: SessionState = signedOut): Promise<void> {
  await main.answer('describeStation', { ok: true, value: facts })
  await main.answer('readSettings', { ok: true, value: { settings: defaultSettings, origin: 'defaults' } })
  await main.answer('readSession', { ok: true, value: session })
  await main.answer('readOutbox', { ok: true, value: outbox })
  await main.answer('readDirectory', { ok: true, value: { kind: 'empty', isSweeping: false } })
  await main.answer('readGateway', { ok: true, value: { kind: 'none', record: 'absent' } })
}

async function readyStation() {
  const main = new FakeBridge()
  const station = createStationStore(main.bridge)
  const stop = station.start()
  await main.answer('readServer', { ok: true, value: paired })
  await tellTheRest(main)
  const read = (): ReadyStation => {
    const state = station.store.getState()
    if (state.kind !== 'ready') throw new Error(`the station is ${state.kind}`)
    return state
  }
  return { main, station, stop, read }
}

describe('the station’s state in the window', () => {
  it('is ready before a server that is down has answered', async () => {
    const { main, read } = await readyStation()
    expect(read().connection).toEqual({ kind: 'checking' })
    await main.answer('checkConnection', { ok: true, value: reachable })
    expect(read().connection).toEqual(reachable)
  })

  it('believes what main announces meanwhile more than the older answers', async () => {
    const main = new FakeBridge()
    const station = createStationStore(main.bridge)
    station.start()
    main.emit('serverChanged', { kind: 'unpaired', suggestedAddress: null, record: 'absent' })
    await main.answer('readServer', { ok: true, value: paired })
    await tellTheRest(main)
    expect(station.store.getState()).toMatchObject({ kind: 'ready', server: { kind: 'unpaired' } })
  })

  it('says why when main cannot tell, and starts afresh on demand', async () => {
    const main = new FakeBridge()
    const station = createStationStore(main.bridge)
    station.start()
    await main.answer('readServer', { ok: false, failure: { kind: 'unexpected', reference: 'r-1' } })
    await tellTheRest(main)
    expect(station.store.getState()).toEqual({ kind: 'failed', failure: { kind: 'unexpected', reference: 'r-1' } })

    station.start()
    expect(station.store.getState()).toEqual({ kind: 'starting' })
    await main.answer('readServer', { ok: true, value: paired })
    await tellTheRest(main)
    expect(station.store.getState()).toMatchObject({ kind: 'ready', server: paired })
  })

  it('listens once, however often it is started, and not at all once it is stopped', async () => {
    const { main, station, read } = await readyStation()
    let changes = 0
    station.store.subscribe(() => {
      changes += 1
    })
    const stop = station.start()
    await main.answer('readServer', { ok: true, value: paired })
    await tellTheRest(main)
    changes = 0
    main.emit('connectionChanged', reachable)
    expect(changes).toBe(1)
    stop()
    main.emit('connectionChanged', changed)
    await settle()
    expect(read().connection).toEqual(reachable)
  })

  it('stays stopped by a changed certificate while the server is asked again', async () => {
    const { main, read } = await readyStation()
    main.emit('connectionChanged', changed)
    expect(read().stopped).toEqual(changed.failure)
    main.emit('connectionChanged', { kind: 'checking' })
    expect(read().stopped).toEqual(changed.failure)
    main.emit('connectionChanged', reachable)
    expect(read().stopped).toBeNull()
  })

  it('is no longer stopped once the server is forgotten', async () => {
    const { main, read, station } = await readyStation()
    main.emit('connectionChanged', changed)
    station.accept({ server: { kind: 'unpaired', suggestedAddress: null, record: 'absent' } })
    expect(read().stopped).toBeNull()
  })

  it('hears how much waits and how old the list of people is', async () => {
    const { main, read } = await readyStation()
    expect(read()).toMatchObject({ outbox, directory: { kind: 'empty' } })
    main.emit('outboxChanged', { ...outbox, underWay: 3, needClerk: 1 })
    const sweptAt = '2027-01-01T00:00:00.000Z'
    main.emit('directoryChanged', { kind: 'ready', people: 5_000, sweptAt, isSweeping: false })
    expect(read()).toMatchObject({ outbox: { underWay: 3, needClerk: 1 }, directory: { people: 5_000 } })
  })
})
