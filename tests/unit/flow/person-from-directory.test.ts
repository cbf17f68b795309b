import { describe, expect, it } from 'vitest'
import type { DirectoryPerson } from '../../../src-preload/contract/directory.ts'
import { absent, known, unknown } from '../../../src-preload/contract/fact.ts'
import { personSchema, personSummarySchema } from '../../../src-preload/contract/person.ts'
import { personFromDirectory } from '../../../src-renderer/flow/person-from-directory.ts'
import { personWith } from './people.ts'

const row = (hasPhoto: DirectoryPerson['hasPhoto']): DirectoryPerson => ({
  summary: personSummarySchema.parse(personWith('1001')),
  hasPhoto,
})

describe('a person from the station’s own copy', () => {
  it.each([
    ['the server said that there is none', known(false), 'absent'],
    ['the server said that there is one', known(true), 'unknown'],
    ['there is no photo', absent, 'absent'],
    ['nobody has told', unknown, 'unknown'],
  ] as const)('where %s', (_said, hasPhoto, photo) => {
    expect(personFromDirectory(row(hasPhoto)).photo).toEqual({ kind: photo })
  })

  it('keeps what the row tells, and makes nothing up', () => {
    const person = personFromDirectory(row(known(true)))
    expect(personSchema.parse(person)).toEqual(person)
    expect(personSummarySchema.parse(person)).toEqual(row(unknown).summary)
    expect([person.title, person.start, person.accessGroups, person.heldFaces]).toEqual(Array(4).fill(unknown))
    expect(person.mailSentAt).toBeNull()
  })
})
