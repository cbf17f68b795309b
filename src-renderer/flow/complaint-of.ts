import type { Job } from '../../src-preload/contract/job.ts'
import { failureOfStep } from './job-work.ts'
import type { Complaint } from './person-form.ts'

/** Says at which field of the form the creation failed; `null` when it is none of them. */
export function complaintOf(job: Pick<Job, 'state' | 'draft'>): Complaint | null {
  const failure = failureOfStep(job, 'createPerson')
  const { draft } = job
  if (failure === null || draft === null) return null
  switch (failure.kind) {
    case 'duplicateId':
      return { field: 'id', reason: 'duplicateId', refused: draft.id }
    case 'duplicateEmail':
      return { field: 'email', reason: 'duplicateEmail', refused: draft.email }
    case 'duplicateLoginId':
      return { field: 'loginId', reason: 'duplicateLoginId', refused: null }
    case 'userGroupNotFound':
      return { field: 'userGroup', reason: 'groupGone', refused: null }
    case 'accessGroupNotFound':
      return { field: 'accessGroups', reason: 'groupGone', refused: null }
    case 'tooManyAccessGroups':
      return { field: 'accessGroups', reason: 'tooMany', refused: null }
    case 'invalidField': {
      const { field } = failure
      const isText = field === 'id' || field === 'name' || field === 'email' || field === 'phone'
      return { field, reason: 'refused', refused: isText ? draft[field] : null }
    }
    default:
      return null
  }
}
