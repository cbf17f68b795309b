import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { known, unknown, type Fact } from '../../src-preload/contract/fact.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import { personSummarySchema, type Person, type PersonSummary } from '../../src-preload/contract/person.ts'

/** Somebody whom a search of the server told of, for the copy: a search does not tell about photos. */
export function personOfSearch(summary: PersonSummary): DirectoryPerson {
  return { summary: personSummarySchema.parse(summary), hasPhoto: unknown }
}

/** Somebody whose record was read, for the copy. The photo and the faces themselves do not go with it. */
export function personOfRecord(person: Person): DirectoryPerson {
  return { summary: personSummarySchema.parse(person), hasPhoto: hasPhotoOf(person.photo) }
}

function hasPhotoOf(photo: Person['photo']): Fact<boolean> {
  switch (photo.kind) {
    case 'present':
    case 'unreadable':
      return known(true)
    case 'absent':
      return known(false)
    case 'unknown':
      return unknown
    default:
      return assertNever(photo, 'a stored photo that says nothing about being there')
  }
}
