import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { absent, known, unknown } from '../../src-preload/contract/fact.ts'
import type { Job } from '../../src-preload/contract/job.ts'
import type { Person, PersonSummary } from '../../src-preload/contract/person.ts'

/** What a row of a search tells the station's copy of the people list: everything but the photo. */
export function personOfRow(summary: PersonSummary): DirectoryPerson {
  return { summary, hasPhoto: unknown }
}

/** What a record tells the copy. What lies there and is no picture is a photo all the same. */
export function personOfRecord(person: Person): DirectoryPerson {
  const { id, name, email, phone, department, userGroup, visualFaces, standing, expiry, photo } = person
  const summary = { id, name, email, phone, department, userGroup, visualFaces, standing, expiry }
  return { summary, hasPhoto: photo.kind === 'unknown' ? unknown : known(photo.kind !== 'absent') }
}

/** Whom a job has created on the server, as far as its draft tells; `null` when it has created nobody. */
export function personCreatedBy({ personId, draft, steps }: Job): DirectoryPerson | null {
  const isCreated = steps.some(({ name, state }) => name === 'createPerson' && state.kind === 'done')
  if (!isCreated || draft === null || personId === null) return null
  const isStored = steps.some(({ name, state }) => name === 'uploadPhoto' && state.kind === 'done')
  return {
    summary: {
      id: personId,
      name: draft.name,
      email: draft.email === null ? absent : known(draft.email),
      phone: draft.phone === null ? absent : known(draft.phone),
      department: unknown,
      userGroup: unknown,
      visualFaces: unknown,
      standing: 'unknown',
      expiry: known(draft.expiry),
    },
    hasPhoto: isStored ? known(true) : unknown,
  }
}
