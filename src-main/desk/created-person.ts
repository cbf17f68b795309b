import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { absent, known, unknown } from '../../src-preload/contract/fact.ts'
import type { Job } from '../../src-preload/contract/job.ts'

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
