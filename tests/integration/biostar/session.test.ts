import { describe, expect, it } from 'vitest'
import { sessionHeader } from '../../../src-main/biostar/login.ts'
import { demoLogin, demoOperators, issueCertificate, simulatorVersions } from '../../../tools/simulator/index.ts'
import { drawnPhoto, failureOf, openDesk, openServer, openSignedIn, valueOf } from './client-room.ts'

const search = { text: 'aylin', offset: 0, limit: 50 }
const logins = { method: 'POST', path: '/api/login' }

describe('what signing in tells', () => {
  it('tells who signed in, what they may do and which server it is', async () => {
    const simulator = await openServer()
    const { client } = openDesk(simulator)
    expect(client.standing()).toEqual({ kind: 'signedOut', reason: 'notYet' })
    const { operator, version } = valueOf(await client.signIn(demoOperators.limited, {}))
    expect(version).toBe('2.9.8.14')
    expect(operator).toMatchObject({
      loginId: 'visitors',
      level: 'Visitor desk',
      writePeople: 'allowed',
      readSettings: 'refused',
      readEvents: 'refused',
      useDevices: 'unknown',
    })
    expect(operator.userGroups).toEqual({ kind: 'only', ids: ['1005', '1007'] })
    expect(client.standing()).toEqual({ kind: 'signedIn', operator, version })
  })

  it('asks the version file where the login does not tell', async () => {
    const simulator = await openServer({ version: '2.8.16' })
    const { client } = openDesk(simulator)
    expect(valueOf(await client.signIn(demoLogin, {})).version).toBe('2.8.16.22')
  })
})

describe.each(simulatorVersions)('signing in at %s', (version) => {
  it.each([
    ['a wrong password', { ...demoLogin, password: 'wrong' }, { kind: 'wrongCredentials' }],
    ['a second factor', demoOperators.multiFactor, { kind: 'accountRefused', reason: 'multiFactor' }],
  ])('names %s', async (_what, credentials, failure) => {
    const { client } = openDesk(await openServer({ version }))
    expect(failureOf(await client.signIn(credentials, {}))).toMatchObject(failure)
    expect(client.standing()).toMatchObject({ kind: 'signedOut' })
  })

  it('names a locked account', async () => {
    const { client } = openDesk(
      await openServer({ version, settings: { lockout: { enabled: true, attempts: 2, minutes: 10 } } }),
    )
    for (let attempt = 0; attempt < 2; attempt += 1) await client.signIn({ ...demoLogin, password: 'wrong' }, {})
    expect(failureOf(await client.signIn(demoLogin, {}))).toMatchObject({
      kind: 'accountLocked',
      answer: { code: '113' },
    })
  })

  it('takes a bare 401 for a wrong password, and a success without a session for no BioStar', async () => {
    const simulator = await openServer({ version })
    const { client } = openDesk(simulator)
    simulator.faults.next(logins, { kind: 'code', code: '65000', status: 401 })
    expect(failureOf(await client.signIn(demoLogin, {})).kind).toBe('wrongCredentials')
    simulator.faults.next(logins, { kind: 'code', code: '0' })
    expect(failureOf(await client.signIn(demoLogin, {}))).toMatchObject({
      kind: 'answerUnreadable',
      reason: 'notBioStar',
    })
  })

  it('can be given up', async () => {
    const simulator = await openServer({ version })
    const { client } = openDesk(simulator)
    const giveUp = new AbortController()
    const held = simulator.faults.hold(logins)
    const signingIn = client.signIn(demoLogin, { signal: giveUp.signal })
    await held.arrived
    giveUp.abort()
    expect(failureOf(await signingIn)).toEqual({ kind: 'cancelled' })
    expect(client.standing()).toMatchObject({ kind: 'signedOut' })
  })

  it('is overtaken by a later one', async () => {
    const simulator = await openServer({ version })
    const { client } = openDesk(simulator)
    const held = simulator.faults.hold(logins, 'after')
    const first = client.signIn(demoLogin, {})
    await held.arrived
    const second = client.signIn(demoOperators.desk, {})
    valueOf(await second)
    held.release()
    expect(failureOf(await first)).toEqual({ kind: 'cancelled' })
    expect(client.standing()).toMatchObject({ operator: { loginId: 'desk' } })
    expect(simulator.state.sessions.list().map(({ userId }) => userId)).toEqual([demoOperators.desk.userId])
  })
})

describe.each(simulatorVersions)('a session at %s', (version) => {
  it('goes out in one header alone, and never into a failure or the log', async () => {
    const { client, simulator, lines } = await openSignedIn({ version })
    const [session] = simulator.state.sessions.list()
    const failures: unknown[] = []
    for (const fault of [
      { kind: 'code', code: '30' },
      { kind: 'broken-json' },
      { kind: 'reset-after-commit' },
    ] as const) {
      simulator.faults.next({ path: '/api/v2/users/search' }, fault)
      failures.push(await client.searchPeople(search, {}).then((found) => (found.ok ? 'found' : found.failure)))
    }
    // A read that was reset is asked again by the transport.
    expect(failures).toMatchObject([{ kind: 'serverRefused' }, { kind: 'answerUnreadable' }, 'found'])
    const sent = simulator.requests.matching({ path: '/api/v2/users/search' })
    expect(sent.length).toBeGreaterThan(2)
    for (const { headers, body } of sent) {
      expect(headers[sessionHeader]).toBe(session?.id)
      expect(headers['cookie']).toBeUndefined()
      expect(JSON.stringify(body)).not.toContain(session?.id)
    }
    const seen = JSON.stringify([failures, lines])
    expect(seen).toContain('POST /api/v2/users/search')
    for (const secret of [session?.id ?? 'no session', demoLogin.password, 'aylin']) expect(seen).not.toContain(secret)
  })

  it.each(['10', '11'] as const)(
    'that ended with code %s is renewed once, for all who wait',
    async (expiredSessionCode) => {
      const { client, simulator } = await openSignedIn({ version, settings: { expiredSessionCode } })
      simulator.state.killSessions()
      const stages: string[] = []
      const read = (id: string) => client.readPerson(id, { onStage: (stage) => stages.push(stage) })
      const held = simulator.faults.hold(logins)
      const first = read('1001')
      await held.arrived
      const others = ['1002', '1003', '1004'].map(read)
      held.release()
      for (const found of await Promise.all([first, ...others])) valueOf(found)
      expect(simulator.requests.matching(logins)).toHaveLength(2)
      expect(stages).toEqual(Array.from({ length: 4 }, () => 'signingInAgain'))
    },
  )

  it('killed in the middle of an upload costs one login and loses nothing', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.next({ method: 'PUT', path: '/api/users/:id' }, { kind: 'expire-session' })
    const upload = { id: '1010', photo: drawnPhoto(7), seen: { kind: 'none' } } as const
    expect(valueOf(await client.uploadPhoto(upload, {})).confirmed).toBe('sameBytes')
    expect(simulator.requests.matching(logins)).toHaveLength(2)
    expect(simulator.faults.remaining).toBe(0)
  })

  it('whose password was changed sends the old one once, however fast one types', async () => {
    const { client, simulator } = await openSignedIn({
      version,
      settings: { lockout: { enabled: true, attempts: 3, minutes: 10 } },
    })
    const ends: string[] = []
    client.onEnded((reason) => ends.push(reason))
    simulator.state.changePassword(demoLogin.loginId, 'Another-Word-1357')
    simulator.state.killSessions()
    const type = (text: string) => client.searchPeople({ ...search, text }, {})
    const typed = await Promise.all(['a', 'ay', 'ayl', 'ayli', 'aylin'].map(type))
    const later = await type('aylin d')
    for (const found of [...typed, later])
      expect(failureOf(found)).toEqual({ kind: 'signInRequired', reason: 'passwordRefused' })
    expect(simulator.requests.matching(logins)).toHaveLength(2)
    expect(ends).toEqual(['passwordRefused'])
    expect(client.standing()).toEqual({ kind: 'signedOut', reason: 'passwordRefused' })
    valueOf(await client.signIn({ ...demoLogin, password: 'Another-Word-1357' }, {}))
    valueOf(await type('aylin'))
  })

  it('is renewed later when the server was away while it should be renewed', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.state.killSessions()
    simulator.faults.next(logins, { kind: 'reset-before-answer' })
    expect(failureOf(await client.searchPeople(search, {})).kind).toBe('serverUnreachable')
    expect(client.standing().kind).toBe('signedIn')
    valueOf(await client.searchPeople(search, {}))
  })

  it('gives up waiting for a renewal without ending it for the others', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.state.killSessions()
    const held = simulator.faults.hold(logins)
    const giveUp = new AbortController()
    const impatient = client.searchPeople(search, { signal: giveUp.signal })
    const patient = client.searchPeople(search, {})
    await held.arrived
    giveUp.abort()
    expect(failureOf(await impatient)).toEqual({ kind: 'cancelled' })
    held.release()
    valueOf(await patient)
    expect(simulator.requests.matching(logins)).toHaveLength(2)
  })

  it('ends for the server, too, when the clerk signs out; what was under way learns it', async () => {
    const { client, simulator } = await openSignedIn({ version })
    const held = simulator.faults.hold({ path: '/api/v2/users/search' })
    const searching = client.searchPeople(search, {})
    await held.arrived
    const signedOut = client.signOut()
    expect(client.standing()).toEqual({ kind: 'signedOut', reason: 'byClerk' })
    expect(failureOf(await searching)).toEqual({ kind: 'signInRequired', reason: 'signedOut' })
    await signedOut
    expect(simulator.state.sessions.list()).toEqual([])
    expect(failureOf(await client.searchPeople(search, {}))).toEqual({ kind: 'signInRequired', reason: 'signedOut' })
  })
})

describe.each(simulatorVersions)('two desks on one account with simultaneous login off at %s', (version) => {
  it('stop fighting: one of them is told that the account is in use', async () => {
    const simulator = await openServer({ settings: { simultaneousLogin: false } })
    const here = openDesk(simulator)
    const there = openDesk(simulator)
    const ends: string[] = []
    here.client.onEnded((reason) => ends.push(reason))
    valueOf(await here.client.signIn(demoLogin, {}))
    valueOf(await there.client.signIn(demoLogin, {}))
    // Each search throws the other desk out, until one has died twice within a minute of its renewal.
    valueOf(await here.client.searchPeople(search, {}))
    valueOf(await there.client.searchPeople(search, {}))
    expect(failureOf(await here.client.searchPeople(search, {}))).toEqual({ kind: 'accountInUse' })
    const loginsSoFar = simulator.requests.matching(logins).length
    valueOf(await there.client.searchPeople(search, {}))
    expect(failureOf(await here.client.searchPeople(search, {}))).toEqual({ kind: 'accountInUse' })
    expect(simulator.requests.matching(logins)).toHaveLength(loginsSoFar)
    expect(ends).toEqual(['accountInUse'])
  })

  it('take turns as long as they do it slowly', async () => {
    const simulator = await openServer({ settings: { simultaneousLogin: false } })
    const here = openDesk(simulator)
    const there = openDesk(simulator)
    valueOf(await here.client.signIn(demoLogin, {}))
    valueOf(await there.client.signIn(demoLogin, {}))
    for (let turn = 0; turn < 3; turn += 1) {
      valueOf(await here.client.searchPeople(search, {}))
      valueOf(await there.client.searchPeople(search, {}))
      here.passTime(61_000)
      there.passTime(61_000)
    }
    expect(simulator.requests.matching(logins).length).toBeGreaterThan(6)
  })

  it('are not suspected where the server itself was away: it forgets everybody, and may do so again soon', async () => {
    const certificate = await issueCertificate({ kind: 'self-signed' })
    let simulator = await openServer({ certificate })
    const { port } = simulator
    const { client } = openDesk(simulator)
    valueOf(await client.signIn(demoLogin, {}))
    for (let restart = 0; restart < 3; restart += 1) {
      await simulator.stop()
      expect(failureOf(await client.searchPeople(search, {}))).toMatchObject({ kind: 'serverUnreachable' })
      simulator = await openServer({ certificate, port })
      valueOf(await client.searchPeople(search, {}))
      expect(simulator.requests.matching(logins)).toHaveLength(1)
    }
  })

  it('do not fight within one call either', async () => {
    const { client, simulator } = await openSignedIn({ version })
    simulator.faults.always({ path: '/api/users/:id' }, { kind: 'expire-session' })
    expect(failureOf(await client.readPerson('1001', {}))).toEqual({ kind: 'accountInUse' })
    expect(simulator.requests.matching(logins)).toHaveLength(2)
  })
})
