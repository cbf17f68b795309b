import { assertNever } from '../../src-preload/contract/outcome.ts'
import { absent, known } from '../../src-preload/contract/fact.ts'
import type { Answered } from './actions.ts'
import { withDeed } from './advance-finding.ts'
import { advanceDecisionAnswer, advanceJobsRead, advanceLookAnswer, advanceSaveAnswer } from './advance-job.ts'
import type { DeedName, Enrollment, FindingStep } from './enrollment.ts'
import { personFromDirectory } from './person-from-directory.ts'
import { formOnGround, freshGround, rememberedGround } from './person-form.ts'
import { subjectOfPerson } from './subject.ts'
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
    case 'readConsentTexts':
      return textsRead(enrollment, action)
    case 'saveEnrollment':
      return advanceSaveAnswer(enrollment, action.run, action.answer)
    case 'decideJob':
      return advanceDecisionAnswer(enrollment, action.run, action.answer)
    case 'readJobs':
      return advanceJobsRead(enrollment, action.run, action.answer)
    default:
      return assertNever(action, 'an answer belongs to a call the enrollment never makes')
  }
}

type AnswerTo<Name extends Answered['call']> = Extract<Answered, { readonly call: Name }>

/** Whether the server, the gateway in its place, or the terminals that may hold the person cannot be asked now. */
function isAway<Kind extends { readonly kind: string }>(
  failure: Kind,
): failure is Extract<Kind, { readonly kind: 'serverUnreachable' | 'gatewayUnreachable' | 'terminalsMissing' }> {
  return ['serverUnreachable', 'gatewayUnreachable', 'terminalsMissing'].includes(failure.kind)
}

function chosenRead(enrollment: Enrollment, step: FindingStep, { run, answer }: AnswerTo<'readPerson'>): Enrollment {
  const { chosen } = step
  if (chosen?.kind !== 'reading' || chosen.run !== run) return enrollment
  const { summary, inDirectory } = chosen
  if (!answer.ok && (!isAway(answer.failure) || inDirectory === null))
    return {
      ...enrollment,
      step: { ...step, chosen: { kind: 'failed', summary, failure: answer.failure, inDirectory } },
    }
  const record = answer.ok
    ? ({ person: answer.value, source: 'server' } as const)
    : inDirectory === null
      ? null
      : ({ person: personFromDirectory(inDirectory), source: 'directory' } as const)
  if (record === null) return enrollment
  const read: Enrollment = {
    ...enrollment,
    step: { ...step, chosen: { kind: 'read', summary, ...record, deed: { kind: 'none' } } },
  }
  return chosen.photoWanted ? toFraming(read, subjectOfPerson(record.person, record.source)) : read
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

/** What the server told is remembered for the time when it cannot be asked; then the form stands on what it told before. */
function groundRead(enrollment: Enrollment, { run, answer }: AnswerTo<'prepareCreation'>): Enrollment {
  const { step, form, ground } = enrollment
  const isAhead = ground.kind === 'reading' && ground.run === run
  const told: Enrollment = answer.ok
    ? { ...enrollment, ground: { kind: 'read', value: answer.value } }
    : { ...enrollment, ground: isAhead ? { kind: 'notRead' } : ground }
  const isForForm = step.kind === 'creating' && step.ground.kind === 'reading' && step.ground.run === run
  if (!isForForm || form === null) return isAhead ? told : enrollment
  if (answer.ok && answer.value.toldEarlier !== undefined)
    return {
      ...told,
      step: { ...step, ground: { kind: 'remembered', value: answer.value, failure: answer.value.toldEarlier } },
      form: formOnGround(form, rememberedGround(answer.value)),
    }
  if (answer.ok)
    return {
      ...told,
      step: { ...step, ground: { kind: 'read', value: answer.value } },
      form: formOnGround(form, freshGround(answer.value)),
    }
  const { failure } = answer
  if (isAway(failure) && ground.kind === 'read')
    return {
      ...told,
      step: { ...step, ground: { kind: 'remembered', value: ground.value, failure } },
      form: formOnGround(form, rememberedGround(ground.value)),
    }
  return { ...told, step: { ...step, ground: { kind: 'failed', failure } } }
}

function textsRead(enrollment: Enrollment, { run, answer }: AnswerTo<'readConsentTexts'>): Enrollment {
  const { step } = enrollment
  if (step.kind !== 'consenting' || step.texts.kind !== 'reading' || step.texts.run !== run) return enrollment
  const texts = answer.ok
    ? ({ kind: 'read', value: answer.value.texts } as const)
    : ({ kind: 'failed', failure: answer.failure } as const)
  return { ...enrollment, step: { ...step, texts } }
}

function readinessRead(enrollment: Enrollment, { run, answer }: AnswerTo<'readMailReadiness'>): Enrollment {
  const { mail } = enrollment
  if (mail.readiness.kind !== 'reading' || mail.readiness.run !== run) return enrollment
  const readiness = answer.ok
    ? ({ kind: 'read', value: answer.value } as const)
    : ({ kind: 'failed', failure: answer.failure } as const)
  return { ...enrollment, mail: { ...mail, readiness } }
}
