import { describe, expect, it } from 'vitest'
import { planEdit, unkeptFields, withoutOuterBlanks } from '../../../src-main/biostar/edit-plan.ts'
import { readPersonRecord } from '../../../src-main/biostar/person-record.ts'
import { personChangesSchema } from '../../../src-preload/contract/person-change.ts'

const recordOf = (user: object) => {
  const record = readPersonRecord({ User: { user_id: '7', ...user } }, '2025-01-01T00:00')
  if (record === null) throw new Error('no record')
  return record
}

describe('the plan of an edit', () => {
  it('cannot be made on a list that the record shows in part', () => {
    const record = recordOf({ access_groups: [{ name: 'no id' }], user_custom_fields: ['odd'] })
    expect(planEdit(record, { accessGroups: { add: ['3'], remove: [] } }, 'seen').kind).toBe('unreadable')
    expect(planEdit(record, { customFields: [{ id: '1', from: null, to: 'x' }] }, 'seen').kind).toBe('unreadable')
    // What is not to change is nobody's business.
    expect(planEdit(record, { phone: { from: null, to: '123' } }, 'seen')).toMatchObject({
      kind: 'send',
      user: { phone: '123' },
    })
  })

  it('forgives a lost time of day only after something was sent', () => {
    const record = recordOf({ expiry_datetime: '2027-03-04T23:59:00.00Z' })
    const changes = { expiry: { from: '2030-12-31T23:59', to: '2027-03-04T17:30' } }
    expect(planEdit(record, changes, 'seen')).toEqual({ kind: 'changedMeanwhile', fields: ['expiry'] })
    expect(planEdit(record, changes, 'perhapsMade')).toMatchObject({ kind: 'send', user: {} })
    expect(unkeptFields(record, changes)).toEqual(['expiry'])
  })

  it('takes what the record does not tell for null, so that a clerk who saw nothing may set it', () => {
    const changes = { active: { from: null, to: true }, userGroup: { from: null, to: '1' } } as const
    expect(planEdit(recordOf({}), changes, 'seen')).toMatchObject({
      user: { disabled: false, user_group_id: { id: '1' } },
    })
  })
})

describe('wanted changes', () => {
  it('lose the blanks round their texts, and a text of blanks is none', () => {
    expect(
      withoutOuterBlanks({
        name: { from: 'A', to: ' B ' },
        email: { from: 'x', to: '  ' },
        start: { from: null, to: 'm' },
      }),
    ).toEqual({ name: { from: 'A', to: 'B' }, email: { from: 'x', to: null }, start: { from: null, to: 'm' } })
  })

  it.each([
    {},
    { accessGroups: { add: [], remove: [] } },
    { accessGroups: { add: ['3'], remove: ['3'] } },
    { accessGroups: { add: ['3', '3'], remove: [] } },
    { customFields: [] },
    {
      customFields: [
        { id: '1', from: null, to: 'a' },
        { id: '1', from: null, to: 'b' },
      ],
    },
    { email: { from: null, to: '' } },
    { photo: { from: null, to: 'x' } },
    { credentials: {} },
    { name: { to: 'B' } },
  ])('%j are none', (changes) => {
    expect(personChangesSchema.safeParse(changes).success).toBe(false)
  })

  it('of one field are enough', () => {
    expect(personChangesSchema.safeParse({ active: { from: null, to: false } }).success).toBe(true)
  })
})
