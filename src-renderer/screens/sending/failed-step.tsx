import type { JobStepName } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import type { SendingStep } from '../../flow/enrollment.ts'
import { failureOfStep, stepOf, type SavedWork } from '../../flow/job-work.ts'
import { FailedCreation } from './failed-creation.tsx'
import { FailedFace } from './failed-face.tsx'
import { FailedMail } from './failed-mail.tsx'
import { FailedRemoval } from './failed-removal.tsx'
import { FailedUpload } from './failed-upload.tsx'
import type { JobPictures } from './use-job-pictures.ts'

/** `pictures` are the job's, to be looked at beside what the server holds. */
export interface FailedStepProps {
  readonly name: JobStepName
  readonly step: SendingStep
  readonly work: SavedWork
  readonly pictures: JobPictures
}

/** Why a step waits for the clerk, and the ways on; nothing for any other step. */
export function FailedStep({ name, work, pictures }: FailedStepProps) {
  const { job, look } = work
  const failure = failureOfStep(job, name)
  if (failure === null) return null
  switch (name) {
    case 'createPerson':
      return <FailedCreation failure={failure} look={look} job={job} />
    case 'uploadPhoto':
      return (
        <FailedUpload
          failure={failure}
          work={work}
          photo={pictures.profilePhoto}
          isLast={stepOf(job, 'registerVisualFace') === null}
        />
      )
    case 'registerVisualFace':
      return <FailedFace failure={failure} work={work} picture={pictures.facePicture} />
    case 'sendMail':
      return <FailedMail failure={failure} work={work} />
    case 'removePhoto':
    case 'removeVisualFaces':
    case 'reachTerminals':
      return <FailedRemoval failure={failure} name={name} />
    default:
      return assertNever(name, 'a job has a step that was never named')
  }
}
