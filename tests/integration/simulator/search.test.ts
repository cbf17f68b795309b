import { describe, expect, it } from 'vitest'
import type { WireAnswer } from './wire-client.ts'
import { stage } from './stage.ts'

const search = '/api/v2/users/search'
const advanced = '/api/v2/users/advance_search'

describe('v2 users/search', () => {
  it('answers native values, no photo and no credentials, in envelope B', async () => {
    const { client } = await stage()
    const answer = await client.send('POST', search, { limit: 1, search_text: 'aylin demir' })
    const row = answer.at('UserCollection.rows.0')
    expect(row).toMatchObject({ user_id: '1001', visual_face_count: 1, disabled: false, have_pin: false })
    expect(row).toHaveProperty('user_group_id', { id: 1002, name: 'Employees' })
    expect(row).toHaveProperty('start_datetime', '2024-09-01T00:00:00')
    expect(row).not.toHaveProperty('photo')
    expect(row).not.toHaveProperty('credentials')
    expect(answer.at('Response')).toEqual({ code: '0' })
  })

  it('counts all matches before paging, and pages do not overlap', async () => {
    const { simulator, client } = await stage()
    const page = (offset: number): Promise<WireAnswer> =>
      client.send('POST', search, { limit: 20, offset, order_by: 'user_id:false' })
    const ids = (answer: WireAnswer): readonly unknown[] => answer.column('UserCollection.rows', 'user_id')
    const [first, second] = [await page(0), await page(20)]
    expect(first.at('UserCollection.total')).toBe(simulator.state.people.size)
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(40)
    expect(ids(first).slice(0, 3)).toEqual(['1', '2', '3'])
    const backwards = await client.send('POST', search, { limit: 1, order_by: 'user_id:true' })
    expect(backwards.at('UserCollection.rows.0.user_id')).toBe('1040')
  })

  it('matches id and name whatever the case, and the e-mail only where the server does', async () => {
    const { simulator, client } = await stage()
    const total = async (search_text: string): Promise<unknown> =>
      (await client.send('POST', search, { limit: 0, search_text })).at('UserCollection.total')
    expect(await total('o’BRIEN')).toBeGreaterThan(0)
    expect(await total('김서')).toBeGreaterThan(0)
    expect(await total('1012')).toBe(1)
    expect(await total('front.desk@')).toBe(0)
    simulator.setSettings({ searchTextColumns: ['user_id', 'name', 'email'] })
    expect(await total('front.desk@')).toBe(1)
  })

  it('refuses an empty body, and answers an unknown group with nothing', async () => {
    const { client } = await stage()
    const empty = await client.send('POST', search, {})
    expect([empty.status, empty.code]).toEqual([400, '30'])
    const unknown = await client.send('POST', search, { limit: 0, user_group_id: 4711 })
    expect(unknown.at('UserCollection')).toEqual({ total: 0, rows: [] })
  })

  it('includes the groups below a group', async () => {
    const { client } = await stage()
    const answer = await client.send('POST', search, { limit: 0, user_group_id: '1002' })
    expect(new Set(answer.column('UserCollection.rows', 'user_group_id.id'))).toEqual(new Set([1002, 1003, 1004]))
  })

  it('with database encryption matches only whole values', async () => {
    const { client } = await stage({ settings: { databaseEncryption: true } })
    const total = async (search_text: string): Promise<unknown> =>
      (await client.send('POST', search, { limit: 0, search_text })).at('UserCollection.total')
    expect(await total('Aylin')).toBe(0)
    expect(await total('Aylin Demir')).toBe(1)
  })
})

describe('v2 users/advance_search', () => {
  const anyLevel = { user_operator_level_id: '0' }

  it('finds by a part of name, e-mail or phone, all conditions together', async () => {
    const { client } = await stage()
    const found = async (body: object): Promise<readonly unknown[]> =>
      (await client.send('POST', advanced, { ...anyLevel, ...body })).column('UserCollection.rows', 'user_id')
    expect(await found({ user_email: 'FRONT.desk' })).toEqual(['1005'])
    expect(await found({ user_name: 'brien', user_email: 'saoirse' })).toEqual(['1002'])
    expect(await found({ user_name: 'brien', user_email: 'nobody' })).toEqual([])
    expect(await found({ user_id: '1008', user_status: 'true' })).toEqual(['1008'])
    expect(await found({ user_id: '1008', user_status: 'false' })).toEqual([])
    expect(await found({ user_operator_level_id: '2' })).toEqual(['2', '5'])
  })

  it('takes 50 rows where no limit is asked for', async () => {
    const { client } = await stage({ people: 120 })
    expect((await client.send('POST', advanced, anyLevel)).at('UserCollection.rows')).toHaveLength(50)
  })

  it('insists on the operator level from 2.9.8', async () => {
    const { client } = await stage()
    const answer = await client.send('POST', advanced, { user_name: 'a' })
    expect([answer.status, answer.code]).toEqual([400, '30'])
  })

  it('with database encryption matches names and addresses only exactly', async () => {
    const { client } = await stage({ settings: { databaseEncryption: true } })
    const total = async (body: object): Promise<unknown> =>
      (await client.send('POST', advanced, { ...anyLevel, ...body })).at('UserCollection.total')
    expect(await total({ user_email: 'front.desk' })).toBe(0)
    expect(await total({ user_email: 'front.desk@example.org' })).toBe(1)
    expect(await total({ user_name: 'Aylin' })).toBe(0)
  })
})

describe('the v1 list', () => {
  it('answers strings and no photo, and pages with a total as a string', async () => {
    const { client } = await stage()
    const answer = await client.send('GET', '/api/users?limit=2&offset=6&order_by=user_id:false')
    expect(answer.at('UserCollection.total')).toBe('46')
    expect(answer.column('UserCollection.rows', 'user_id')).toEqual(['1001', '1002'])
    expect(answer.at('UserCollection.rows.0')).toMatchObject({
      disabled: 'false',
      photo_exists: 'true',
      expired: 'false',
    })
    expect(answer.at('UserCollection.rows.0')).not.toHaveProperty('photo')
  })

  it('says who has expired', async () => {
    const { client } = await stage()
    const answer = await client.send('GET', '/api/users')
    const ids = answer.column('UserCollection.rows', 'user_id')
    const expired = answer.column('UserCollection.rows', 'expired')
    expect([expired[ids.indexOf('1006')], expired[ids.indexOf('1007')]]).toEqual(['false', 'true'])
  })
})

describe('groups', () => {
  it('come as strings from v1 and as native values from v2', async () => {
    const { client } = await stage()
    const first = await client.send('GET', '/api/access_groups')
    const second = await client.send('POST', '/api/v2/access_groups/search', { limit: 0, order_by: 'id:false' })
    const ids = first.column('AccessGroupCollection.rows', 'id')
    expect(ids.slice(0, 2)).toEqual(['3', '4'])
    expect(first.at(`AccessGroupCollection.rows.${ids.indexOf('7')}`)).not.toHaveProperty('users')
    expect(second.at('AccessGroupCollection.rows.0')).toEqual({
      id: 3,
      name: 'Main doors',
      users: [],
      user_groups: [],
      access_levels: [{ id: 1, name: 'Entrances' }],
      floor_levels: [],
    })
    expect(first.at('AccessGroupCollection.total')).toBe(String(second.at('AccessGroupCollection.total')))
    const groups = await client.send('POST', '/api/v2/user_groups/search', { user_group_id_list: ['1003'] })
    expect(groups.at('UserGroupCollection.rows')).toMatchObject([{ id: 1003, depth: 2, parent_id: { id: 1002 } }])
  })

  it('spells empty lists as the settings say', async () => {
    const { simulator, client } = await stage()
    const empty = async (): Promise<unknown> =>
      (await client.send('POST', search, { limit: 0, search_text: 'nobody at all' })).at('UserCollection')
    expect(await empty()).toEqual({ total: 0, rows: [] })
    simulator.setSettings({ emptyLists: 'string' })
    expect(await empty()).toEqual({ total: 0, rows: '' })
    simulator.setSettings({ emptyLists: 'missing' })
    expect(await empty()).toEqual({ total: 0 })
  })
})
