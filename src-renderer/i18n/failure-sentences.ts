import type { Failure, ServerAnswer } from '../../src-preload/contract/failures.ts'
import { serverImageCheckOf } from '../camera/judgement/server-image-codes.ts'
import { english } from './english/index.ts'
import { timeOf } from './format.ts'
import type { Sentences } from './sentences.ts'

/** What a person reads about a failure. */
export interface FailureText {
  /** What happened. */
  readonly title: string
  /** What is safe. */
  readonly safe: string
  /** What to do now. */
  readonly next: string
  /** Numbers for the administrator or the vendor; `null` when there are none. */
  readonly details: string | null
  /** The vendor's page about it, always https; `null` when the server named none or the sentence says all there is. */
  readonly link: string | null
}

/** Makes the sentences of a failure from its kind and facts. */
export function describeFailure(failure: Failure, say: Sentences): FailureText {
  // The keys are put together from the kind and a variant. That each of them exists is proved by the type of the
  // catalogue (`FailureCatalogue`), which `t` cannot follow here.
  const sayKey = say as (key: string, facts: object) => string
  const facts = factsOf(failure)
  const part = (name: 'title' | 'safe' | 'next'): string => {
    const key = `failures.${failure.kind}.${name}`
    const hasOneSentence = typeof english.failures[failure.kind][name] === 'string'
    return sayKey(hasOneSentence ? key : `${key}.${variantOf(failure) ?? 'other'}`, facts)
  }
  return {
    title: part('title'),
    safe: part('safe'),
    next: part('next'),
    details: detailsOf(failure, say),
    link: linkOf(failure),
  }
}

function variantOf(failure: Failure): string | undefined {
  if (failure.kind === 'imageRejected') return serverImageCheckOf(failure.code)
  if (failure.kind === 'duplicateId') return failure.nextId === null ? 'nextUnknown' : 'nextKnown'
  if ('reason' in failure) return failure.reason
  if ('action' in failure) return failure.action
  if ('missing' in failure) return failure.missing
  if ('field' in failure) return failure.field
  return undefined
}

function factsOf(failure: Failure): object {
  const isTimed = failure.kind === 'mailAlreadySent' || failure.kind === 'deskClosed'
  return isTimed ? { ...failure, time: timeOf(failure.at) } : failure
}

function answerOf(failure: Failure): ServerAnswer | null {
  return 'answer' in failure ? failure.answer : null
}

function detailsOf(failure: Failure, say: Sentences): string | null {
  const answer = answerOf(failure)
  // What the station itself has refused carries no number of anybody's.
  if (answer !== null && answer.status !== 0) return numbersOf(answer.status, answer.code, say)
  if (failure.kind === 'gatewayRefused') return say('ui.gatewayStatus', { status: failure.status })
  if (failure.kind === 'answerUnreadable') return numbersOf(failure.status, null, say)
  if (failure.kind === 'invalidField' && failure.code !== null) return say('ui.serverCode', { code: failure.code })
  if (failure.kind === 'imageRejected') return say('ui.serverCode', { code: failure.code })
  if (failure.kind === 'unexpected') return say('ui.reference', { reference: failure.reference })
  return null
}

function numbersOf(status: number, code: string | null, say: Sentences): string {
  return code === null ? say('ui.serverStatus', { status }) : say('ui.serverCodeAndStatus', { code, status })
}

/** The kinds whose sentence knows less than the vendor may: only these are worth a line with an address. */
const unexplained: ReadonlySet<string> = new Set([
  'serverRefused',
  'notSupported',
  'photoRefused',
  'mailRefused',
  'visualFaceNotKept',
])

function linkOf(failure: Failure): string | null {
  const link = unexplained.has(failure.kind) ? (answerOf(failure)?.link ?? null) : null
  return link !== null && link.startsWith('https://') ? link : null
}
