import type { StepResult } from '../../../src-preload/contract/job.ts'
import type { CatchUpOrder } from '../../biostar/enrollment-server.ts'
import type { JobRecord } from '../job-record.ts'
import { failedWith, personIdOf, type StepEnd, type StepWork } from './step-work.ts'

/**
 * Brings the terminals that missed a step to where the others are; may be begun any number of times. The job waits as long as one of them is
 * away, and says which.
 */
export async function reachTerminals(work: StepWork): Promise<StepEnd> {
  const { client } = work
  if (client.reachTerminals === undefined) return failedWith({ kind: 'notOffered' })
  const order = orderOf(work.record())
  if (order === null) return { kind: 'succeeded', result: { step: 'reachTerminals', terminals: 0 } }
  const reached = await client.reachTerminals(order, work.options)
  return reached.ok
    ? { kind: 'succeeded', result: { step: 'reachTerminals', terminals: reached.value.terminals } }
    : failedWith(reached.failure)
}

/** What the others have to catch up with; `null` when the photo that was to go is to stay after all. */
function orderOf(record: JobRecord): CatchUpOrder | null {
  const id = personIdOf(record)
  const resultOf = (name: StepResult['step']): StepResult | null => {
    const state = record.steps.find((step) => step.name === name)?.state
    return state?.kind === 'done' ? state.result : null
  }
  if (record.purpose === 'enrollment') {
    const photo = resultOf('uploadPhoto') !== null
    const faces = resultOf('registerVisualFace') !== null
    return { id, what: 'hold', photo, faces, onlyPhotos: null }
  }
  const removal = resultOf('removePhoto')
  const isKept = removal?.step === 'removePhoto' && ['notOurs', 'periodExtended'].includes(removal.outcome)
  if (record.purge === null)
    return {
      id,
      what: 'remove',
      photo: removal !== null,
      faces: resultOf('removeVisualFaces') !== null,
      onlyPhotos: null,
    }
  if (isKept) return null
  const { digest, storedAs } = record.purge
  return {
    id,
    what: 'remove',
    photo: true,
    faces: false,
    onlyPhotos: storedAs === undefined ? [digest] : [digest, storedAs],
  }
}
