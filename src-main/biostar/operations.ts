import { contract, type OutputOf } from '../../src-preload/contract/calls.ts'
import {
  gatewayFailures,
  mailFailures,
  networkFailures,
  personFailures,
  photoFailures,
  sessionFailures,
  type Failure,
  type FailureKind,
} from '../../src-preload/contract/failures.ts'
import type { CallName } from '../../src-preload/contract/names.ts'
import type { StepResult } from '../../src-preload/contract/job.ts'

const server = [...networkFailures, ...gatewayFailures, ...sessionFailures] as const

/**
 * What may go wrong with the steps of a job, beside being given up. They are no calls of the contract: the window asks for an
 * enrollment as a whole, and the outbox does its steps.
 */
const stepFailures = {
  createPerson: [...server, ...personFailures],
  uploadPhoto: [...server, ...photoFailures, 'personNotFound'],
  registerVisualFace: [
    ...server,
    'imageRejected',
    'visualFacesFull',
    'visualFacesChangedMeanwhile',
    'visualFaceNotKept',
    'personNotFound',
  ],
  sendMail: [...server, ...mailFailures, 'personNotFound'],
} as const

/** The name of an operation on the server: a call of the contract that is done there, or a step of a job. */
export type OperationName = CallName | keyof typeof stepFailures

/** The failures that an operation may answer, except a bug. */
export type AnswerableKind<Name extends OperationName> =
  | (Name extends keyof typeof stepFailures
      ? (typeof stepFailures)[Name][number]
      : Name extends CallName
        ? (typeof contract)[Name]['failures'][number]
        : never)
  | 'cancelled'

/** What an operation answers when it succeeds. */
export type OperationValue<Name extends OperationName> = Name extends keyof typeof stepFailures
  ? Omit<Extract<StepResult, { readonly step: Name }>, 'step'>
  : Name extends CallName
    ? OutputOf<Name>
    : never

/** A failure that an operation may answer. */
export type OperationFailure<Name extends OperationName> = Failure<AnswerableKind<Name> & FailureKind>

/** The kinds of failure that an operation may answer, as a list. */
export function answerableKinds(name: OperationName): readonly FailureKind[] {
  return name in stepFailures ? stepFailures[name as keyof typeof stepFailures] : contract[name as CallName].failures
}
