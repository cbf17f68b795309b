import type { InputOf } from '../../src-preload/contract/calls.ts'
import { assertNever } from '../../src-preload/contract/outcome.ts'
import type { MailLanguage } from '../../src-preload/contract/mail.ts'
import type { EnrollmentCallName } from './actions.ts'
import type { Enrollment, FindingStep, Order, SendingStep } from './enrollment.ts'
import { lookedForId, type SavedWork } from './job-work.ts'
import { enrolledPersonOf, type Subject } from './subject.ts'

/**
 * A call the state of the flow asks for. `run` is the turn in which it became wanted, and names it together with `call`: a call
 * that is no longer wanted is given up.
 */
export type WantedCall = {
  readonly [Name in EnrollmentCallName]: {
    readonly run: number
    readonly call: Name
    readonly input: Omit<InputOf<Name>, 'callId'>
  }
}[EnrollmentCallName]

/** Reads off a state which calls should be under way: the flow's effects, as data. */
export function wantedCalls(enrollment: Enrollment, mailLanguage: MailLanguage): readonly WantedCall[] {
  const { mail, ground } = enrollment
  return [
    ...(mail.readiness.kind === 'reading'
      ? [{ run: mail.readiness.run, call: 'readMailReadiness', input: {} } as const]
      : []),
    ...(ground.kind === 'reading' ? [{ run: ground.run, call: 'prepareCreation', input: {} } as const] : []),
    ...wantedAt(enrollment, mailLanguage),
  ]
}

function wantedAt({ step }: Enrollment, mailLanguage: MailLanguage): readonly WantedCall[] {
  switch (step.kind) {
    case 'finding':
      return wantedWhileFinding(step)
    case 'creating':
      return step.ground.kind === 'reading' ? [{ run: step.ground.run, call: 'prepareCreation', input: {} }] : []
    case 'consenting':
      return step.texts.kind === 'reading' ? [{ run: step.texts.run, call: 'readConsentTexts', input: {} }] : []
    case 'sending':
      return wantedWhileSending(step, mailLanguage)
    case 'framing':
    case 'reviewing':
    case 'done':
      return []
    default:
      return assertNever(step, 'a step was never named')
  }
}

function wantedWhileFinding({ chosen }: FindingStep): readonly WantedCall[] {
  if (chosen?.kind === 'reading') return [{ run: chosen.run, call: 'readPerson', input: { id: chosen.summary.id } }]
  return chosen?.kind === 'read' && chosen.deed.kind === 'running'
    ? [{ run: chosen.deed.run, call: chosen.deed.name, input: { id: chosen.person.id } }]
    : []
}

function wantedWhileSending({ work, subject, order }: SendingStep, language: MailLanguage): readonly WantedCall[] {
  switch (work.kind) {
    case 'saving':
      return [
        { run: work.run, call: 'saveEnrollment', input: { ...orderInput(subject, order, language), keep: work.keep } },
      ]
    case 'notSaved':
      return []
    case 'saved':
      return wantedOfJob(work)
    default:
      return assertNever(work, 'the work on an enrollment has a kind that was never named')
  }
}

/** What is handed over, as the main process takes it. */
function orderInput(
  subject: Subject,
  { accepted, mail, consent }: Order,
  language: MailLanguage,
): Omit<InputOf<'saveEnrollment'>, 'keep'> {
  const bytesOf = (picture: { readonly bytes: Uint8Array } | null | undefined): Uint8Array<ArrayBuffer> | null =>
    picture === null || picture === undefined ? null : new Uint8Array(picture.bytes)
  return {
    person: enrolledPersonOf(subject),
    profilePhoto: bytesOf(accepted?.outputs.profilePhoto),
    facePicture: bytesOf(accepted?.outputs.facePicture),
    ...(accepted?.outputs.scannedFace === undefined ? {} : { scannedFace: accepted.outputs.scannedFace.scan }),
    replaces: accepted?.replaces ?? null,
    override: accepted?.override ?? null,
    judgement: accepted?.judgement ?? null,
    mail: mail === null ? null : { language, again: mail.again },
    consent,
  }
}

function wantedOfJob({ job, deciding, look, reread }: SavedWork): readonly WantedCall[] {
  const id = lookedForId(job)
  return [
    ...(reread === null ? [] : [{ run: reread, call: 'readJobs', input: {} } as const]),
    ...(deciding.kind === 'running'
      ? [{ run: deciding.run, call: 'decideJob', input: { job: job.id, decision: deciding.decision } } as const]
      : []),
    ...(look.kind === 'looking' && id !== null ? [{ run: look.run, call: 'readPerson', input: { id } } as const] : []),
  ]
}
