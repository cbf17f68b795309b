import { describe, expect, it } from 'vitest'
import { known } from '../../../src-preload/contract/fact.ts'
import {
  draftOf,
  emptyForm,
  flawsOfForm,
  formForText,
  formOfJob,
  formOnGround,
  freshGround,
  type PersonForm,
} from '../../../src-renderer/flow/person-form.ts'
import { subjectOfJob } from '../../../src-renderer/flow/subject.ts'
import { done, jobOf } from './jobs.ts'
import { draftOfForm, filledForm, ground as told, now, personWith } from './people.ts'

const ground = freshGround(told)

const flawsOf = (changes: Partial<PersonForm>) => flawsOfForm(filledForm(1, changes), ground, now)

describe('a form', () => {
  it('begins with the search text where it belongs', () => {
    expect(formForText(1, 'Ada Byron')).toMatchObject({ name: 'Ada Byron', email: '', id: '' })
    expect(formForText(1, 'ada@example.org')).toMatchObject({ name: '', email: 'ada@example.org' })
    expect(formForText(1, '4711')).toMatchObject({ name: '', id: '4711', idChosen: true })
  })

  it('takes the next id and the root user group from the server, but not over what the clerk has typed', () => {
    expect(formOnGround(emptyForm(1, 'Ada'), ground)).toMatchObject({ id: '404', userGroup: { id: '1' } })
    const typed = { ...emptyForm(1, 'Ada'), id: '9', idChosen: true, userGroup: { id: '7', name: 'Visitors' } }
    expect(formOnGround(typed, { ...ground, nextId: '500' })).toMatchObject({ id: '9', userGroup: { id: '7' } })
  })

  it('without the root group in the operator’s permission takes the first that is', () => {
    const visitors = { ...ground, userGroups: [{ id: '7', name: 'Visitors' }] }
    expect(formOnGround(emptyForm(1, 'Ada'), visitors).userGroup?.id).toBe('7')
    expect(formOnGround(emptyForm(1, 'Ada'), { ...ground, userGroups: [] }).userGroup).toBeNull()
  })

  it.each([
    ['before 18:00', '2027-03-04T10:04', '2027-03-04T18:00'],
    ['at 18:00', '2027-03-04T18:00', '2027-03-04T23:59'],
    ['late in the evening', '2027-03-04T23:30', '2027-03-04T23:59'],
  ])('for a visit %s ends the same day', (_when, moment, expiry) => {
    expect(draftOf(filledForm(1), ground, moment)).toMatchObject({ start: moment, expiry })
  })

  it('becomes a draft without the blanks around its texts, and without what was left empty', () => {
    const draft = draftOf(filledForm(1, { name: ' Ada ', email: ' ', phone: ' +1 555 123 ' }), ground, now)
    expect(draft).toMatchObject({ name: 'Ada', email: null, phone: '+1 555 123', userGroupId: '1' })
  })

  it('is filled from a record that is gone', () => {
    const person = personWith('17', { accessGroups: known([{ id: '3', name: 'Main doors' }]) })
    const corrects = subjectOfJob(jobOf(['uploadPhoto']), { kind: 'known', person })
    expect(formOfJob(2, corrects)).toMatchObject({
      name: 'Person 17',
      accessGroups: [{ id: '3' }],
      period: { kind: 'custom', start: '2024-01-01T00:00', expiry: '2030-12-31T23:59' },
      id: '',
      corrects,
    })
  })

  it('is filled from a draft that the server refused, and learns from the ground what its groups are called', () => {
    const draft = draftOfForm(filledForm(1, { userGroup: { id: '7', name: 'Visitors' } }))
    const job = jobOf(['createPerson', 'uploadPhoto'], { draft, personId: null, name: 'Ada Byron' })
    const form = formOnGround(formOfJob(2, subjectOfJob(job, null)), ground)
    expect(form).toMatchObject({ id: '404', idChosen: true, userGroup: { id: '7', name: 'Visitors' } })
    // The id of somebody who was created and then vanished may belong to another by now.
    expect(formOfJob(2, subjectOfJob(done(job, 'createPerson'), null))).toMatchObject({ id: '', idChosen: false })
  })
})

describe('the limits', () => {
  it('find nothing in a good form', () => {
    expect(flawsOf({})).toEqual([])
  })

  it.each([
    ['no name', { name: ' ' }, 'name', 'empty'],
    ['49 characters', { name: 'x'.repeat(49) }, 'name', 'tooLong'],
    ['a straight apostrophe', { name: "O'Brien" }, 'name', 'singleQuote'],
    ['no address', { email: 'ada' }, 'email', 'malformed'],
    ['no number', { phone: 'mobile' }, 'phone', 'malformed'],
    ['no id', { id: '' }, 'id', 'empty'],
    ['the id 0', { id: '0' }, 'id', 'zero'],
    ['an id beyond the largest', { id: '4294967295' }, 'id', 'tooLarge'],
    ['letters in a numeric id', { id: 'A7' }, 'id', 'notANumber'],
    ['no user group', { userGroup: null }, 'userGroup', 'notChosen'],
    ['a user group of others', { userGroup: { id: '99', name: 'Others' } }, 'userGroup', 'outsidePermission'],
    ['an access group of others', { accessGroups: [{ id: '99', name: 'Vault' }] }, 'accessGroups', 'outsidePermission'],
    [
      '17 access groups',
      { accessGroups: Array.from({ length: 17 }, () => ({ id: '3', name: 'Main doors' })) },
      'accessGroups',
      'tooMany',
    ],
    ['no beginning', { period: { kind: 'custom', start: null, expiry: now } }, 'start', 'notADate'],
    ['no end', { period: { kind: 'custom', start: now, expiry: null } }, 'expiry', 'notADate'],
    [
      'a beginning before 2001',
      { period: { kind: 'custom', start: '2000-12-31T23:59', expiry: now } },
      'start',
      'tooEarly',
    ],
    ['an end after 2037', { period: { kind: 'custom', start: now, expiry: '2038-01-01T00:00' } }, 'expiry', 'tooLate'],
    [
      'an end before the beginning',
      { period: { kind: 'custom', start: now, expiry: '2027-03-03T00:00' } },
      'expiry',
      'endsBeforeStart',
    ],
  ] as const)('name %s at its field', (_what, changes, field, flaw) => {
    expect(flawsOf(changes)).toEqual([{ field, flaw }])
    expect(draftOf(filledForm(1, changes), ground, now)).toBeNull()
  })

  it('take letters where the server’s ids may hold them', () => {
    expect(flawsOfForm(filledForm(1, { id: 'V-7' }), { ...ground, idStyle: 'alphanumeric' }, now)).toEqual([])
  })
})
