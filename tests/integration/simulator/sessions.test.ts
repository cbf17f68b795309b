import { describe, expect, it } from 'vitest'
import { demoLogin, demoOperators } from '../../../tools/simulator/index.ts'
import { stage } from './stage.ts'
import { WireClient } from './wire-client.ts'

describe('signing in', () => {
  it('answers the operator with strings and the handle in a header, never in the body', async () => {
    const { client } = await stage()
    const answer = await client.login()
    expect(answer.status).toBe(200)
    const handle = String(answer.headers['bs-session-id'])
    expect(handle).toMatch(/^[0-9a-f]{32}$/)
    expect(answer.text).not.toContain(handle)
    expect(answer.at('User')).toMatchObject({ user_id: '1', disabled: 'false', permission: { id: '1' } })
    expect(answer.at('User.permission.module.Setting')).toEqual({ read: 'true', write: 'true' })
    expect(answer.at('version.biostarVersion')).toBe('2.9.8.14')
    expect(answer.headers['keep-alive']).toBe('timeout=5')
    expect(answer.headers['x-frame-options']).toBe('SAMEORIGIN')
  })

  it('refuses a wrong password with 400 and 101, closes the connection and gives no handle', async () => {
    const { client } = await stage()
    const answer = await client.login(demoLogin.loginId, 'not the password')
    expect([answer.status, answer.code]).toEqual([400, '101'])
    expect(answer.headers.connection).toBe('close')
    expect(answer.headers['bs-session-id']).toBeUndefined()
  })

  it('answers 122 where a second factor is needed', async () => {
    const { client } = await stage()
    const answer = await client.login(demoOperators.multiFactor.loginId)
    expect([answer.status, answer.code]).toEqual([400, '122'])
  })

  it('locks after the last allowed wrong password, refuses the right one, and opens again in time', async () => {
    let now = Date.now()
    const settings = { lockout: { enabled: true, attempts: 3, minutes: 10 } }
    const { client } = await stage({ settings, clock: () => now })
    for (let attempt = 0; attempt < 3; attempt += 1) expect((await client.login('desk', 'wrong')).code).toBe('101')
    expect((await client.login('desk')).code).toBe('113')
    expect((await client.login('lead')).code).toBe('0')
    now += 10 * 60_000
    expect((await client.login('desk')).code).toBe('0')
  })

  it('answers a missing User with 500 and 1000, and broken JSON with 400 and 700', async () => {
    const { client } = await stage()
    const missing = await client.send('POST', '/api/login', { login_id: 'admin' })
    expect([missing.status, missing.code]).toEqual([500, '1000'])
    const broken = await client.send('POST', '/api/login', '{"User":')
    expect([broken.status, broken.code]).toEqual([400, '700'])
  })
})

describe('a session', () => {
  const anything = ['GET', '/api/users/1001'] as const

  it('is asked for by every other request', async () => {
    const { client } = await stage()
    client.sessionId = undefined
    const without = await client.send(...anything)
    expect([without.status, without.code]).toEqual([401, '10'])
    client.sessionId = '0'.repeat(32)
    expect((await client.send(...anything)).status).toBe(401)
  })

  it('is accepted from a cookie, too', async () => {
    const { client } = await stage()
    const cookie = `theme=dark; bs-session-id=${client.sessionId}`
    client.sessionId = undefined
    expect((await client.send('GET', '/api/users/1001', undefined, { cookie })).status).toBe(200)
  })

  it('ends with the logout', async () => {
    const { client } = await stage()
    expect((await client.send('POST', '/api/logout')).code).toBe('0')
    expect((await client.send(...anything)).status).toBe(401)
  })

  it.each(['10', '11'] as const)('ends when nothing was asked for long enough, with code %s', async (code) => {
    let now = Date.now()
    const settings = { sessionTimeoutSeconds: 60, expiredSessionCode: code }
    const { client } = await stage({ settings, clock: () => now })
    now += 60_000
    expect((await client.send(...anything)).status).toBe(200)
    now += 60_000
    expect((await client.send(...anything)).status).toBe(200)
    now += 60_001
    const late = await client.send(...anything)
    expect([late.status, late.code]).toEqual([401, code])
  })

  it.each([
    [true, 200],
    [false, 401],
  ])('with simultaneous login %s, an older one then answers %i', async (simultaneousLogin, status) => {
    const { simulator, client } = await stage({ settings: { simultaneousLogin } })
    const otherDesk = new WireClient(simulator)
    await otherDesk.login()
    expect((await client.send(...anything)).status).toBe(status)
    expect((await otherDesk.send(...anything)).status).toBe(200)
    otherDesk.close()
  })

  it('can be killed by a test, as a restart of the service does', async () => {
    const { simulator, client } = await stage()
    simulator.state.killSessions()
    expect((await client.send(...anything)).status).toBe(401)
  })
})

describe('what an operator may not do answers 403 and 20', () => {
  it.each([
    ['watch', 'PUT', '/api/users/1001', { User: { name: 'X' } }],
    ['watch', 'POST', '/api/v2/send_email', { id: '1001', language: 'en' }],
    ['desk', 'GET', '/api/setting/biostar', undefined],
    ['desk', 'GET', '/api/setting_email', undefined],
    ['desk', 'GET', '/api/setting/alarm_smtps', undefined],
    ['visitors', 'GET', '/api/users/1001', undefined],
    ['visitors', 'DELETE', '/api/users?id=1001', undefined],
    ['visitors', 'GET', '/api/access_groups/7', undefined],
  ])('%s: %s %s', async (loginId, method, path, body) => {
    const { client } = await stage({}, loginId)
    const answer = await client.send(method, path, body)
    expect(answer.status).toBe(403)
    expect(answer.code).toBe('20')
  })

  it('and the filtered operator finds only people and groups of their own', async () => {
    const { simulator, client } = await stage({}, 'visitors')
    const found = await client.send('POST', '/api/v2/users/search', { limit: 0 })
    const groups = new Set(found.column('UserCollection.rows', 'user_group_id.id'))
    expect(groups).toEqual(new Set([1005, 1007]))
    expect(found.at('UserCollection.total')).toBeLessThan(simulator.state.people.size)
    const doors = await client.send('POST', '/api/v2/access_groups/search', { limit: 0, order_by: 'id:false' })
    expect(doors.column('AccessGroupCollection.rows', 'id')).toEqual([3, 5])
  })
})
