import { describe, expect, it } from 'vitest'
import { personOfRecord, personOfSearch } from '../../../src-main/directory/passing-person.ts'
import { directoryPersonSchema } from '../../../src-preload/contract/directory.ts'
import { known, unknown } from '../../../src-preload/contract/fact.ts'
import { personWith } from '../flow/people.ts'

describe('somebody who passes by', () => {
  it.each([
    [personWith('1').photo, known(true)],
    [{ kind: 'unreadable', digest: 'a'.repeat(64) }, known(true)],
    [{ kind: 'absent' }, known(false)],
    [{ kind: 'unknown' }, unknown],
  ] as const)('with the photo %o is kept without it', (photo, hasPhoto) => {
    const kept = personOfRecord(personWith('1', { photo }))
    expect(directoryPersonSchema.strict().parse(kept)).toEqual(kept)
    expect(kept.hasPhoto).toEqual(hasPhoto)
    expect(Object.keys(kept.summary)).not.toContain('photo')
    expect(Object.keys(kept.summary)).not.toContain('heldFaces')
  })

  it('in a search is kept as far as it tells', () => {
    expect(personOfSearch(personWith('1')).hasPhoto).toEqual(unknown)
    expect(Object.keys(personOfSearch(personWith('1')).summary)).not.toContain('photo')
  })
})
