import { describe, expect, it } from 'vitest'
import { drawPortrait, notablePeople } from '../../../tools/simulator/index.ts'
import { stage } from './stage.ts'

const period = { start_datetime: '2025-01-01T00:00:00.00Z', expiry_datetime: '2030-12-31T23:59:00.00Z' }
const good = { user_id: '9001', name: 'Wiebke Test', user_group_id: { id: '1' }, ...period }
const manyDoors = [3, 4, 5, 6, 7, 8, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30].map((id) => ({ id: String(id) }))

describe('reading one person', () => {
  it('answers strings, the photo as base64 without prefix, and the credentials', async () => {
    const { client } = await stage()
    const answer = await client.send('GET', `/api/users/${notablePeople.manyCredentials}`)
    expect(answer.at('User')).toMatchObject({
      user_id: '1012',
      disabled: 'false',
      card_count: '2',
      photo_exists: 'true',
    })
    expect(answer.at('User.start_datetime')).toBe('2024-09-01T00:00:00.00Z')
    expect(Buffer.from(String(answer.at('User.photo')), 'base64').subarray(0, 3)).toEqual(
      Buffer.from([0xff, 0xd8, 0xff]),
    )
    expect(answer.at('User.credentials.visualFaces.0.templates')).toHaveLength(2)
    expect(answer.at('Response')).toMatchObject({ code: '0', message: 'Success' })
  })

  it('leaves the photo out where there is none', async () => {
    const { client } = await stage()
    const answer = await client.send('GET', `/api/users/${notablePeople.withoutPhoto}`)
    expect(answer.at('User.photo_exists')).toBe('false')
    expect(answer.at('User')).not.toHaveProperty('photo')
  })

  it.each(['GET', 'PUT'])('answers %s of nobody with 400 and 201', async (method) => {
    const { client } = await stage()
    const answer = await client.send(
      method,
      '/api/users/424242',
      method === 'PUT' ? { User: { name: 'X' } } : undefined,
    )
    expect([answer.status, answer.code]).toEqual([400, '201'])
  })
})

describe('creating a person', () => {
  it('answers a UserCollection, and the person is there', async () => {
    const { client } = await stage()
    const created = await client.send('POST', '/api/users', { User: { ...good, access_groups: [{ id: '3' }] } })
    expect(created.at('UserCollection')).toEqual({ total: '1', rows: [{ user_id: '9001', name: 'Wiebke Test' }] })
    const read = await client.send('GET', '/api/users/9001')
    expect(read.at('User.access_groups')).toEqual([{ id: '3', name: 'Main doors' }])
  })

  it('tolerates the empty values of the official samples', async () => {
    const { client } = await stage()
    const answer = await client.send('POST', '/api/users', {
      User: { ...good, access_groups: [{ id: '' }], disabled: '' },
    })
    expect(answer.code).toBe('0')
  })

  it.each([
    ['a used id', { user_id: '1001' }, '202'],
    ['id zero', { user_id: '0' }, '131073'],
    ['a leading zero', { user_id: '0123' }, '131073'],
    ['letters in number mode', { user_id: 'x4' }, '131073'],
    ['an id beyond 32 bits', { user_id: '4294967296' }, '131073'],
    ['no id', { user_id: undefined }, '65671'],
    ['a name of 49', { name: 'x'.repeat(49) }, '131094'],
    ['a single quote', { name: "O'Brien" }, '131074'],
    ['no user group', { user_group_id: undefined }, '65671'],
    ['an unknown user group', { user_group_id: { id: '77' } }, '65717'],
    ['an unknown access group', { access_groups: [{ id: '999' }] }, '603'],
    ['17 access groups', { access_groups: manyDoors }, '65637'],
    ['no period', { start_datetime: undefined }, '65671'],
    ['a start before 2001', { start_datetime: '2000-12-31T23:59:00.00Z' }, '131085'],
    ['an expiry after 2037', { expiry_datetime: '2038-01-01T00:00:00.00Z' }, '131085'],
    ['a day that is on no calendar', { expiry_datetime: '2030-02-30T00:00:00.00Z' }, '131085'],
    ['an expiry before the start', { expiry_datetime: '2024-12-31T00:00:00.00Z' }, '131086'],
    ['an e-mail in use, in other case', { email: 'Aylin.Demir@example.org' }, '212'],
    ['an e-mail without @', { email: 'nobody' }, '131079'],
    ['letters in the phone', { phone: 'call me' }, '131077'],
    ['a login id in use', { login_id: 'desk', password: 'Fine-Word-13', permission: { id: '2' } }, '208'],
    ['a level without login id', { permission: { id: '2' } }, '65671'],
    ['a sequence in the password', { login_id: 'new', password: 'xx-abc-1', permission: { id: '2' } }, '221'],
    ['a photo that is none', { photo: Buffer.from('hello, picture').toString('base64') }, '65675'],
    ['a photo with a data: prefix', { photo: `data:image/jpeg;base64,${drawPortrait(1)}` }, '65675'],
  ])('with %s is refused', async (_what, changes, code) => {
    const { simulator, client } = await stage()
    const before = simulator.state.people.size
    const answer = await client.send('POST', '/api/users', { User: { ...good, ...changes } })
    expect([answer.status, answer.code]).toEqual([400, code])
    expect(simulator.state.people.size).toBe(before)
  })

  it('takes the typographic quote, 48 letters of any script and 16 access groups', async () => {
    const { client } = await stage()
    const names = ['Saoirse O’Brien', '김'.repeat(48), 'Ọbáfẹ́mi']
    for (const [index, name] of names.entries()) {
      const user = { ...good, user_id: String(9100 + index), name, access_groups: manyDoors.slice(0, 16) }
      expect((await client.send('POST', '/api/users', { User: user })).code).toBe('0')
    }
  })

  it('does not reserve the next id: whoever comes second gets 202', async () => {
    const { client } = await stage()
    const next = async (): Promise<unknown> => (await client.send('GET', '/api/users/next_user_id')).at('User.user_id')
    const [mine, theirs] = [await next(), await next()]
    expect(mine).toBe(theirs)
    expect((await client.send('POST', '/api/users', { User: { ...good, user_id: theirs } })).code).toBe('0')
    expect((await client.send('POST', '/api/users', { User: { ...good, user_id: mine } })).code).toBe('202')
    expect(await next()).toBe(String(Number(mine) + 1))
  })

  it('takes letters, - and _ in alphanumeric mode, and no more', async () => {
    const { client } = await stage({ settings: { useAlphanumeric: true } })
    const create = async (user_id: string): Promise<unknown> =>
      (await client.send('POST', '/api/users', { User: { ...good, user_id } })).code
    expect(await create('V-12_b')).toBe('0')
    expect(await create('a b')).toBe('131073')
    expect(await create('000')).toBe('131073')
    expect(await create('x'.repeat(33))).toBe('131072')
  })
})

describe('changing a person', () => {
  it('changes what is sent and nothing else', async () => {
    const { simulator, client } = await stage()
    const before = simulator.state.people.get('1012')
    const answer = await client.send('PUT', '/api/users/1012', { User: { phone: '+44 20 1234' } })
    expect(answer.json).toEqual({ Response: expect.objectContaining({ code: '0' }) as unknown })
    const after = simulator.state.people.get('1012')
    expect(after).toEqual({
      ...before,
      phone: '+44 20 1234',
      updatedCount: 1,
      lastModified: expect.any(Number) as unknown,
    })
  })

  it('stores a photo as sent, without bumping last_modified, and removes it for ""', async () => {
    const { simulator, client } = await stage()
    const photo = drawPortrait(4711)
    const modified = simulator.state.people.get('1010')?.lastModified
    expect((await client.send('PUT', '/api/users/1010', { User: { photo } })).code).toBe('0')
    expect((await client.send('GET', '/api/users/1010')).at('User.photo')).toBe(photo)
    expect(simulator.state.people.get('1010')?.lastModified).toBe(modified)
    await client.send('PUT', '/api/users/1010', { User: { photo: '' } })
    expect((await client.send('GET', '/api/users/1010')).at('User.photo_exists')).toBe('false')
  })

  it('replaces lists: access groups, custom fields and visual faces', async () => {
    const { simulator, client } = await stage()
    await client.send('PUT', '/api/users/1012', {
      User: {
        access_groups: [{ id: '4' }],
        user_custom_fields: [{ item: '18', custom_field: { id: '2' } }],
        credentials: { visualFaces: [{ template_ex_picture: drawPortrait(5) }] },
      },
    })
    const person = simulator.state.people.get('1012')
    expect(person?.accessGroupIds).toEqual([4])
    expect(person?.customFields).toEqual([{ fieldId: 2, item: '18' }])
    expect(person?.visualFaces).toMatchObject([{ kind: 'stored' }])
    await client.send('PUT', '/api/users/1012', { User: { credentials: { visualFaces: [] } } })
    expect((await client.send('GET', '/api/users/1012')).at('User.visual_face_count')).toBe('0')
  })

  it('refuses another id (207) and a body without User (500 and 1000)', async () => {
    const { client } = await stage()
    expect((await client.send('PUT', '/api/users/1001', { User: { user_id: '5' } })).code).toBe('207')
    const missing = await client.send('PUT', '/api/users/1001', { photo: '' })
    expect([missing.status, missing.code]).toEqual([500, '1000'])
  })

  it('in bulk answers a code for each row: 0 all, 1 some, 8 none; 101 rows are 400 and 700', async () => {
    const { client } = await stage()
    const bulk = (rows: readonly object[]) => client.send('PUT', '/api/users/bulk', { UserCollection: { rows } })
    const fine = { user_id: '1001', phone: '1' }
    const bad = { user_id: '424242', phone: '1' }
    expect((await bulk([fine])).code).toBe('0')
    const some = await bulk([fine, bad])
    expect([some.status, some.code]).toEqual([200, '1'])
    expect(some.column('UserCollection.rows', 'ret_code')).toEqual(['0', '201'])
    expect((await bulk([bad])).code).toBe('8')
    const many = await bulk(Array.from({ length: 101 }, () => fine))
    expect([many.status, many.code]).toEqual([400, '700'])
  })
})

describe('deleting people', () => {
  it('takes several, all or none, and never id 1', async () => {
    const { simulator, client } = await stage()
    expect((await client.send('DELETE', '/api/users?id=1001+1002')).code).toBe('0')
    expect(simulator.state.people.get('1002')).toBeUndefined()
    expect((await client.send('DELETE', '/api/users?id=1003+424242')).code).toBe('201')
    expect(simulator.state.people.get('1003')).toBeDefined()
    expect((await client.send('DELETE', '/api/users?id=1')).code).toBe('205')
    expect((await client.send('DELETE', '/api/users')).code).toBe('201')
  })
})

describe('custom fields of the site', () => {
  const fields = (client: Awaited<ReturnType<typeof stage>>['client'], list: readonly object[]) =>
    client.send('PUT', `/api/users/${notablePeople.manyCredentials}`, { User: { user_custom_fields: list } })

  it.each([
    ['a word for a number', { custom_field: { id: '2' }, item: 'seventeen' }],
    ['a choice that is none', { custom_field: { id: '3' }, item: 'Noon' }],
    ['a field nobody defined', { custom_field: { id: '99' }, item: 'x' }],
  ])('refuse %s', async (_what, entry) => {
    const { client } = await stage()
    expect((await fields(client, [entry])).code).toBe('30')
  })

  it('keep a file with its document, and lose one without; before 2.9.8 there are no files', async () => {
    const { client, simulator } = await stage()
    const contract = { custom_field: { id: '4' }, item: 'c.pdf', size: '3', document: 'QUJD', mimetype: 'text/plain' }
    await fields(client, [contract])
    const read = await client.send('GET', `/api/users/${notablePeople.manyCredentials}`)
    expect(read.at('User.user_custom_fields.0')).toMatchObject({ item: 'c.pdf', document: 'QUJD' })
    await fields(client, [{ custom_field: { id: '4' }, item: 'c.pdf' }])
    expect(simulator.state.people.get(notablePeople.manyCredentials)?.customFields).toEqual([])
    const old = await stage({ version: '2.8.16' })
    expect((await fields(old.client, [contract])).code).toBe('30')
  })
})

describe('access levels', () => {
  it('name the doors of each schedule, and groups name their levels', async () => {
    const { client } = await stage({ accessGroups: 1000 })
    const levels = await client.send('GET', '/api/access_levels')
    expect(levels.at('AccessLevelCollection.rows.0.access_level_items.1.doors.1')).toEqual({
      id: '5',
      name: 'Yard gate',
    })
    const groups = await client.send('POST', '/api/v2/access_groups/search', { limit: 0, order_by: 'id:false' })
    expect(groups.at('AccessGroupCollection.total')).toBe(1018)
    expect(groups.at('AccessGroupCollection.rows.0.access_levels')).toEqual([{ id: 1, name: 'Entrances' }])
  })
})
