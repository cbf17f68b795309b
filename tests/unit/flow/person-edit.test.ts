import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { personChangesSchema } from '../../../src-preload/contract/person-change.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import { decided, rebased } from '../../../src-renderer/flow/changed-meanwhile.ts'
import {
  changesOf,
  flawsOfEdit,
  formOfPerson,
  holds,
  textFields,
  type EditForm,
} from '../../../src-renderer/flow/person-edit.ts'
import { now, personWith } from './people.ts'

const doors = { id: '3', name: 'Main doors' }
const labs = { id: '4', name: 'Laboratories' }
const park = { id: '8', name: 'Car park' }

const ada = personWith('17', {
  name: 'Ada Byron',
  phone: known('030 555'),
  department: known('Engines'),
  title: absent,
  accessGroups: known([doors, labs]),
  disabled: known(false),
  customFields: known([
    { id: '1', name: 'Badge colour', kind: 'choice', choices: ['red', 'blue'], value: known('red') },
    { id: '2', name: 'Contract', kind: 'file', choices: [], value: known('contract.pdf') },
  ]),
})

const edited = (changes: Partial<EditForm>): EditForm => ({ ...formOfPerson(ada), ...changes })

describe('what is wrong with a changed record', () => {
  const withNumber = {
    ...ada,
    customFields: known([{ id: '3', name: 'Locker', kind: 'number', choices: [], value: absent }]),
  } satisfies Person

  it.each([
    [{ department: 'Research & Development' }, { field: 'department', flaw: 'forbiddenCharacter' }],
    [{ title: 'Head/Deputy' }, { field: 'title', flaw: 'forbiddenCharacter' }],
    [{ title: 'x'.repeat(65) }, { field: 'title', flaw: 'tooLong' }],
    [{ customFields: { '1': 'green', '2': 'contract.pdf' } }, { field: 'customFields', id: '1', flaw: 'noSuchChoice' }],
  ] as const)('is told by the rules both sides of the bridge share: %o', (changes, flaw) => {
    expect(flawsOfEdit(ada, edited(changes), now)).toEqual([flaw])
  })

  it('is no department that is fine in any script, and no emptied or numeric field', () => {
    expect(flawsOfEdit(ada, edited({ department: 'Forschung_2 연구소', title: '' }), now)).toEqual([])
    const flaws = (typed: string) =>
      flawsOfEdit(withNumber, { ...formOfPerson(withNumber), customFields: { '3': typed } }, now)
    expect(flaws(' 12.5 ')).toEqual([])
    expect(flaws('')).toEqual([])
    expect(flaws('twelve')).toEqual([{ field: 'customFields', id: '3', flaw: 'notANumber' }])
  })

  it('is never what was there before and was left alone', () => {
    const odd = {
      ...ada,
      department: known('R&D'),
      customFields: known([{ id: '1', name: 'Badge', kind: 'choice', choices: ['red'], value: known('green') }]),
    } satisfies Person
    expect(flawsOfEdit(odd, { ...formOfPerson(odd), title: 'Head' }, now)).toEqual([])
  })
})

describe('what is sent of a changed record', () => {
  it('is nothing when nothing was changed, and blanks are nothing', () => {
    expect(changesOf(ada, formOfPerson(ada), now)).toBeNull()
    expect(changesOf(ada, edited({ name: ' Ada Byron ', phone: '030 555 ' }), now)).toBeNull()
  })

  it('is each changed field with what was seen, and an emptied one as none', () => {
    const form = edited({
      name: 'Ada Lovelace',
      phone: ' ',
      title: 'Countess',
      userGroup: { id: '7', name: 'Visitors' },
      accessGroups: [labs, park],
      isActive: false,
      customFields: { '1': 'blue', '2': 'contract.pdf' },
    })
    expect(changesOf(ada, form, now)).toEqual({
      name: { from: 'Ada Byron', to: 'Ada Lovelace' },
      phone: { from: '030 555', to: null },
      title: { from: null, to: 'Countess' },
      userGroup: { from: '1', to: '7' },
      active: { from: true, to: false },
      accessGroups: { add: ['8'], remove: ['3'] },
      customFields: [{ id: '1', from: 'red', to: 'blue' }],
    })
  })

  it('counts the presets from now, and a typed period only where it differs', () => {
    expect(changesOf(ada, edited({ period: { kind: 'today' } }), now)).toEqual({
      start: { from: '2024-01-01T00:00', to: '2027-03-04T10:04' },
      expiry: { from: '2030-12-31T23:59', to: '2027-03-04T18:00' },
    })
    expect(changesOf(ada, edited({ period: { kind: 'days' } }), now)?.expiry?.to).toBe('2027-03-06T18:00')
    const later = { kind: 'custom', start: '2024-01-01T00:00', expiry: '2031-12-31T23:59' } as const
    expect(changesOf(ada, edited({ period: later }), now)).toEqual({
      expiry: { from: '2030-12-31T23:59', to: '2031-12-31T23:59' },
    })
  })

  it('is what the contract takes, and never more than was touched, whatever was touched', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 }).filter((value) => value.trim() !== '')
    fc.assert(
      fc.property(fc.subarray([...textFields]), text, fc.subarray([doors, labs, park]), (fields, value, groups) => {
        const touched = Object.fromEntries(fields.map((field) => [field, `${value.trim()}~`]))
        const changes = changesOf(ada, edited({ ...touched, accessGroups: groups }), now)
        const names = Object.keys(changes ?? {}).filter((name) => name !== 'accessGroups')
        expect(names.toSorted()).toEqual([...fields].toSorted())
        expect(changes === null || personChangesSchema.safeParse(changes).success).toBe(true)
      }),
      { seed: 20270304 },
    )
  })
})

describe('what keeps a changed record from being saved', () => {
  it('is only what was changed: an old name that is too long may stay', () => {
    const long = personWith('18', { name: 'N'.repeat(60), phone: known('ring me') })
    expect(flawsOfEdit(long, formOfPerson(long), now)).toEqual([])
    expect(flawsOfEdit(long, { ...formOfPerson(long), name: "O'Brien", phone: 'call' }, now)).toEqual([
      { field: 'name', flaw: 'singleQuote' },
      { field: 'phone', flaw: 'malformed' },
    ])
  })

  it('is a seventeenth group that is added, not seventeen that somebody else gave', () => {
    const groups = Array.from({ length: 17 }, (_, place) => ({ id: String(place), name: `Group ${String(place)}` }))
    const many = personWith('19', { accessGroups: known(groups) })
    expect(flawsOfEdit(many, formOfPerson(many), now)).toEqual([])
    const form = { ...formOfPerson(ada), accessGroups: groups }
    expect(flawsOfEdit(ada, form, now)).toEqual([{ field: 'accessGroups', flaw: 'tooMany' }])
  })

  it('is a period that ends before it begins, at the end that is wrong', () => {
    const period = { kind: 'custom', start: '2027-03-05T08:00', expiry: '2027-03-04T08:00' } as const
    expect(flawsOfEdit(ada, edited({ period }), now)).toEqual([{ field: 'expiry', flaw: 'endsBeforeStart' }])
    const open = { kind: 'custom', start: null, expiry: null } as const
    expect(flawsOfEdit(ada, edited({ period: open }), now)).toEqual([{ field: 'start', flaw: 'notADate' }])
  })
})

describe('a record that somebody else changed meanwhile', () => {
  const theirs = (changes: Partial<Person>): Person => ({ ...ada, ...changes })

  it('is followed in what was left alone, and keeps what only the clerk changed', () => {
    const fresh = theirs({ department: known('Poetry'), disabled: known(true) })
    const { form, disputes } = rebased(ada, fresh, edited({ title: 'Countess' }))
    expect(disputes).toEqual([])
    expect(form).toMatchObject({ department: 'Poetry', title: 'Countess', isActive: false })
    expect(changesOf(fresh, form, now)).toEqual({ title: { from: null, to: 'Countess' } })
  })

  it('is disputed where both changed the same, unless both want the same', () => {
    const fresh = theirs({ department: known('Poetry'), phone: known('040 555') })
    const carried = rebased(ada, fresh, edited({ department: 'Numbers', phone: '040 555' }))
    expect(carried.disputes).toEqual([{ field: 'department', decision: null }])
    const mine = decided(fresh, carried.form, [{ field: 'department', decision: 'mine' }])
    expect(changesOf(fresh, mine, now)).toEqual({ department: { from: 'Poetry', to: 'Numbers' } })
    const given = decided(fresh, carried.form, [{ field: 'department', decision: 'theirs' }])
    expect(changesOf(fresh, given, now)).toBeNull()
  })

  it('disputes groups, periods and custom fields by what they mean', () => {
    const visitors = { id: '7', name: 'Visitors' }
    const fresh = theirs({
      userGroup: known({ id: '9', name: 'Staff' }),
      expiry: known('2028-01-01T00:00'),
      customFields: known([{ id: '1', name: 'Badge colour', kind: 'choice', choices: [], value: known('green') }]),
    })
    const form = edited({ userGroup: visitors, period: { kind: 'today' }, customFields: { '1': 'blue' } })
    const carried = rebased(ada, fresh, form)
    expect(carried.disputes.map(({ field }) => field)).toEqual(['userGroup', 'period', 'custom:1'])
    const given = carried.disputes.map(({ field }) => ({ field, decision: 'theirs' }) as const)
    expect(changesOf(fresh, decided(fresh, carried.form, given), now)).toBeNull()
  })

  it('loses no access group that either side gave, and none comes back that either took', () => {
    const fresh = theirs({ accessGroups: known([labs, park]) })
    const { form } = rebased(ada, fresh, edited({ accessGroups: [doors, { id: '6', name: 'Warehouse' }] }))
    expect(form.accessGroups.map(({ id }) => id)).toEqual(['8', '6'])
    expect(changesOf(fresh, form, now)).toEqual({ accessGroups: { add: ['6'], remove: ['4'] } })
  })
})

it('a record holds a change only when it holds all of it', () => {
  const changes = changesOf(ada, edited({ title: 'Countess', accessGroups: [labs], isActive: false }), now)
  if (changes === null) throw new Error('this story begins with a change')
  const arrived = { ...ada, title: known('Countess'), accessGroups: known([labs]), disabled: known(true) }
  expect(holds(arrived, changes)).toBe(true)
  expect(holds(ada, changes)).toBe(false)
  expect(holds({ ...arrived, accessGroups: known([labs, doors]) }, changes)).toBe(false)
  expect(holds({ ...arrived, title: unknown }, changes)).toBe(false)
})
