import { describe, expect, it } from 'vitest'
import { changedFields, readHeldCustomFields, shownFields } from '../../../src-main/biostar/custom-fields.ts'
import { readPersonRecord } from '../../../src-main/biostar/person-record.ts'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { flawOfCustomFieldValue } from '../../../src-preload/contract/rules/custom-field-value.ts'
import { flawOfDepartment } from '../../../src-preload/contract/rules/department.ts'

const locker = { custom_field: { id: '1', name: 'Locker', type: '0' }, item: 'Blue' }
const shift = { custom_field: { id: 3, name: 'Shift', type: 2, data: 'Early; Late;;Late' }, item: '' }
const held = (value: unknown) => {
  const read = readHeldCustomFields(value)
  if (read.kind !== 'known') throw new Error('the list was not read')
  return read.value
}

describe('the custom fields of a record', () => {
  it.each([undefined, null, '', []])('are none when the list is %j', (list) => {
    expect(readHeldCustomFields(list)).toEqual(known([]))
  })

  it('are read from a list, and from a single one that stands alone', () => {
    expect(held([locker, shift]).map(({ id, item }) => [id, item])).toEqual([
      ['1', 'Blue'],
      ['3', null],
    ])
    expect(held(locker)).toHaveLength(1)
  })

  it.each([[[locker, 'odd']], [[{ item: 'no field' }]], [[locker, null]]])(
    'are not known when something in the list is no entry, for that would be lost: %j',
    (list) => {
      expect(readHeldCustomFields(list)).toEqual(unknown)
      expect(shownFields(known([]), readHeldCustomFields(list))).toEqual(unknown)
    },
  )

  it('are shown with those the site has, and also when the site’s list does not know them', () => {
    const definitions = known([{ id: '3', name: 'Shift', kind: 'choice', choices: ['Early', 'Late'] } as const])
    expect(shownFields(definitions, known(held([locker])))).toEqual(
      known([
        { id: '3', name: 'Shift', kind: 'choice', choices: ['Early', 'Late'], value: absent },
        { id: '1', name: 'Locker', kind: 'text', choices: [], value: known('Blue') },
      ]),
    )
    expect(shownFields(unknown, known([]))).toEqual(unknown)
    expect(shownFields(known([]), known([]))).toEqual(known([]))
  })

  it('go back key for key when another one is changed', () => {
    const odd = { ...locker, custom_field: { ...locker.custom_field, whatever: 1 }, document: 'QUJD', note: [1] }
    expect(
      changedFields(held([odd, shift]), [
        { id: '3', to: 'Late' },
        { id: '7', to: 'new' },
        { id: '8', to: null },
      ]),
    ).toEqual([odd, { ...shift, item: 'Late' }, { custom_field: { id: '7' }, item: 'new' }])
    expect(changedFields(held([odd]), [{ id: '1', to: null }])).toEqual([])
  })
})

describe('the access groups of a record', () => {
  const groupsOf = (list: unknown) =>
    readPersonRecord({ User: { user_id: '7', access_groups: list } }, '2025-01-01T00:00')?.accessGroups

  it('are not known when something in the list is no group, for that would be lost', () => {
    expect(groupsOf([{ id: '3', name: 'Main doors' }, { name: 'no id' }])).toEqual(unknown)
    expect(groupsOf([{ id: '' }])).toEqual(known([]))
    expect(groupsOf([{ id: '' }, { id: 3 }])).toEqual(known([{ id: '3', name: '' }]))
  })
})

describe('a wanted value', () => {
  it.each([
    ['text', [], 'anything', null],
    ['number', [], '-17.5', null],
    ['number', [], '1e3', 'notANumber'],
    ['number', [], null, null],
    ['choice', ['Early'], 'Early', null],
    ['choice', ['Early'], 'Noon', 'noSuchChoice'],
    ['choice', [], 'Noon', null],
    ['file', [], null, 'fixed'],
    ['unknown', [], 'x', 'fixed'],
  ] as const)('of a %s with choices %j may be %j: %s', (kind, choices, value, flaw) => {
    expect(flawOfCustomFieldValue({ kind, choices: [...choices] }, value)).toBe(flaw)
  })

  it.each([
    ['Forschung und Prüfung_2', null],
    ['연구소', null],
    ['R&D', 'forbiddenCharacter'],
    ['a\nb', 'forbiddenCharacter'],
    ['x'.repeat(64), null],
    ['x'.repeat(65), 'tooLong'],
  ])('of a department may be %j: %s', (text, flaw) => {
    expect(flawOfDepartment(text)).toBe(flaw)
  })
})
