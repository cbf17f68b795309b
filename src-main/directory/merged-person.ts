import type { DirectoryPerson } from '../../src-preload/contract/directory.ts'
import type { Fact } from '../../src-preload/contract/fact.ts'

/** What was told last; where it is silent, what was known before stands. A search tells less than a list. */
export function mergedPerson(before: DirectoryPerson, told: DirectoryPerson): DirectoryPerson {
  const [old, now] = [before.summary, told.summary]
  return {
    summary: {
      ...now,
      email: toldOr(old.email, now.email),
      phone: toldOr(old.phone, now.phone),
      department: toldOr(old.department, now.department),
      userGroup: toldOr(old.userGroup, now.userGroup),
      visualFaces: toldOr(old.visualFaces, now.visualFaces),
      standing: now.standing === 'unknown' ? old.standing : now.standing,
      expiry: toldOr(old.expiry, now.expiry),
    },
    hasPhoto: toldOr(before.hasPhoto, told.hasPhoto),
  }
}

function toldOr<Value>(before: Fact<Value>, told: Fact<Value>): Fact<Value> {
  return told.kind === 'unknown' ? before : told
}
