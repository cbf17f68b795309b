import { describe, expect, it } from 'vitest'
import type { SimulatorVersion } from '../../../tools/simulator/index.ts'
import { releaseOf, simulatorVersions } from '../../../tools/simulator/index.ts'
import { stage } from './stage.ts'

const search = '/api/v2/users/search'

describe('envelopes', () => {
  it.each<[SimulatorVersion, object]>([
    ['2.8.16', { code: '0', link: expect.any(String) as unknown, message: 'Success' }],
    ['2.9.8', { code: '0' }],
    ['biostar-x', { code: '0', link: expect.any(String) as unknown, message: 'success', by: 'web' }],
  ])('a v2 search on %s', async (version, envelope) => {
    const { client } = await stage({ version })
    expect((await client.send('POST', search, { limit: 1 })).at('Response')).toEqual(envelope)
  })

  it('puts Response first on BioStar X', async () => {
    const { client } = await stage({ version: 'biostar-x' })
    expect((await client.send('POST', search, { limit: 1 })).text).toMatch(/^\{"Response":/)
  })

  it('may be overridden for a family', async () => {
    const { client } = await stage({ settings: { envelopes: { v1: 'D', v2: 'C', mail: 'A' } } })
    expect((await client.send('GET', '/api/users/1001')).json).toMatchObject({ code: '0', User: { user_id: '1001' } })
    expect((await client.send('POST', search, { limit: 1 })).at('Response.by')).toBe('web')
    expect((await client.send('POST', '/api/v2/send_email', { id: '1001' })).at('Response.code')).toBe('0')
  })

  it('sends lists in chunks and native answers with a length', async () => {
    const { client } = await stage()
    expect((await client.send('GET', '/api/users')).headers['transfer-encoding']).toBe('chunked')
    expect((await client.send('POST', search, { limit: 1 })).headers['content-length']).toMatch(/^\d+$/)
  })
})

describe('paths and methods', () => {
  it.each([
    ['GET', '/api/users/1001/', 400, '103'],
    ['POST', '/api/login/', 400, '103'],
    ['GET', '/api/never/heard/of', 400, '103'],
    ['PATCH', '/api/users/1001', 400, '102'],
    ['GET', '/api/login', 400, '102'],
    ['GET', '/somewhere', 404, undefined],
  ])('%s %s answers %i and %s', async (method, path, status, code) => {
    const { client } = await stage()
    const answer = await client.send(method, path)
    expect([answer.status, answer.code]).toEqual([status, code])
  })

  it.each(simulatorVersions)('/js/info.json tells that it is %s, without a session', async (version) => {
    const { client } = await stage({ version })
    client.sessionId = undefined
    expect((await client.send('GET', '/js/info.json')).json).toEqual({ version: releaseOf[version] })
  })
})

describe('older servers', () => {
  it.each([search, '/api/v2/users/advance_search', '/api/v2/access_groups/search', '/api/v2/user_groups/search'])(
    '2.8.10 does not know %s',
    async (path) => {
      const { client } = await stage({ version: '2.8.10' })
      const answer = await client.send('POST', path, { limit: 1 })
      expect([answer.status, answer.code]).toEqual([400, '103'])
      expect((await client.send('GET', '/api/users?limit=1')).code).toBe('0')
    },
  )

  it.each<[SimulatorVersion, string]>([
    ['2.8.10', '212'],
    ['2.8.16', '0'],
    ['2.9.8', '0'],
  ])('%s answers an unchanged e-mail in an update with %s', async (version, code) => {
    const { client } = await stage({ version })
    const User = { email: 'aylin.demir@example.org', phone: '1' }
    expect((await client.send('PUT', '/api/users/1001', { User })).code).toBe(code)
  })

  it.each<[SimulatorVersion, number]>([
    ['2.8.10', 401],
    ['2.8.16', 401],
    ['2.9.8', 200],
  ])('%s lets a session with empty credentials go on with %i', async (version, status) => {
    const { client } = await stage({ version })
    await client.send('PUT', '/api/users/1001', { User: { credentials: {} } })
    expect((await client.send('GET', '/api/users/1001')).status).toBe(status)
  })

  it('2.8.10 applies days and not times, takes ids it does not support, and enforces no filters', async () => {
    const { simulator, client } = await stage({ version: '2.8.10' }, 'visitors')
    const User = {
      user_id: 'x 4',
      user_group_id: { id: '1' },
      start_datetime: '2025-01-01T09:30:00.00Z',
      expiry_datetime: '2025-01-01T18:00:00.00Z',
    }
    expect((await client.send('POST', '/api/users', { User })).code).toBe('0')
    const person = simulator.state.people.get('x 4')
    expect([person?.start, person?.expiry]).toEqual(['2025-01-01T00:00:00', '2025-01-01T23:59:00'])
    expect((await client.send('GET', '/api/users/1001')).code).toBe('0')
  })

  it('2.8 says no version at the login and spells templates the old way', async () => {
    const { client } = await stage({ version: '2.8.16' })
    expect((await client.login()).json).not.toHaveProperty('version')
    const answer = await client.send('GET', '/api/users/1001')
    expect(answer.at('User.credentials.visualFaces.0.templates.0')).toHaveProperty('templateEx')
  })

  it('2.8.16 knows no bulk calls: the path reads as a person called bulk', async () => {
    const { client } = await stage({ version: '2.8.16' })
    expect((await client.send('PUT', '/api/users/bulk', { User: { phone: '1' } })).code).toBe('201')
  })

  it('symbols in a department are refused from 2.8.16', async () => {
    const User = { department: 'R&D' }
    const older = await stage({ version: '2.8.10' })
    expect((await older.client.send('PUT', '/api/users/1001', { User })).code).toBe('0')
    const newer = await stage({ version: '2.8.16' })
    expect((await newer.client.send('PUT', '/api/users/1001', { User })).code).toBe('30')
  })
})
