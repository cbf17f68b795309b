import type { JobStepName } from '../../../src-preload/contract/job.ts'
import { assertNever } from '../../../src-preload/contract/outcome.ts'
import { createPerson } from './create-person.ts'
import { reachTerminals } from './reach-terminals.ts'
import { registerVisualFace } from './register-visual-face.ts'
import { removePhoto } from './remove-photo.ts'
import { removeVisualFaces } from './remove-visual-faces.ts'
import { sendMail } from './send-mail.ts'
import type { StepEnd, StepWork } from './step-work.ts'
import { uploadPhoto } from './upload-photo.ts'

/** Does one step of a job. Each may be begun again after the program died in the middle of it. */
export async function performStep(name: JobStepName, work: StepWork): Promise<StepEnd> {
  switch (name) {
    case 'createPerson':
      return createPerson(work)
    case 'uploadPhoto':
      return uploadPhoto(work)
    case 'registerVisualFace':
      return registerVisualFace(work)
    case 'sendMail':
      return sendMail(work)
    case 'removePhoto':
      return removePhoto(work)
    case 'removeVisualFaces':
      return removeVisualFaces(work)
    case 'reachTerminals':
      return reachTerminals(work)
    default:
      return assertNever(name, 'JobStepName grew a step that performStep does not know')
  }
}
