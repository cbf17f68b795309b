import { assertNever } from '../../src-preload/contract/outcome.ts'
import { absent, known } from '../../src-preload/contract/fact.ts'
import type { Answered } from './actions.ts'
import { withDeed } from './advance-finding.ts'
import { advanceJobAnswer, advanceLookAnswer } from './advance-job-answer.ts'
import type { DeedName, Enrollment, FindingStep } from './enrollment.ts'
import { formOnGround } from './person-form.ts'
import { toFinding, toFraming } from './transitions.ts'

/** What an answer of the main process leads to. An answer to a question that is no longer asked changes nothing. */
export function advanceAnswer(enrollment: Enrollment, action: Answered): Enrollment {
  const { step } = enrollment
  switch (action.call) {
    case 'readPerson':
      return step.kind === 'finding'
        ? chosenRead(enrollment, step, action)
        : advanceLookAnswer(enrollment, action.run, action.answer)
    case 'removePhoto':
    case 'removeVisualFaces':
    case 'deletePerson':
      return step.kind === 'finding' ? deedDone(enrollment, step, action) : enrollment
    case 'prepareCreation':
      return groundRead(enrollment, action)
    case 'readMailReadiness':
      return readinessRead(enrollment, action)
    case 'createPerson':
    case 'keepOverride':
    case 'uploadPhoto':
    case 'registerVisualFace':
    case 'sendMail':
      return advanceJobAnswer(enrollment, action)
    default:
      return assertNever(action, 'an answer belongs to a call the enrollment never makes')
  }
}

type AnswerTo<Name extends Answered['call']> = Extract<Answered, { readonly call: Name }>

function chosenRead(enrollment: Enrollment, step: FindingStep, { run, answer }: AnswerTo<'readPerson'>): Enrollment {
  const { chosen } = step
  if (chosen?.kind !== 'reading' || chosen.run !== run) return enrollment
  const { summary } = chosen
  if (!answer.ok)
    return { ...enrollment, step: { ...step, chosen: { kind: 'failed', summary, failure: answer.failure } } }
  const person = answer.value
  const read: Enrollment = {
    ...enrollment,
    step: { ...step, chosen: { kind: 'read', summary, person, deed: { kind: 'none' } } },
  }
  return chosen.photoWanted ? toFraming(read, { kind: 'known', person }) : read
}

function deedDone(enrollment: Enrollment, step: FindingStep, { run, answer, call }: AnswerTo<DeedName>): Enrollment {
  const { chosen } = step
  if (chosen?.kind !== 'read' || chosen.deed.kind !== 'running' || chosen.deed.run !== run) return enrollment
  const { name } = chosen.person
  if (!answer.ok) {
    return answer.failure.kind === 'personNotFound'
      ? toFinding(enrollment, { kind: 'personGone', name })
      : withDeed(enrollment, step, { kind: 'failed', name: call, failure: answer.failure })
  }
  if (call === 'deletePerson') return toFinding(enrollment, { kind: 'personDeleted', name })
  const without = call === 'removePhoto' ? { photo: absent } : { heldFaces: absent, visualFaces: known(0) }
  const person = { ...chosen.person, ...without }
  return {
    ...enrollment,
    step: {
      ...step,
      chosen: { ...chosen, person, deed: { kind: 'none' } },
      notice: { kind: call === 'removePhoto' ? 'photoRemoved' : 'facesRemoved', name },
    },
  }
}

function groundRead(enrollment: Enrollment, { run, answer }: AnswerTo<'prepareCreation'>): Enrollment {
  const { step, form } = enrollment
  if (step.kind !== 'creating' || form === null) return enrollment
  if (step.ground.kind !== 'reading' || step.ground.run !== run) return enrollment
  if (!answer.ok) return { ...enrollment, step: { ...step, ground: { kind: 'failed', failure: answer.failure } } }
  return {
    ...enrollment,
    step: { ...step, ground: { kind: 'read', value: answer.value } },
    form: formOnGround(form, answer.value),
  }
}

function readinessRead(enrollment: Enrollment, { run, answer }: AnswerTo<'readMailReadiness'>): Enrollment {
  const { mail } = enrollment
  if (mail.readiness.kind !== 'reading' || mail.readiness.run !== run) return enrollment
  const readiness = answer.ok
    ? ({ kind: 'read', value: answer.value } as const)
    : ({ kind: 'failed', failure: answer.failure } as const)
  return { ...enrollment, mail: { ...mail, readiness } }
}
