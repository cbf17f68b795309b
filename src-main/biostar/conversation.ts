import type { Failure, ServerAnswer } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Log } from '../observe/log.ts'
import { explainUnreadable, openEnvelope, type Envelope } from './envelope.ts'
import { sessionHeader } from './login.ts'
import type { OperationOptions } from './operation.ts'
import type { AnswerableKind, OperationFailure } from './operations.ts'
import { meaningsOf, refusalFor } from './response-codes.ts'
import type { Access, Session } from './session.ts'
import type { AnswerLost, Transport } from './transport.ts'

/** One question to the server within the session. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly route: string
  readonly body?: unknown
  /**
   * `read` changes nothing and is asked a second time when the server gave up waiting (code 4). `repeatable` changes
   * something but may be done twice. `once` may never be sent again after it may have arrived.
   */
  readonly effect: 'read' | 'repeatable' | 'once'
  /** For a question that waits for somebody or something beyond the server; the usual deadline otherwise. */
  readonly deadlineMilliseconds?: number
}

/** The server answered with anything but a success. */
export interface Refused {
  readonly kind: 'refused'
  readonly answer: ServerAnswer
  /** What came with it, for a call that tells more than one outcome. */
  readonly body?: Envelope['body']
}

/** A `once` question was given up when it may already have left: what the server did with it is not known. */
export interface GivenUp {
  readonly kind: 'givenUp'
}

/** Why a question got no good answer. After `cancelled` and `serverUnreachable` nothing was done. */
export type ConversationFailure =
  | Refused
  | AnswerLost
  | GivenUp
  | Failure<
      | 'serverUnreachable'
      | 'certificateChanged'
      | 'certificateRefused'
      | 'answerUnreadable'
      | 'cancelled'
      | AnswerableKind<'signIn'>
    >

/** The operations that are done in conversation with the server. */
export type ServerCall =
  | 'searchPeople'
  | 'readPerson'
  | 'prepareCreation'
  | 'changePerson'
  | 'readAccessGroups'
  | 'readUserGroups'
  | 'createPerson'
  | 'deletePerson'
  | 'uploadPhoto'
  | 'removePhoto'
  | 'registerVisualFace'
  | 'removeVisualFaces'
  | 'readMailReadiness'
  | 'sendMail'
  | 'readEnrollmentDevices'
  | 'scanVisualFace'
  | 'readDeviceSync'
  | 'readPushDevices'
  | 'pushToDevice'
  | 'searchEvents'
  | 'readEventTypes'
  | 'readEventPlaces'

/** Asks questions within a session. */
export interface Conversation {
  /** Succeeds with an envelope whose verdict is `success` or `partial`. */
  ask(question: Question, options: OperationOptions): Promise<Outcome<Envelope, ConversationFailure>>
  /** Turns what went wrong into a failure that the call's contract allows. Not for `once` questions that were lost. */
  settle<Name extends ServerCall>(name: Name, failure: ConversationFailure): OperationFailure<Name>
}

/** What a conversation needs from outside. */
export interface ConversationParts {
  readonly transport: Transport
  readonly session: Session
  readonly host: string
  readonly log: Log
}

/** Whether the server no longer knows the session: 401, or code 10 or 11 with any status. Source: reference section 1.2. */
function isSessionDead(status: number, code: string | null): boolean {
  return code === '10' || code === '11' || (status === 401 && code !== '20')
}

/** Makes the conversation with one server. */
export function createConversation({ transport, session, host, log }: ConversationParts): Conversation {
  const askOnce = async (
    question: Question,
    access: Access,
    options: OperationOptions,
  ): Promise<Outcome<Envelope, ConversationFailure | { readonly kind: 'sessionDead' }>> => {
    const { method, path, route, body, effect, deadlineMilliseconds } = question
    const signals = options.signal === undefined ? [access.ended] : [access.ended, options.signal]
    const sent = await transport.send({
      method,
      path,
      route,
      headers: { [sessionHeader]: access.sessionId },
      ...(body === undefined ? {} : { body }),
      repeatable: effect !== 'once',
      ...(deadlineMilliseconds === undefined ? {} : { deadlineMilliseconds }),
      signal: AbortSignal.any(signals),
    })
    if (!sent.ok) {
      // A server that is started again knows no session any more, and restarts may follow each other closely.
      if (sent.failure.kind === 'serverUnreachable' || sent.failure.kind === 'answerLost') session.serverWasAway()
      if (sent.failure.kind !== 'cancelled') return sent
      if (effect === 'once') return fail({ kind: 'givenUp' })
      return options.signal?.aborted !== true && access.ended.aborted ? fail(session.absence()) : sent
    }
    const opened = openEnvelope(sent.value)
    const { status } = sent.value
    const code = opened.ok ? opened.value.answer.code : null
    if (isSessionDead(status, code)) return fail({ kind: 'sessionDead' })
    if (!opened.ok) return opened
    if (opened.value.verdict !== 'refused') return opened
    const { answer, body: refusal } = opened.value
    log.write('information', 'server refused', { route, status, ...(code === null ? {} : { code }) })
    return fail({ kind: 'refused', answer, body: refusal })
  }

  const ask = async (
    question: Question,
    options: OperationOptions,
  ): Promise<Outcome<Envelope, ConversationFailure>> => {
    // One login and one retry: whoever is thrown out twice in a row does not fight for the account.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      if (options.signal?.aborted === true) return fail({ kind: 'cancelled' })
      const access = await session.access(options)
      if (!access.ok) return access
      const answered = await askOnce(question, access.value, options)
      if (answered.ok) return succeed(answered.value)
      if (answered.failure.kind !== 'sessionDead') return fail(answered.failure)
      session.died(access.value)
    }
    return fail(
      session.standing().kind === 'signedOut' ? session.absence() : { kind: 'signInRequired', reason: 'sessionEnded' },
    )
  }

  return {
    async ask(question, options) {
      const first = await ask(question, options)
      if (first.ok || question.effect !== 'read' || !isWaitedInVain(first.failure)) return first
      return ask(question, options)
    },

    settle(name, failure) {
      if (failure.kind === 'refused') return refusalFor(name, failure.answer)
      if (failure.kind === 'answerUnreadable') return explainUnreadable(failure) as OperationFailure<typeof name>
      // Every call of `ServerCall` lists all failures of network and session, which is what is left here.
      if (failure.kind !== 'answerLost' && failure.kind !== 'givenUp') return failure as OperationFailure<typeof name>
      const unreachable: Failure<'serverUnreachable'> = { kind: 'serverUnreachable', host, reason: lostReason(failure) }
      return unreachable as OperationFailure<typeof name>
    },
  }
}

function lostReason(failure: AnswerLost | GivenUp): 'closed' | 'tooLate' {
  return failure.kind === 'answerLost' ? (failure.reason ?? 'closed') : 'closed'
}

/** Code 4 comes after the server itself has waited (reference section 2.1), so asking once more at once is polite enough. */
function isWaitedInVain(failure: ConversationFailure): boolean {
  return failure.kind === 'refused' && failure.answer.code === '4'
}

/**
 * Whether a change may have been made although no success was told: the answer was lost or unreadable, the server gave up
 * waiting, or something failed inside it after it may have committed.
 */
export function mayHaveHappened(failure: ConversationFailure): boolean {
  if (failure.kind === 'answerLost' || failure.kind === 'givenUp') return true
  if (failure.kind === 'answerUnreadable') return failure.status < 300 || failure.status >= 500
  if (failure.kind !== 'refused') return false
  return failure.answer.status >= 500 || meaningsOf(failure.answer)[0]?.kind === 'serverBusy'
}

/** Whether the server plainly said no. A look that finds nothing done may then believe it. */
export function isPlainRefusal(failure: ConversationFailure): boolean {
  return failure.kind === 'refused' && meaningsOf(failure.answer)[0]?.kind !== 'serverBusy'
}
