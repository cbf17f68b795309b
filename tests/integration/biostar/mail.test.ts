import { describe, expect, it } from 'vitest'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import type { Fault } from '../../../tools/simulator/faults.ts'
import { demoOperators, notablePeople, simulatorVersions } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf } from './client-room.ts'

const mails = { method: 'POST', path: '/api/v2/send_email' }
const order = { id: '1001', language: 'en', again: false } as const

describe.each(simulatorVersions)('the conditions of the mail at %s', (version) => {
  it('are read once in a session', async () => {
    const { client, simulator } = await openSignedIn({ version, settings: { visualFaceMail: false } })
    simulator.counters.reset()
    const readiness = { cloud: known(true), mailServer: known(true), visualFaceMail: known(false) }
    expect(valueOf(await client.readMailReadiness({}))).toEqual(readiness)
    expect(simulator.counters.requests).toBe(3)
    expect(valueOf(await client.readMailReadiness({}))).toEqual(readiness)
    expect(simulator.counters.requests).toBe(3)
    await client.signOut()
    valueOf(await client.signIn(demoOperators.lead, {}))
    valueOf(await client.readMailReadiness({}))
    expect(simulator.counters.requestsByRoute['GET /api/setting_email']).toBe(2)
  })

  it('are unknown to who may not read them, and unknown forbids nothing', async () => {
    const { client, simulator } = await openSignedIn({ version }, demoOperators.desk)
    expect(valueOf(await client.readMailReadiness({}))).toEqual({
      cloud: unknown,
      mailServer: unknown,
      visualFaceMail: unknown,
    })
    valueOf(await client.sendMail(order, {}))
    expect(simulator.mails.map(({ userId }) => userId)).toEqual(['1001'])
  })

  it('are unknown when the server spells them in a way nobody knows, and a failure when it is away', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next({ path: '/api/setting/biostar' }, { kind: 'code', code: '0' })
    simulator.faults.next({ path: '/api/setting/alarm_smtps' }, { kind: 'broken-json' })
    simulator.faults.next({ path: '/api/setting_email' }, { kind: 'code', code: '103', status: 400 })
    expect(valueOf(await client.readMailReadiness({}))).toEqual({
      cloud: unknown,
      mailServer: unknown,
      visualFaceMail: unknown,
    })
    const away = await openSignedIn({ version })
    await away.simulator.stop()
    expect(failureOf(await away.client.readMailReadiness({}))).toMatchObject({ kind: 'serverUnreachable' })
  })

  it('without a licence mean no cloud', async () => {
    const { client } = await openSignedIn({ version, settings: { cloudLicence: false } })
    expect(valueOf(await client.readMailReadiness({})).cloud).toEqual(known(false))
  })
})

describe.each(simulatorVersions)('sending the mail at %s', (version) => {
  it('goes to exactly the one person, in the language asked for', async () => {
    const { client, simulator } = await openSignedIn({ version })
    valueOf(await client.sendMail({ ...order, language: 'ko' }, {}))
    expect(simulator.mails.map(({ userId, language }) => ({ userId, language }))).toEqual([
      { userId: '1001', language: 'ko' },
    ])
    expect(simulator.requests.matching(mails).map(({ body }) => body)).toEqual([{ id: '1001', language: 'ko' }])
  })

  it('is one request for a person who was just read', async () => {
    const { client, simulator } = await openSignedIn({ version })
    valueOf(await client.readMailReadiness({}))
    valueOf(await client.readPerson('1001', {}))
    simulator.counters.reset()
    valueOf(await client.sendMail(order, {}))
    expect(simulator.counters.requestsByRoute).toEqual({ 'POST /api/v2/send_email': 1 })
  })

  it('a second time has to be asked for, also at once', async () => {
    const { client, simulator, sentMails } = await openSignedIn({ version })
    const both = await Promise.all([client.sendMail(order, {}), client.sendMail(order, {})])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const at = sentMails.acceptedAt('1001')
    expect(failureOf(await client.sendMail(order, {}))).toEqual({ kind: 'mailAlreadySent', at })
    expect(valueOf(await client.readPerson('1001', {})).mailSentAt).toBe(at)
    expect(simulator.mails).toHaveLength(1)
    valueOf(await client.sendMail({ ...order, again: true }, {}))
    expect(simulator.mails).toHaveLength(2)
  })

  it.each([
    [{ cloud: false }, 'cloud'],
    [{ cloudLicence: false }, 'licence'],
    [{ smtpConfigured: false }, 'mailServer'],
    [{ visualFaceMail: false }, 'visualFaceMail'],
  ] as const)('with %o names what is missing and sends nothing', async (settings, missing) => {
    const { client, simulator } = await openSignedIn({ version, settings })
    expect(failureOf(await client.sendMail(order, {}))).toEqual({ kind: 'mailPreconditionMissing', missing })
    expect(simulator.requests.matching(mails)).toHaveLength(0)
    simulator.setSettings({ cloud: true, cloudLicence: true, smtpConfigured: true, visualFaceMail: true })
    valueOf(await client.sendMail(order, {}))
  })

  it('names a condition that went missing during the session', async () => {
    const { client, simulator } = await openSignedIn({ version })
    valueOf(await client.readMailReadiness({}))
    simulator.setSettings({ smtpConfigured: false })
    expect(failureOf(await client.sendMail(order, {}))).toEqual({
      kind: 'mailPreconditionMissing',
      missing: 'mailServer',
    })
  })

  it('to who has no address, is gone, or is not one person, sends nothing', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const to = async (id: string) => failureOf(await client.sendMail({ ...order, id }, {}))
    expect(await to(notablePeople.withoutEmail)).toEqual({ kind: 'mailPreconditionMissing', missing: 'emailAddress' })
    expect(await to('9999')).toEqual({ kind: 'personNotFound' })
    expect(await to('1001+1002')).toEqual({ kind: 'personNotFound' })
    expect(simulator.requests.matching(mails)).toHaveLength(0)
    valueOf(await client.readPerson('1002', {}))
    simulator.state.deletePerson('1002')
    expect(await to('1002')).toEqual({ kind: 'personNotFound' })
    expect(simulator.mails).toEqual([])
  })

  it('refused without a reason is told so, and was not sent', async () => {
    const { client, simulator } = await openSignedIn({ version: '2.8.16' })
    simulator.faults.next(mails, { kind: 'code', code: '1000', status: 500 })
    expect(failureOf(await client.sendMail(order, {}))).toMatchObject({
      kind: 'mailRefused',
      answer: { status: 500, code: '1000' },
    })
    valueOf(await client.sendMail(order, {}))
    expect(simulator.requests.matching(mails)).toHaveLength(2)
  })

  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset-after-commit' }],
    ['code 4', { kind: 'code-4', committed: true }],
    ['broken JSON', { kind: 'broken-json' }],
    ['a failing gateway', { kind: 'status', status: 504, committed: true }],
  ])('whose answer is lost to %s is unknown, and never repeated by itself', async (_what, fault) => {
    const { client, simulator, sentMails } = await openSignedIn({ version })
    simulator.faults.next(mails, fault)
    expect(failureOf(await client.sendMail(order, {}))).toEqual({ kind: 'outcomeUnknown', action: 'sendMail' })
    expect(simulator.requests.matching(mails)).toHaveLength(1)
    expect(failureOf(await client.sendMail(order, {}))).toMatchObject({ kind: 'mailAlreadySent' })
    expect(sentMails.acceptedAt('1001')).toBeNull()
    expect(simulator.mails).toHaveLength(1)
  })

  it('given up on its way is unknown', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const giveUp = new AbortController()
    const held = simulator.faults.hold(mails)
    const sending = client.sendMail(order, { signal: giveUp.signal })
    await held.arrived
    giveUp.abort()
    expect(failureOf(await sending)).toEqual({ kind: 'outcomeUnknown', action: 'sendMail' })
  })

  it('that never left because the server is away may be sent without asking again', async () => {
    const { client, simulator, sentMails } = await openSignedIn({ version })
    valueOf(await client.readMailReadiness({}))
    valueOf(await client.readPerson('1001', {}))
    await simulator.stop()
    // Whether a request reaches a server that dies this instant cannot be told; after one failure the connections are gone.
    expect(failureOf(await client.readPerson('1001', {}))).toMatchObject({ kind: 'serverUnreachable' })
    expect(failureOf(await client.sendMail(order, {}))).toMatchObject({ kind: 'serverUnreachable', reason: 'refused' })
    expect(sentMails.leftAt('1001')).toBeNull()
  })
})

/** The releases that may insist on criteria: older ones do not know them. */
const askingForCriteria = simulatorVersions.filter((version) => !version.startsWith('2.8.'))

describe.each(askingForCriteria)('a server that insists on criteria at %s', (version) => {
  it('gets criteria that mean this one person, tried out first', async () => {
    const { client, simulator } = await openSignedIn({ version, settings: { requireAdvancedCriteria: true } })
    valueOf(await client.sendMail(order, {}))
    expect(simulator.mails.map(({ userId }) => userId)).toEqual(['1001'])
    expect(simulator.requests.matching(mails).map(({ body }) => body)).toEqual([
      { id: '1001', language: 'en' },
      {
        id: '1001',
        language: 'en',
        adv_criteria: { user_id: '1001', user_email: 'aylin.demir@example.org', user_operator_level_id: '0' },
      },
    ])
    valueOf(await client.sendMail({ ...order, id: '1002' }, {}))
    expect(simulator.requests.matching(mails)).toHaveLength(3)
  })

  it('gets no mail at all when the criteria would mean somebody else, too', async () => {
    const { client, simulator } = await openSignedIn({ version, settings: { requireAdvancedCriteria: true } })
    simulator.state.people.change('1100', { email: 'x.aylin.demir@example.org' })
    const other = simulator.state.people.get('1100')
    if (other === undefined) throw new Error('person 1100 is generated')
    simulator.state.people.add({ ...other, userId: '11001', email: 'y.aylin.demir@example.org' })
    expect(failureOf(await client.sendMail(order, {}))).toMatchObject({ kind: 'mailRefused' })
    expect(simulator.mails).toEqual([])
  })
})
