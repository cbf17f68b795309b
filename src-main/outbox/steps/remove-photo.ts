import type { StepResult } from '../../../src-preload/contract/job.ts'
import type { Person } from '../../../src-preload/contract/person.ts'
import { purgeDay } from '../purge-day.ts'
import type { JobRecord } from '../job-record.ts'
import { failedWith, personIdOf, type StepEnd, type StepWork } from './step-work.ts'

type Removal = Omit<Extract<StepResult, { step: 'removePhoto' }>, 'step' | 'outcome'>
type Outcome = Extract<StepResult, { step: 'removePhoto' }>['outcome']

const removal = (outcome: Outcome, which: Removal = {}): StepEnd => ({
  kind: 'succeeded',
  result: { step: 'removePhoto', outcome, ...which },
})

/**
 * Takes the profile photo away from the server, after reading the person: may be done any number of times.
 *
 * A withdrawal removes whatever photo there is of that person. A purge removes only the photo this station stored, as it was sent
 * or as the server held it right after, and only when the visit was not extended meanwhile; then it waits for its new day.
 */
export async function removePhoto(work: StepWork): Promise<StepEnd> {
  const record = work.record()
  const id = personIdOf(record)
  const read = await work.client.readPerson(id, work.options)
  if (!read.ok) return read.failure.kind === 'personNotFound' ? removal('notThere') : failedWith(read.failure)
  const kept = whyKept(record, read.value, work.now())
  if (kept !== null) return kept
  const removed = await work.client.removePhoto(id, work.options)
  const { photo } = read.value
  if (removed.ok) return removal('removed', 'digest' in photo ? { photo: photo.digest } : {})
  return removed.failure.kind === 'personNotFound' ? removal('notThere') : failedWith(removed.failure)
}

function whyKept(record: JobRecord, person: Person, now: number): StepEnd | null {
  const { photo } = person
  if (photo.kind === 'absent') return removal('notThere')
  const { purge } = record
  if (purge === null) return isSomebodyElse(record, person) ? renamed(person) : null
  // A photo the server speaks of but does not show may be ours: asked again later.
  if (photo.kind === 'unknown') return failedWith({ kind: 'answerUnreadable', status: 200, reason: 'wrongShape' })
  if (![purge.digest, purge.storedAs].includes(photo.digest)) return removal('notOurs')
  if (person.expiry.kind !== 'known') return null
  const due = purgeDay(person.expiry.value, purge.days)
  if (due === null) return removal('periodExtended')
  return Date.parse(due) > now ? { kind: 'postponed', due } : null
}

/** Nobody's photo goes because somebody else withdrew. */
function isSomebodyElse(record: JobRecord, person: Person): boolean {
  return person.name.trim() !== record.person.name.trim()
}

function renamed({ name, standing }: Person): StepEnd {
  return { kind: 'personChanged', change: 'renamed', found: { name, standing } }
}
