import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueOf as factValue } from '../../../src-preload/contract/fact.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import type { PersonChanges } from '../../../src-preload/contract/person-change.ts'
import { notablePeople, simulatorVersions, type Simulator } from '../../../tools/simulator/index.ts'
import { openSignedIn, valueOf } from './client-room.ts'

const seed = 20_250_330
const runs = 60

interface Wanted {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly department: string | null
  readonly title: string | null
  readonly userGroup: string
  readonly start: string
  readonly expiry: string
  readonly active: boolean
  readonly accessGroups: readonly string[]
  readonly customFields: readonly { readonly id: string; readonly to: string | null }[]
}

const word = fc.stringMatching(/^[\p{L}][\p{L} ]{0,20}[\p{L}]$/u)
const moment = (first: number, last: number): Arbitrary<string> =>
  fc
    .date({ min: new Date(Date.UTC(first, 0, 1)), max: new Date(Date.UTC(last, 11, 31)), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 16))

/** Some fields of a person as they are to be; any of them, but at least one. */
const wanted: Arbitrary<Partial<Wanted>> = fc
  .record(
    {
      name: word,
      email: fc.option(fc.nat(10_000).map((number) => `property.${String(number)}@example.org`)),
      phone: fc.option(fc.stringMatching(/^\+[1-9][0-9]{4,12}$/u)),
      department: fc.option(word),
      title: fc.option(word),
      userGroup: fc.constantFrom('1', '1002', '1003', '1005', '1007'),
      // Two stretches of time that cannot cross, so that each half may be changed alone.
      start: moment(2002, 2023),
      expiry: moment(2025, 2036),
      active: fc.boolean(),
      accessGroups: fc.uniqueArray(fc.constantFrom('3', '4', '5', '6', '7', '8', '20', '21'), { maxLength: 8 }),
      customFields: fc
        .tuple(fc.option(word), fc.option(fc.nat(999)), fc.option(fc.constantFrom('Early', 'Late')))
        .map(([locker, number, shift]) => [
          { id: '1', to: locker },
          { id: '2', to: number === null ? null : String(number) },
          { id: '3', to: shift },
        ]),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0)

/** The person as the server keeps them, without what counts changes. */
const kept = (simulator: Simulator, id: string) => {
  const person = simulator.state.people.get(id)
  if (person === undefined) throw new Error('nobody has this id')
  const { updatedCount: _count, lastModified: _modified, ...rest } = person
  return rest
}

const file = { fieldId: 4, item: 'contract.pdf', file: { size: '3', document: 'QUJD', mimetype: 'application/pdf' } }

describe.each(simulatorVersions)('any subset of a person’s fields, edited at %s', (version) => {
  const keepsTimes = version === '2.9.8' || version === 'biostar-x'

  it(
    'reads back as wanted and touches nothing else: no credential, card, photo, group or field of the site',
    { timeout: 60_000 },
    async () => {
      const { client, simulator } = await openSignedIn({ version, people: 20 })
      const id = notablePeople.manyCredentials
      const mayHaveFiles = keepsTimes
      if (mayHaveFiles) simulator.state.people.change(id, { customFields: [{ fieldId: 1, item: 'Blue locker' }, file] })
      let edits = 0

      await fc.assert(
        fc.asyncProperty(wanted, async (fields) => {
          const before = valueOf(await client.readPerson(id, {}))
          const stored = kept(simulator, id)
          const changes = changesTo(before, fields)
          if (Object.keys(changes).length === 0) return
          simulator.requests.clear()
          const { person, notKept } = valueOf(await client.changePerson({ id, changes }, {}))
          edits += 1

          const bodies = simulator.requests.matching({ method: 'PUT' }).map(({ body }) => JSON.stringify(body))
          for (const body of bodies) expect(body).not.toMatch(/credentials|"photo"|"cards"|"pin"|"login_id"/u)
          expect(notKept.filter((field) => keepsTimes || (field !== 'start' && field !== 'expiry'))).toEqual([])

          const after = kept(simulator, id)
          const asWanted = (moment_: string | undefined, held: string): string =>
            moment_ === undefined ? held : keepsTimes ? `${moment_}:00` : held.replace(/^.{10}/u, moment_.slice(0, 10))
          expect(after).toEqual({
            ...stored,
            name: fields.name ?? stored.name,
            email: fields.email === undefined ? stored.email : (fields.email ?? ''),
            phone: fields.phone === undefined ? stored.phone : (fields.phone ?? ''),
            department: fields.department === undefined ? stored.department : (fields.department ?? ''),
            title: fields.title === undefined ? stored.title : (fields.title ?? ''),
            userGroupId: fields.userGroup === undefined ? stored.userGroupId : Number(fields.userGroup),
            start: asWanted(fields.start, after.start),
            expiry: asWanted(fields.expiry, after.expiry),
            disabled: fields.active === undefined ? stored.disabled : !fields.active,
            accessGroupIds: expect.toSatisfy(
              (ids: readonly number[]) =>
                sorted(ids) === sorted(fields.accessGroups?.map(Number) ?? stored.accessGroupIds),
            ) as readonly number[],
            customFields: expect.toSatisfy(
              (values: typeof stored.customFields) =>
                sorted(values.map((value) => JSON.stringify(value))) ===
                sorted(
                  expectedValues(stored.customFields, fields.customFields ?? []).map((value) => JSON.stringify(value)),
                ),
            ) as typeof stored.customFields,
          })
          expect(person.photo).toEqual(before.photo)
          expect(person.heldFaces).toEqual(before.heldFaces)
        }),
        { seed, numRuns: runs },
      )
      // The canary: most runs really changed somebody.
      expect(edits, `seed ${String(seed)}`).toBeGreaterThan(runs / 2)
    },
  )
})

function changesTo(before: Person, fields: Partial<Wanted>): PersonChanges {
  const held = factValue(before.accessGroups)?.map(({ id }) => id) ?? []
  const groups = fields.accessGroups
  const values = new Map(factValue(before.customFields)?.map(({ id, value }) => [id, factValue(value) ?? null]))
  const custom = (fields.customFields ?? []).map(({ id, to }) => ({ id, from: values.get(id) ?? null, to }))
  const add = groups?.filter((id) => !held.includes(id)) ?? []
  const remove = groups === undefined ? [] : held.filter((id) => !groups.includes(id))
  const disabled = factValue(before.disabled)
  return {
    ...(fields.name === undefined ? {} : { name: { from: before.name, to: fields.name } }),
    ...(fields.email === undefined ? {} : { email: { from: factValue(before.email) ?? null, to: fields.email } }),
    ...(fields.phone === undefined ? {} : { phone: { from: factValue(before.phone) ?? null, to: fields.phone } }),
    ...(fields.department === undefined
      ? {}
      : { department: { from: factValue(before.department) ?? null, to: fields.department } }),
    ...(fields.title === undefined ? {} : { title: { from: factValue(before.title) ?? null, to: fields.title } }),
    ...(fields.userGroup === undefined
      ? {}
      : { userGroup: { from: factValue(before.userGroup)?.id ?? null, to: fields.userGroup } }),
    ...(fields.start === undefined ? {} : { start: { from: factValue(before.start) ?? null, to: fields.start } }),
    ...(fields.expiry === undefined ? {} : { expiry: { from: factValue(before.expiry) ?? null, to: fields.expiry } }),
    ...(fields.active === undefined
      ? {}
      : { active: { from: disabled === undefined ? null : !disabled, to: fields.active } }),
    ...(add.length + remove.length === 0 ? {} : { accessGroups: { add, remove } }),
    ...(custom.length === 0 ? {} : { customFields: custom }),
  }
}

function expectedValues(
  stored: readonly { readonly fieldId: number; readonly item: string }[],
  changes: readonly { readonly id: string; readonly to: string | null }[],
): readonly { readonly fieldId: number; readonly item: string }[] {
  const wantedOf = new Map(changes.map(({ id, to }) => [Number(id), to]))
  return [
    ...stored.filter(({ fieldId }) => !wantedOf.has(fieldId)),
    ...[...wantedOf].flatMap(([fieldId, to]) => (to === null ? [] : [{ fieldId, item: to }])),
  ]
}

function sorted(values: readonly (number | string)[]): string {
  return values.map(String).toSorted().join('\n')
}
