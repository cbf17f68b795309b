import { describe, expect, it } from 'vitest'
import type { Device } from '../../../src-preload/contract/device.ts'
import { fail, succeed } from '../../../src-preload/contract/outcome.ts'
import { createScanStore } from '../../../src-renderer/screens/device-scan/scan-store.ts'
import { FakeBridge } from '../flow/fake-bridge.ts'

const reception: Device = { id: '1', name: 'Reception', type: 'FaceStation F2', status: 'connected' }
const carPark: Device = { id: '2', name: 'Car park', type: 'FaceStation F2', status: 'disconnected' }
const canteen: Device = { id: '3', name: 'Canteen', type: 'BioStation 3', status: 'syncError' }
const face = { scan: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', picture: { kind: 'absent' } } as const

function open() {
  const main = new FakeBridge()
  const scan = createScanStore({ bridge: main.bridge, newCallId: main.newCallId, now: () => 5_000, consent: null })
  return { main, scan, end: scan.start(), state: () => scan.store.getState() }
}

async function openAt(...devices: readonly Device[]) {
  const opened = open()
  await opened.main.answer('readEnrollmentDevices', succeed({ devices: [...devices] }))
  return opened
}

describe('a scan at a device', () => {
  it('offers what is connected first, and takes the only connected one for the one that is meant', async () => {
    const { state } = await openAt(carPark, reception)
    expect(state()).toEqual({ kind: 'choosing', devices: [reception, carPark], chosen: '1' })
    const other = await openAt(carPark, reception, canteen)
    expect(other.state()).toMatchObject({ devices: [reception, canteen, carPark], chosen: null })
    await other.scan.scan()
    expect(other.main.inputsOf('scanVisualFace')).toEqual([])
  })

  it('scans once however often it is pressed, tells how far it is, and shows what there is', async () => {
    const { main, scan, state } = await openAt(reception)
    void scan.scan()
    void scan.scan()
    expect(main.inputsOf('scanVisualFace')).toMatchObject([{ device: '1', consent: null }])
    expect(state()).toMatchObject({ kind: 'scanning', stage: null, since: 5_000 })
    const { callId } = main.waiting('scanVisualFace')
    main.emit('callProgressed', { callId: 'somebody-else', stage: 'sending' })
    expect(state()).toMatchObject({ stage: null })
    main.emit('callProgressed', { callId, stage: 'waitingForFace' })
    expect(state()).toMatchObject({ stage: 'waitingForFace' })
    await main.answer('scanVisualFace', succeed(face))
    expect(state()).toMatchObject({ kind: 'scanned', device: reception, face })
  })

  it('frees the clerk at once; a face that comes all the same is forgotten unseen', async () => {
    const { main, scan, state } = await openAt(reception)
    void scan.scan()
    const { callId } = main.waiting('scanVisualFace')
    scan.stop()
    expect(state()).toMatchObject({ kind: 'stopped', device: reception })
    expect(main.cancelled).toEqual([callId])
    await main.answer('scanVisualFace', succeed(face))
    expect(state()).toMatchObject({ kind: 'stopped' })
    expect(main.inputsOf('dropScan')).toEqual([{ scan: face.scan }])
  })

  it('forgets what is scanned again, what another device is chosen for, and what the dialog is closed over', async () => {
    const { main, scan, state, end } = await openAt(reception, canteen)
    scan.choose('1')
    for (const goOn of [() => void scan.scan(), scan.chooseAgain, end]) {
      void scan.scan()
      await main.answer('scanVisualFace', succeed(face))
      const before = main.inputsOf('dropScan').length
      goOn()
      expect(main.inputsOf('dropScan')).toHaveLength(before + 1)
      if (state().kind === 'scanning') await main.answer('scanVisualFace', fail({ kind: 'cancelled' }))
    }
  })

  it('leaves to the enrollment what the clerk has taken', async () => {
    const { main, scan, end } = await openAt(reception)
    void scan.scan()
    await main.answer('scanVisualFace', succeed(face))
    scan.handOver()
    end()
    expect(main.inputsOf('dropScan')).toEqual([])
  })

  it('says why not, and goes on at the same device or another one', async () => {
    const { main, scan, state } = await openAt(reception, canteen)
    scan.choose('3')
    void scan.scan()
    const failure = {
      kind: 'deviceFailed',
      reason: 'busy',
      answer: { status: 400, code: '1017', link: null },
    } as const
    await main.answer('scanVisualFace', fail(failure))
    expect(state()).toMatchObject({ kind: 'failed', device: canteen, failure })
    void scan.scan()
    expect(main.waiting('scanVisualFace').device).toBe('3')
    await main.answer('scanVisualFace', fail(failure))
    scan.chooseAgain()
    expect(state()).toMatchObject({ kind: 'choosing', chosen: '3' })
  })

  it('asks for the devices again after they could not be read, and for nothing once it is closed', async () => {
    const { main, scan, state, end } = open()
    const failure = { kind: 'serverUnreachable', host: 'server', reason: 'timedOut' } as const
    await main.answer('readEnrollmentDevices', fail(failure))
    expect(state()).toEqual({ kind: 'unreadable', failure })
    void scan.readAgain()
    end()
    await main.answer('readEnrollmentDevices', succeed({ devices: [reception] }))
    expect(state()).toEqual({ kind: 'reading' })
    expect(main.cancelled).toHaveLength(1)
  })
})
