import { describe, expect, it } from 'vitest'
import { readPeoplePage, readPersonRecord, type SpareColumn } from '../../../src-main/biostar/person-record.ts'
import { digestOf, encodePhoto } from '../../../src-main/biostar/stored-photo.ts'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { personSchema } from '../../../src-preload/contract/person.ts'

const now = '2025-03-30T02:30'
const record = (user: object) => readPersonRecord({ User: { user_id: '7', ...user } }, now)
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

describe('a record', () => {
  it('is read as the reference shows it', () => {
    const person = record({
      name: 'Aylin Demir',
      email: 'aylin@example.org',
      photo_exists: 'true',
      photo: encodePhoto(jpeg),
      start_datetime: '2024-09-01T00:00:00.00Z',
      expiry_datetime: '2030-12-31T23:59:00.00Z',
      disabled: 'false',
      user_group_id: { id: '1', name: 'All Users' },
      access_groups: [{ id: '3', name: 'Main doors' }],
      visual_face_count: '1',
    })
    expect(person).toEqual({
      id: '7',
      name: 'Aylin Demir',
      email: known('aylin@example.org'),
      phone: absent,
      department: absent,
      title: absent,
      userGroup: known({ id: '1', name: 'All Users' }),
      accessGroups: known([{ id: '3', name: 'Main doors' }]),
      disabled: known(false),
      customFields: known([]),
      visualFaces: known(1),
      standing: 'active',
      start: known('2024-09-01T00:00'),
      expiry: known('2030-12-31T23:59'),
      photo: { kind: 'present', bytes: jpeg, type: 'image/jpeg', digest: digestOf(jpeg) },
      // One face is counted and none is shown.
      heldFaces: unknown,
    })
    expect(personSchema.safeParse({ ...person, mailSentAt: null }).success).toBe(true)
  })

  it('keeps what crosses the bridge within the contract, whatever lengths the server sends', () => {
    const long = 'x'.repeat(2_000)
    const person = record({
      name: long,
      email: long,
      phone: long,
      department: long,
      user_title: long,
      access_groups: { id: 1, name: long },
    })
    expect(personSchema.safeParse({ ...person, mailSentAt: null }).success).toBe(true)
  })

  it('takes wall-clock moments as they are written, with a Z and without', () => {
    for (const text of [
      '2025-03-30T02:30:00.00Z',
      '2025-03-30T02:30:00',
      '2025-03-30T02:30:00.000Z',
      '2025-03-30 02:30:59',
    ])
      expect(record({ expiry_datetime: text })?.expiry).toEqual(known('2025-03-30T02:30'))
    for (const text of ['30.03.2025', '', '2025-03-30', 5])
      expect(record({ expiry_datetime: text })?.expiry).toEqual(unknown)
  })

  it.each([
    [{ disabled: true, expired: 'true' }, 'disabled'],
    [{ disabled: false, expired: 'true' }, 'expired'],
    [{ disabled: 'false', expiry_datetime: '2025-03-30T02:29:00' }, 'expired'],
    [{ disabled: 'false', expiry_datetime: '2025-03-30T02:30:00' }, 'active'],
    [{ disabled: '0', start_datetime: '2025-03-30T02:31:00.00Z' }, 'notYetValid'],
    [{}, 'unknown'],
  ] as const)('with %o is %s', (user, standing) => {
    expect(record(user)?.standing).toBe(standing)
  })

  it('counts faces from the credentials when no count is sent', () => {
    expect(record({ credentials: { visualFaces: [{ templates: [] }, {}] } })?.visualFaces).toEqual(known(2))
    expect(record({ credentials: {} })?.visualFaces).toEqual(known(0))
    expect(record({})?.visualFaces).toEqual(unknown)
  })
})

describe('a stored photo', () => {
  const photoOf = (user: object) => record(user)?.photo

  it('is absent, unknown or unreadable, and never one for another', () => {
    expect(photoOf({ photo_exists: 'false' })).toEqual({ kind: 'absent' })
    expect(photoOf({})).toEqual({ kind: 'absent' })
    expect(photoOf({ photo: '', photo_exists: 'false' })).toEqual({ kind: 'absent' })
    expect(photoOf({ photo_exists: 'true' })).toEqual({ kind: 'unknown' })
    expect(photoOf({ photo: 'bm90IGEgcGljdHVyZQ==' })).toMatchObject({ kind: 'unreadable' })
    expect(photoOf({ photo: '%%%' })).toMatchObject({ kind: 'unreadable' })
  })

  it('is recognised by its first bytes, not by what anybody calls it', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
    expect(photoOf({ photo: encodePhoto(png) })).toMatchObject({ kind: 'present', type: 'image/png' })
    expect(photoOf({ photo: `data:image/png;base64,${encodePhoto(jpeg)}` })).toMatchObject({ type: 'image/jpeg' })
    expect(photoOf({ photo: encodePhoto(jpeg).replace(/(.{4})/gu, '$1\r\n') })).toMatchObject({
      digest: digestOf(jpeg),
    })
  })
})

describe('a page of people', () => {
  const page = (rows: unknown, columns = new Set<SpareColumn>()) =>
    readPeoplePage({ UserCollection: { total: '2', rows } }, columns, now)

  it('knows that an address is absent only where the server is seen to send addresses', () => {
    expect(page([{ user_id: '1' }])?.people[0]?.email).toEqual(unknown)
    expect(page([{ user_id: '1' }, { user_id: '2', email: 'a@b.org' }])?.people[0]?.email).toEqual(absent)
    expect(page([{ user_id: '1' }], new Set(['email']))?.people[0]?.email).toEqual(absent)
    expect(page([{ user_id: '1', email: '' }])?.people[0]?.email).toEqual(absent)
  })

  it('loses an odd row, not the page', () => {
    expect(page([{ user_id: '' }, { name: 'nobody' }, 7, { user_id: 12, disabled: 'perhaps' }])?.people).toMatchObject([
      { id: '12', standing: 'unknown' },
    ])
  })

  it('is no page at all when the answer speaks of something else', () => {
    expect(readPeoplePage({ User: {} }, new Set(), now)).toBeNull()
  })
})
