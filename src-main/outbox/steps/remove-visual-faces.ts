import type { StepResult } from '../../../src-preload/contract/job.ts'
import { failedWith, personIdOf, type StepEnd, type StepWork } from './step-work.ts'

type Removal = Extract<StepResult, { step: 'removeVisualFaces' }>['outcome']

const removal = (outcome: Removal): StepEnd => ({ kind: 'succeeded', result: { step: 'removeVisualFaces', outcome } })

/** Takes all visual faces of a person away from the server, after reading the person: may be done any number of times. */
export async function removeVisualFaces(work: StepWork): Promise<StepEnd> {
  const { person } = work.record()
  const id = personIdOf(work.record())
  const read = await work.client.readPerson(id, work.options)
  if (!read.ok) return read.failure.kind === 'personNotFound' ? removal('notThere') : failedWith(read.failure)
  const { heldFaces, name, standing } = read.value
  if (heldFaces.kind === 'known' && heldFaces.value.length === 0) return removal('notThere')
  // Nobody's faces go because somebody else withdrew.
  if (name.trim() !== person.name.trim()) return { kind: 'personChanged', change: 'renamed', found: { name, standing } }
  const removed = await work.client.removeVisualFaces(id, work.options)
  if (removed.ok) return removal('removed')
  return removed.failure.kind === 'personNotFound' ? removal('notThere') : failedWith(removed.failure)
}
