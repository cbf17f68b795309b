import { describe, expect, it } from 'vitest'
import { absent, known, unknown, valueOf as factValue } from '../../../src-preload/contract/fact.ts'
import type { PersonChanges } from '../../../src-preload/contract/person-change.ts'
import { demoOperators, notablePeople, simulatorVersions } from '../../../tools/simulator/index.ts'
import { failureOf, openSignedIn, valueOf } from './client-room.ts'

const puts = { method: 'PUT', path: '/api/users/:id' }
const { manyCredentials: rich, ordinary, visitor } = notablePeople
const lost = { kind: 'outcomeUnknown', action: 'changePerson' }

type Room = Awaited<ReturnType<typeof openSignedIn>>

const change = async ({ client }: Room, id: string, changes: PersonChanges) => client.changePerson({ id, changes }, {})

/** Does something once, at the moment the record is looked at after a lost answer. */
const onLook = (act: () => void) => {
  let isDone = false
  return (stage: string): void => {
    if (stage !== 'lookingUp' || isDone) return
    isDone = true
    act()
  }
}

/** What was sent under `User`, in order. */
const sent = ({ simulator }: Room) =>
  simulator.requests.matching(puts).map(({ body }) => (body as { readonly User: Record<string, unknown> }).User)

describe.each(simulatorVersions)('editing a person at %s', (version) => {
  it('sends the changed fields alone and answers what the server holds then', async () => {
    const room = await openSignedIn({ version })
    const { person, notKept } = valueOf(
      await change(room, ordinary, {
        name: { from: 'Aylin Demir', to: ' Aylin Kaya ' },
        phone: { from: null, to: '+49 30 1234' },
        department: { from: null, to: 'Research' },
        title: { from: null, to: 'Lead' },
        userGroup: { from: '1002', to: '1003' },
        active: { from: true, to: false },
      }),
    )
    expect(notKept).toEqual([])
    expect(sent(room)).toEqual([
      {
        name: 'Aylin Kaya',
        phone: '+49 30 1234',
        department: 'Research',
        user_title: 'Lead',
        user_group_id: { id: '1003' },
        disabled: true,
      },
    ])
    expect(person).toMatchObject({
      name: 'Aylin Kaya',
      phone: known('+49 30 1234'),
      department: known('Research'),
      title: known('Lead'),
      userGroup: known({ id: '1003', name: 'Research' }),
      disabled: known(true),
      standing: 'disabled',
      email: known('aylin.demir@example.org'),
    })
  })

  it('clears what is to be none', async () => {
    const room = await openSignedIn({ version })
    const { person } = valueOf(
      await change(room, rich, {
        email: { from: 'thandiwe.dlamini@example.org', to: null },
        department: { from: 'Research', to: null },
      }),
    )
    expect(sent(room)).toEqual([{ email: '', department: '' }])
    expect([person.email, person.department, person.title]).toEqual([absent, absent, known('Lead')])
  })

  it('adds and takes access groups on what the server holds by then', async () => {
    const room = await openSignedIn({ version })
    room.simulator.state.people.change(ordinary, { accessGroupIds: [3, 8] })
    const { person } = valueOf(await change(room, ordinary, { accessGroups: { add: ['4', '3'], remove: ['5'] } }))
    expect(sent(room)).toEqual([{ access_groups: [{ id: '3' }, { id: '8' }, { id: '4' }] }])
    expect(factValue(person.accessGroups)?.map(({ id }) => id)).toEqual(['3', '8', '4'])
    valueOf(await change(room, ordinary, { accessGroups: { add: [], remove: ['3', '8', '4'] } }))
    expect(room.simulator.state.people.get(ordinary)?.accessGroupIds).toEqual([])
  })

  it('keeps the custom fields that were not changed, and shows those without a value', async () => {
    const room = await openSignedIn({ version })
    const before = valueOf(await room.client.readPerson(rich, {}))
    const fields = factValue(before.customFields)
    expect(fields?.map(({ name, kind, value }) => [name, kind, factValue(value) ?? null]).slice(0, 3)).toEqual([
      ['Locker', 'text', 'Blue locker'],
      ['Locker number', 'number', '17'],
      ['Shift', 'choice', null],
    ])
    expect(fields?.find(({ id }) => id === '3')?.choices).toEqual(['Early', 'Late', 'Night'])
    const { person, notKept } = valueOf(
      await change(room, rich, {
        customFields: [
          { id: '2', from: '17', to: null },
          { id: '3', from: null, to: 'Late' },
        ],
      }),
    )
    expect(notKept).toEqual([])
    expect(room.simulator.state.people.get(rich)?.customFields).toEqual([
      { fieldId: 1, item: 'Blue locker' },
      { fieldId: 3, item: 'Late' },
    ])
    expect(factValue(person.customFields)?.find(({ id }) => id === '2')?.value).toEqual(absent)
  })

  it('says which fields the server did not keep as they were wanted', async () => {
    const room = await openSignedIn({ version })
    const { person, notKept } = valueOf(
      await change(room, ordinary, { expiry: { from: '2030-12-31T23:59', to: '2027-03-04T17:30' } }),
    )
    expect(sent(room)).toEqual([{ expiry_datetime: '2027-03-04T17:30:00.00Z' }])
    // The time of day of a period was not applied before 2.9.1 (release notes).
    const isExact = version === '2.9.8' || version === 'biostar-x'
    expect(notKept).toEqual(isExact ? [] : ['expiry'])
    expect(person.expiry).toEqual(known(isExact ? '2027-03-04T17:30' : '2027-03-04T23:59'))
    expect(person.start).toEqual(known('2024-09-01T00:00'))
  })

  it('makes a change once when its answer was lost, and sees that it was made', async () => {
    const room = await openSignedIn({ version })
    room.simulator.faults.next(puts, { kind: 'reset-after-commit' })
    const changes = {
      name: { from: 'Aylin Demir', to: 'Aylin Kaya' },
      expiry: { from: '2030-12-31T23:59', to: '2027-03-04T17:30' },
      accessGroups: { add: ['4'], remove: [] },
    }
    const { person } = valueOf(await change(room, ordinary, changes))
    expect(person).toMatchObject({ name: 'Aylin Kaya' })
    expect(sent(room)).toHaveLength(1)
  })
})

describe('a change', () => {
  it('that somebody else made already is not sent', async () => {
    const room = await openSignedIn()
    room.simulator.state.people.change(ordinary, { name: 'Aylin Kaya', accessGroupIds: [3, 4] })
    const changes = { name: { from: 'Aylin Demir', to: 'Aylin Kaya' }, accessGroups: { add: ['4'], remove: [] } }
    expect(valueOf(await change(room, ordinary, changes)).person.name).toBe('Aylin Kaya')
    expect(sent(room)).toEqual([])
  })

  it('of a field that somebody else changed to another value is not sent either, and the fields are named', async () => {
    const room = await openSignedIn()
    room.simulator.state.people.change(rich, { name: 'T. Dlamini', customFields: [{ fieldId: 2, item: '18' }] })
    const changes: PersonChanges = {
      name: { from: 'Thandiwe Dlamini', to: 'Thandi Dlamini' },
      title: { from: 'Lead', to: 'Head' },
      customFields: [{ id: '2', from: '17', to: '19' }],
    }
    expect(failureOf(await change(room, rich, changes))).toEqual({
      kind: 'fieldsChangedMeanwhile',
      fields: ['name', 'customFields'],
    })
    expect(sent(room)).toEqual([])
    expect(room.simulator.state.people.get(rich)?.title).toBe('Lead')
  })

  it('is made anew on what the record holds then when it did not arrive', async () => {
    const room = await openSignedIn()
    room.simulator.faults.next(puts, { kind: 'reset-before-answer' })
    const changing = room.client.changePerson(
      { id: ordinary, changes: { accessGroups: { add: ['4'], remove: [] } } },
      { onStage: onLook(() => room.simulator.state.people.change(ordinary, { accessGroupIds: [3, 8] })) },
    )
    valueOf(await changing)
    expect(sent(room).map((user) => user['access_groups'])).toEqual([
      [{ id: '3' }, { id: '4' }],
      [{ id: '3' }, { id: '8' }, { id: '4' }],
    ])
  })

  it('says unknown when the look shows something else, or nothing', async () => {
    const room = await openSignedIn()
    const changes = { name: { from: 'Aylin Demir', to: 'Aylin Kaya' } }
    room.simulator.faults.next(puts, { kind: 'reset-before-answer' })
    const changing = room.client.changePerson(
      { id: ordinary, changes },
      { onStage: onLook(() => room.simulator.state.people.change(ordinary, { name: 'Another idea' })) },
    )
    expect(failureOf(await changing)).toEqual(lost)

    room.simulator.state.people.change(ordinary, { name: 'Aylin Demir' })
    room.simulator.faults.always(puts, { kind: 'reset-before-answer' })
    expect(failureOf(await change(room, ordinary, changes))).toEqual(lost)
    expect(sent(room)).toHaveLength(4)
  })

  it('given up on its way says unknown', async () => {
    const room = await openSignedIn()
    const giveUp = new AbortController()
    const held = room.simulator.faults.hold(puts)
    const changes = { name: { from: 'Aylin Demir', to: 'Aylin Kaya' } }
    const changing = room.client.changePerson({ id: ordinary, changes }, { signal: giveUp.signal })
    await held.arrived
    giveUp.abort()
    expect(failureOf(await changing)).toEqual(lost)
  })

  it('of an address that stays never sends it, so the servers that call it taken do not', async () => {
    const room = await openSignedIn({ version: '2.8.10' })
    const kept = 'aylin.demir@example.org'
    valueOf(await change(room, ordinary, { email: { from: kept, to: kept }, title: { from: null, to: 'Lead' } }))
    expect(sent(room)).toEqual([{ user_title: 'Lead' }])
    // The canary: that server does refuse the address when it is sent, and this is how that would look.
    room.simulator.state.people.change(ordinary, { email: 'Aylin.Demir@example.org' })
    const inCapitals = { from: 'Aylin.Demir@example.org', to: kept }
    expect(failureOf(await change(room, ordinary, { email: inCapitals }))).toEqual({ kind: 'duplicateEmail' })
  })

  it('is refused by the contract’s rules before anything is sent', async () => {
    const room = await openSignedIn()
    const field = (name: string) => ({ kind: 'invalidField', field: name, code: null })
    const tried = async (changes: PersonChanges) => failureOf(await change(room, rich, changes))
    expect(await tried({ name: { from: '', to: "O'Brien" } })).toEqual(field('name'))
    expect(await tried({ email: { from: null, to: 'nobody' } })).toEqual(field('email'))
    expect(await tried({ phone: { from: null, to: 'call me' } })).toEqual(field('phone'))
    expect(await tried({ department: { from: 'Research', to: 'R&D' } })).toEqual(field('department'))
    expect(await tried({ title: { from: 'Lead', to: 'x'.repeat(65) } })).toEqual(field('title'))
    expect(await tried({ expiry: { from: '2030-12-31T23:59', to: '2024-08-31T23:59' } })).toEqual(field('expiry'))
    expect(await tried({ start: { from: '2024-09-01T00:00', to: '2031-01-01T00:00' } })).toEqual(field('start'))
    expect(await tried({ customFields: [{ id: '2', from: '17', to: 'seventeen' }] })).toEqual(field('customFields'))
    expect(await tried({ customFields: [{ id: '3', from: null, to: 'Noon' }] })).toEqual(field('customFields'))
    expect(await tried({ customFields: [{ id: '4', from: null, to: 'a file' }] })).toEqual(field('customFields'))
    expect(await tried({ customFields: [{ id: '99', from: null, to: 'x' }] })).toEqual(field('customFields'))
    const sixteen = Array.from({ length: 12 }, (_, step) => String(20 + step)).concat(['4', '5', '6', '7'])
    expect(await tried({ accessGroups: { add: sixteen, remove: [] } })).toEqual({ kind: 'tooManyAccessGroups' })
    expect(sent(room)).toEqual([])
    valueOf(await change(room, rich, { accessGroups: { add: sixteen, remove: ['3'] } }))
  })

  it('names what the server refuses', async () => {
    const room = await openSignedIn()
    const tried = async (changes: PersonChanges) => failureOf(await change(room, ordinary, changes))
    const taken = { from: 'aylin.demir@example.org', to: 'Thandiwe.Dlamini@example.org' }
    expect(await tried({ email: taken })).toEqual({ kind: 'duplicateEmail' })
    expect(await tried({ userGroup: { from: '1002', to: '9999' } })).toEqual({ kind: 'userGroupNotFound' })
    expect(await tried({ accessGroups: { add: ['999'], remove: [] } })).toEqual({ kind: 'accessGroupNotFound' })
    room.simulator.state.deletePerson(ordinary)
    expect(await tried({ title: { from: null, to: 'Lead' } })).toEqual({ kind: 'personNotFound' })
    const watching = await openSignedIn({}, demoOperators.readOnly)
    expect(failureOf(await change(watching, ordinary, { title: { from: null, to: 'Lead' } }))).toMatchObject({
      kind: 'permissionDenied',
    })
  })

  it('reaches a person whose id has letters', async () => {
    const room = await openSignedIn({ settings: { useAlphanumeric: true } })
    const { userId } = [...room.simulator.state.people].find((person) => person.userId.startsWith('V-')) ?? {
      userId: '',
    }
    const before = valueOf(await room.client.readPerson(userId, {}))
    const title = { from: factValue(before.title) ?? null, to: 'Wizard' }
    expect(valueOf(await change(room, userId, { title })).person).toMatchObject({ id: userId, title: known('Wizard') })
  })

  it('never makes the administrator inactive', async () => {
    const room = await openSignedIn()
    for (const id of ['1', ' 01 '])
      expect(failureOf(await change(room, id, { active: { from: true, to: false } }))).toEqual({
        kind: 'protectedPerson',
      })
    expect(sent(room)).toEqual([])
    valueOf(await change(room, '1', { phone: { from: null, to: '1234' } }))
  })
})

describe.each(simulatorVersions)('an operator with a filter at %s', (version) => {
  it('neither gives nor takes a group outside it, and a person keeps the ones they have', async () => {
    const room = await openSignedIn({ version }, demoOperators.limited)
    room.simulator.state.people.change(visitor, { accessGroupIds: [5, 7] })
    for (const outside of [
      { add: ['4'], remove: [] },
      { add: [], remove: ['7'] },
    ])
      expect(failureOf(await change(room, visitor, { accessGroups: outside }))).toEqual({
        kind: 'invalidField',
        field: 'accessGroups',
        code: null,
      })
    valueOf(await change(room, visitor, { accessGroups: { add: ['3'], remove: ['5'] } }))
    expect(room.simulator.state.people.get(visitor)?.accessGroupIds).toEqual([7, 3])
  })
})

describe('a file in a custom field', () => {
  it('goes back whole when another field is changed, and is not changed itself', async () => {
    const room = await openSignedIn()
    const file = { size: '3', document: 'QUJD', mimetype: 'application/pdf' }
    const contract = { fieldId: 4, item: 'contract.pdf', file }
    room.simulator.state.people.change(rich, { customFields: [{ fieldId: 2, item: '17' }, contract] })
    const { person } = valueOf(await change(room, rich, { customFields: [{ id: '2', from: '17', to: '18' }] }))
    expect(room.simulator.state.people.get(rich)?.customFields).toEqual([{ fieldId: 2, item: '18' }, contract])
    expect(factValue(person.customFields)?.find(({ id }) => id === '4')).toEqual({
      id: '4',
      name: 'Contract',
      kind: 'file',
      choices: [],
      value: known('contract.pdf'),
    })
    expect(JSON.stringify(person)).not.toContain('QUJD')
  })
})

describe('custom fields', () => {
  it('are those of the record where the account may not ask which there are', async () => {
    const room = await openSignedIn()
    room.simulator.faults.always({ path: '/api/setting/custom_fields' }, { kind: 'code', code: '20', status: 403 })
    const read = valueOf(await room.client.readPerson(rich, {}))
    expect(factValue(read.customFields)?.map(({ name, kind }) => [name, kind])).toEqual([
      ['Locker', 'text'],
      ['Locker number', 'number'],
    ])
    expect(valueOf(await room.client.readPerson(ordinary, {})).customFields).toEqual(unknown)
    const asked = room.simulator.requests.matching({ path: '/api/setting/custom_fields' })
    expect(asked).toHaveLength(1)
  })
})
