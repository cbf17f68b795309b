import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import { unknown } from '../../src-preload/contract/fact.ts'
import type { Person } from '../../src-preload/contract/person.ts'

/**
 * The person of a row of the station's own copy, for work while the server cannot be asked.
 *
 * The copy says whether there is a photo and how many faces, and holds neither: a photo is `absent` only where the server
 * said so, everything else that a record alone tells is unknown. What is decided on it is looked at again by the job itself
 * once the server answers.
 */
export function personFromDirectory({ summary, hasPhoto }: DirectoryPerson): Person {
  const isWithoutPhoto = hasPhoto.kind === 'absent' || (hasPhoto.kind === 'known' && !hasPhoto.value)
  return {
    ...summary,
    title: unknown,
    start: unknown,
    accessGroups: unknown,
    disabled: unknown,
    customFields: unknown,
    photo: isWithoutPhoto ? { kind: 'absent' } : { kind: 'unknown' },
    heldFaces: unknown,
    mailSentAt: null,
  }
}
