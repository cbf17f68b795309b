import type { InputOf } from '../../src-preload/contract/calls.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { MailLanguage } from '../../src-preload/contract/mail.ts'
import type { EnrollmentCallName } from './actions.ts'
import type { Enrollment, FindingStep, SendingStep } from './enrollment.ts'
import { currentStepOf } from './sending-job.ts'
import { idOf } from './subject.ts'

/**
 * A call the state of the flow asks for. `run` names it: a call whose run is no longer wanted is given up.
 *
 * `stopping` means that the clerk wants it stopped but has to hear how it ended.
 */
export type WantedCall = {
  readonly [Name in EnrollmentCallName]: {
    readonly run: number
    readonly call: Name
    readonly input: Omit<InputOf<Name>, 'callId'>
    readonly stopping: boolean
  }
}[EnrollmentCallName]

/** Reads off a state which calls should be under way: the flow's effects, as data. */
export function wantedCalls(enrollment: Enrollment, mailLanguage: MailLanguage): readonly WantedCall[] {
  const { step, mail } = enrollment
  const readiness: readonly WantedCall[] =
    mail.readiness.kind === 'reading'
      ? [{ run: mail.readiness.run, call: 'readMailReadiness', input: {}, stopping: false }]
      : []
  switch (step.kind) {
    case 'finding':
      return [...readiness, ...wantedWhileFinding(step)]
    case 'creating':
      return step.ground.kind === 'reading'
        ? [...readiness, { run: step.ground.run, call: 'prepareCreation', input: {}, stopping: false }]
        : readiness
    case 'sending':
      return [...readiness, ...wantedWhileSending(step, mailLanguage)]
    case 'framing':
    case 'reviewing':
    case 'done':
      return readiness
    default:
      return assertNever(step, 'a step was never named')
  }
}

function wantedWhileFinding({ chosen }: FindingStep): readonly WantedCall[] {
  if (chosen?.kind === 'reading')
    return [{ run: chosen.run, call: 'readPerson', input: { id: chosen.summary.id }, stopping: false }]
  return chosen?.kind === 'read' && chosen.deed.kind === 'running'
    ? [{ run: chosen.deed.run, call: chosen.deed.name, input: { id: chosen.person.id }, stopping: false }]
    : []
}

function wantedWhileSending(step: SendingStep, language: MailLanguage): readonly WantedCall[] {
  const { job, subject, accepted } = step
  const id = idOf(subject)
  const name = currentStepOf(job)
  const current = name === null ? null : job[name]
  if (current?.kind === 'failed')
    return current.look.kind === 'looking'
      ? [{ run: current.look.run, call: 'readPerson', input: { id }, stopping: false }]
      : []
  if (name === null || current?.kind !== 'running') return []
  const { run, stopping } = current
  switch (name) {
    case 'createPerson':
      return subject.kind === 'new' ? [{ run, call: name, input: { draft: subject.draft }, stopping }] : []
    case 'keepOverride': {
      const { override = null, judgement = null } = accepted ?? {}
      return override === null || judgement === null
        ? []
        : [{ run, call: name, input: { id, override, judgement }, stopping }]
    }
    case 'uploadPhoto': {
      const photo = accepted?.outputs.profilePhoto ?? null
      return photo === null
        ? []
        : [{ run, call: name, input: { id, photo: new Uint8Array(photo.bytes), seen: job.seen }, stopping }]
    }
    case 'registerVisualFace': {
      const face = accepted?.outputs.facePicture ?? null
      return face === null
        ? []
        : [{ run, call: name, input: { id, picture: new Uint8Array(face.bytes), replaces: job.replaces }, stopping }]
    }
    case 'sendMail':
      return [{ run, call: name, input: { id, language, again: job.mailAgain }, stopping }]
    default:
      return assertNever(name, 'a job has a step that was never named')
  }
}
