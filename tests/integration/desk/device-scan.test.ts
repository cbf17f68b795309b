import { describe, expect, it } from 'vitest'
import type { ConsentRecord } from '../../../src-preload/contract/consent.ts'
import { fail } from '../../../src-preload/contract/outcome.ts'
import { demoOperators, notablePeople } from '../../../tools/simulator/index.ts'
import { orderFor } from '../../fixtures/outbox/orders.ts'
import { call, consentText, openSignedIn, told } from './handlers-room.ts'

const order = orderFor({ id: notablePeople.withoutPhoto, name: 'Somebody' }, {})
const { textId, language, version, digest } = consentText
const shown = { textId, language, version, digest }

describe('the right to use devices', () => {
  it.each([
    [false, 'allowed'],
    [true, 'refused'],
  ] as const)(
    'is learnt from the devices where sign-in leaves it open: %s, %s',
    async (devicesWantTheirMenu, right) => {
      const { handlers, simulator } = await openSignedIn(demoOperators.desk)
      simulator.setSettings({ devicesWantTheirMenu })
      const now = async () => {
        const session = await handlers.readSession({}, call)
        return session.ok && session.value.kind === 'signedIn' ? session.value.operator.useDevices : null
      }
      expect(await now()).toBe('unknown')
      await handlers.readEnrollmentDevices({ callId: 'a' }, call)
      expect(await now()).toBe(right)
      // An administrator may have given or taken it since.
      simulator.setSettings({ devicesWantTheirMenu: !devicesWantTheirMenu })
      await handlers.readPushDevices({ callId: 'b' }, call)
      expect(await now()).toBe(right === 'allowed' ? 'refused' : 'allowed')
    },
  )

  it('is not learnt from a server that is busy, or has no devices to tell of', async () => {
    const { handlers, simulator } = await openSignedIn(demoOperators.desk)
    simulator.faults.next({ path: '/api/devices/enrollment' }, { kind: 'code', code: '1000', status: 500 })
    await handlers.readEnrollmentDevices({ callId: 'a' }, call)
    expect(await handlers.readSession({}, call)).toMatchObject({ value: { operator: { useDevices: 'unknown' } } })
  })
})

describe('a scan at a device', () => {
  const device = '543716115'
  const orderOfScan = (scannedFace: string) => ({ ...order, profilePhoto: null, scannedFace })
  const answered = (answer: 'given' | 'refused'): ConsentRecord => ({
    text: shown,
    answers: [{ purpose: 'visualFace', answer }],
  })

  it('asks no device for a face that nobody has agreed to, or in words that are not ours', async () => {
    const { handlers, simulator } = await openSignedIn()
    expect(await handlers.changeSettings({ askForConsent: true }, call)).toMatchObject({ ok: true })
    const foreign = { ...answered('given'), text: { ...shown, digest: '9'.repeat(64) } }
    for (const consent of [null, answered('refused'), foreign])
      expect(await handlers.scanVisualFace({ callId: 'a', device, consent }, call)).toEqual(
        fail({ kind: 'consentMissing' }),
      )
    expect(simulator.requests.matching({ path: '/api/devices/:id/credentials/face' })).toEqual([])
    expect(await handlers.scanVisualFace({ callId: 'a', device, consent: answered('given') }, call)).toMatchObject({
      ok: true,
      value: { picture: { kind: 'present', type: 'image/jpeg' } },
    })
  })

  it('gives the window a picture and no template, is stored once, and is gone then', async () => {
    const desk = await openSignedIn()
    const { handlers } = desk
    const scanned = await handlers.scanVisualFace({ callId: 'a', device, consent: null }, call)
    if (!scanned.ok) throw new Error(scanned.failure.kind)
    expect(Object.keys(scanned.value)).toEqual(['scan', 'picture'])
    const { scan } = scanned.value
    expect(await handlers.saveEnrollment(orderOfScan(scan), call)).toMatchObject({
      ok: true,
      value: { steps: [{ name: 'registerVisualFace' }] },
    })
    expect((await told(desk))[0]?.facts).toMatchObject({
      kind: 'enrollmentSaved',
      isScanned: true,
      facePicture: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown,
    })
    expect(await handlers.saveEnrollment(orderOfScan(scan), call)).toEqual(fail({ kind: 'scanGone' }))
  })

  it('is not stored after the clerk has given it up', async () => {
    const { handlers } = await openSignedIn()
    const scanned = await handlers.scanVisualFace({ callId: 'a', device, consent: null }, call)
    if (!scanned.ok) throw new Error(scanned.failure.kind)
    await handlers.dropScan({ scan: scanned.value.scan }, call)
    expect(await handlers.saveEnrollment(orderOfScan(scanned.value.scan), call)).toEqual(fail({ kind: 'scanGone' }))
  })
})
