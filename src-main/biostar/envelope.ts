import { z } from 'zod'
import type { Failure, ServerAnswer } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { TransportAnswer } from './transport.ts'
import { lenient, wireText } from './wire-values.ts'

/**
 * An answer of the server, opened.
 *
 * `success` is a 2xx status and code 0; `partial` is a 2xx status and code 1, which the server gives when it did a part of
 * many things; everything else is `refused`. The message is never read: it may be missing, translated, or "not defined".
 */
export interface Envelope {
  readonly verdict: 'success' | 'partial' | 'refused'
  readonly answer: ServerAnswer
  /** The whole body; the payload lies under its own key beside the verdict. */
  readonly body: Readonly<Record<string, unknown>>
}

const verdictSchema = z.object({ code: wireText.pipe(z.string().trim().min(1).max(32)), link: lenient(z.string()) })
const bodySchema = z.record(z.string(), z.unknown())

/**
 * Says of an answer that cannot be read what it most likely means: the web tier's own page with 502, 503 or 504 comes while
 * the server behind it is starting or overloaded, and then waiting helps. Everything else stays what it is.
 */
export function explainUnreadable(failure: Failure<'answerUnreadable'>): Failure<'answerUnreadable' | 'serverBusy'> {
  const { status, reason } = failure
  const isGateway = reason === 'notJson' && status >= 502 && status <= 504
  return isGateway ? { kind: 'serverBusy', answer: { status, code: null, link: null } } : failure
}

/**
 * Opens any of the server's four envelopes: the verdict under `Response` before or after the payload, with or without
 * link and message, or unwrapped beside the payload. Source: reference section 1.3.
 *
 * Fails with `answerUnreadable` when the text is not JSON or carries no code.
 */
export function openEnvelope(answer: TransportAnswer): Outcome<Envelope, Failure<'answerUnreadable'>> {
  const { status } = answer
  if (status >= 300 && status < 400) return fail({ kind: 'answerUnreadable', status, reason: 'redirect' })
  const parsed = parseJson(answer.text)
  if (parsed === undefined) return fail({ kind: 'answerUnreadable', status, reason: 'notJson' })
  const body = bodySchema.safeParse(parsed)
  if (!body.success) return fail({ kind: 'answerUnreadable', status, reason: 'noEnvelope' })
  const verdict = verdictSchema.safeParse(body.data['Response'] ?? body.data)
  if (!verdict.success) return fail({ kind: 'answerUnreadable', status, reason: 'noEnvelope' })
  const { code, link } = verdict.data
  return succeed({
    verdict: verdictOf(status, code),
    answer: { status, code, link: supportLink(link) },
    body: body.data,
  })
}

/** The text as JSON, or `undefined`; `null` and other bare values are JSON but no envelope. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function verdictOf(status: number, code: string): Envelope['verdict'] {
  if (status < 200 || status > 299) return 'refused'
  if (code === '0') return 'success'
  return code === '1' ? 'partial' : 'refused'
}

/** A link is shown to a person, so only one over https and of a sensible length is kept. */
function supportLink(link: string | undefined): string | null {
  if (link === undefined || link.length > 300 || !URL.canParse(link)) return null
  return new URL(link).protocol === 'https:' ? link : null
}

/**
 * Reads the payload of an opened envelope by a schema.
 *
 * Fails with `answerUnreadable` when the server said yes but did not say what.
 */
export function readPayload<Schema extends z.ZodType>(
  envelope: Envelope,
  schema: Schema,
): Outcome<z.output<Schema>, Failure<'answerUnreadable'>> {
  const read = schema.safeParse(envelope.body)
  if (read.success) return succeed(read.data)
  return fail({ kind: 'answerUnreadable', status: envelope.answer.status, reason: 'wrongShape' })
}
