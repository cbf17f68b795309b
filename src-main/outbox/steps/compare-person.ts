import type { Failure } from '../../../src-preload/contract/failures.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import { faceDigestsOf } from '../face-outcome.ts'
import type { JobRecord } from '../job-record.ts'
import { failedWith, personIdOf, type StepEnd, type StepWork } from './step-work.ts'

/** How the comparison came out: the step ends with `end`, or may go on when that is `null`. */
export type Comparison =
  | { readonly end: StepEnd }
  | {
      readonly end: null
      /** The person as the server holds them at this moment; `null` when nobody had to look. */
      readonly person: Person | null
    }

/**
 * How long what a clerk saw of a person is taken for what the server holds, in milliseconds. Ours: at the desk the steps
 * follow within seconds, and the upload of a photo looks once more by itself; whatever waited longer is compared first.
 */
const freshFor = 60_000

/**
 * Looks whether the person is still whom the clerk saw, before anything is changed: not gone, not somebody else by now, not
 * disabled meanwhile. One request, and none when that was seen less than a minute ago. The step ends when the clerk has to be
 * asked or the look failed.
 */
export async function compareFirst(work: StepWork): Promise<Comparison> {
  if (isFresh(work.record(), work.now())) return { end: null, person: null }
  const read = await work.client.readPerson(personIdOf(work.record()), work.options)
  if (!read.ok) return { end: endOfFailedLook(read.failure) }
  const change = changeOf(work.record(), read.value)
  if (change !== null) {
    const found = { name: read.value.name, standing: read.value.standing }
    return { end: { kind: 'personChanged', change, found } }
  }
  await work.note({
    kind: 'compared',
    at: new Date(work.now()).toISOString(),
    faces: faceDigestsOf(read.value),
  })
  return { end: null, person: read.value }
}

function endOfFailedLook(failure: Failure): StepEnd {
  return failure.kind === 'personNotFound'
    ? { kind: 'personChanged', change: 'gone', found: null }
    : failedWith(failure)
}

/** A clock that was put back makes nothing fresh. */
function isFresh({ comparedAt }: JobRecord, now: number): boolean {
  if (comparedAt === null) return false
  const age = now - Date.parse(comparedAt)
  return age >= 0 && age < freshFor
}

function changeOf(record: JobRecord, person: Person): 'renamed' | 'disabled' | null {
  if (person.name.trim() !== record.person.name.trim()) return 'renamed'
  return person.standing === 'disabled' && record.seen.standing !== 'disabled' ? 'disabled' : null
}
