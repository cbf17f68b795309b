import { describe, expect, it } from 'vitest'
import { known } from '../../../src-preload/contract/fact.ts'
import { demoOperators, simulatorVersions } from '../../../tools/simulator/index.ts'
import { openDesk, openServer, openSignedIn, valueOf } from './client-room.ts'

describe.each(simulatorVersions)('everything the station needs from the server at %s', (version) => {
  it.each(['2.8.10', '2.8.16', '2.9.8', 'biostar-x'] as const)(
    'is gathered from %s, and nothing is changed',
    async (version) => {
      const { client, simulator } = await openSignedIn({ version })
      simulator.counters.reset()
      const facts = await client.gatherReadiness({})
      expect(facts).toMatchObject({
        sounding: { kind: 'answered' },
        session: { kind: 'alive', operator: { readPeople: 'allowed' } },
        conditions: { mailServer: known(true), visualFaceMail: known(true) },
      })
      expect(facts.version).not.toBeNull()
      expect(Object.keys(simulator.counters.requestsByRoute).filter((route) => !route.startsWith('GET '))).toEqual([])
    },
  )

  it('is read anew each time: an administrator is setting it meanwhile', async () => {
    const { client, simulator } = await openSignedIn({ version, settings: { smtpConfigured: false } })
    expect((await client.gatherReadiness({})).conditions).toMatchObject({ mailServer: known(false) })
    simulator.setSettings({ smtpConfigured: true })
    expect((await client.gatherReadiness({})).conditions).toMatchObject({ mailServer: known(true) })
  })

  it('shows how far the clocks are apart, to the second', async () => {
    const { client } = await openSignedIn({ version, clock: () => Date.now() - 90_000 })
    const { sounding } = await client.gatherReadiness({})
    if (sounding.kind !== 'answered' || sounding.clockAhead === null) throw new Error('the server told no time')
    expect(Math.abs(sounding.clockAhead - 90_000)).toBeLessThan(2_000)
  })

  it('is known to be out of reach when the server is away', async () => {
    const { client, simulator } = await openSignedIn({ version })
    await simulator.stop()
    expect(await client.gatherReadiness({})).toMatchObject({
      sounding: { kind: 'away' },
      session: { kind: 'notReached' },
      conditions: null,
    })
  })

  it('tells a session that the server ended from one that is renewed by itself', async () => {
    const renewed = await openSignedIn({ version })
    renewed.simulator.faults.next({ path: '/api/users' }, { kind: 'expire-session' })
    expect((await renewed.client.gatherReadiness({})).session).toMatchObject({ kind: 'alive' })
    const desk = openDesk(await openServer())
    expect((await desk.client.gatherReadiness({})).session).toEqual({ kind: 'notSignedIn' })
    valueOf(await desk.client.signIn(demoOperators.lead, {}))
    expect((await desk.client.gatherReadiness({})).session).toMatchObject({ kind: 'alive' })
  })

  it('is a session, too, of an account that may see nobody', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next({ path: '/api/users' }, { kind: 'code', code: '20', status: 403 })
    expect((await client.gatherReadiness({})).session).toMatchObject({ kind: 'alive' })
  })
})
