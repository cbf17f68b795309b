import { z } from 'zod'
import type { Failure, ServerAnswer } from '../../src-preload/contract/failures.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { ScannedEntry } from '../domain/scanned-face.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { deviceFailureOf } from './device-problems.ts'
import { templatesOf } from './held-faces.ts'
import type { OperationOptions } from './operation.ts'
import type { OperationFailure } from './operations.ts'
import { entriesOf } from './wire-values.ts'

/** The pose the vendor asks for when a visual face is scanned. Source: reference section 5.4. */
const poseSensitivity = 0

/**
 * How long the answer of a scan is waited for, in milliseconds. The device asks for about 35 s, the server waits up to its
 * `web_request_timeout`, 60 s in the sample (reference sections 5.4 and 8); the rest is for a slow line. Ours.
 */
const scanDeadline = 75_000

const answerSchema = z.object({ credentials: z.object({ faces: z.unknown() }) })
const entrySchema = z.record(z.string(), z.unknown())

/**
 * Has a device scan a visual face and answers the entry it made, as it came.
 *
 * The question blocks at the server until somebody has stood before the device. It is never sent twice by itself: the device
 * would ask twice. Given up, it answers `cancelled` at once, and the device goes on asking; what it then answers is lost, and
 * nothing was stored by it.
 */
export async function scanVisualFace(
  conversation: Conversation,
  device: string,
  options: OperationOptions,
): Promise<Outcome<ScannedEntry, OperationFailure<'scanVisualFace'>>> {
  const path = `/api/devices/${encodeURIComponent(device)}/credentials/face?pose_sensitivity=${String(poseSensitivity)}`
  options.onStage?.('waitingForFace')
  const asked = await conversation.ask(
    {
      method: 'GET',
      path,
      route: 'GET /api/devices/:id/credentials/face',
      effect: 'once',
      deadlineMilliseconds: scanDeadline,
    },
    options,
  )
  if (!asked.ok) return fail(settleScan(conversation, asked.failure))
  const { answer, body } = asked.value
  const read = answerSchema.safeParse(body)
  const [entry] = read.success ? entriesOf(read.data.credentials.faces) : []
  const face = entrySchema.safeParse(entry)
  if (!face.success) return fail({ kind: 'deviceFailed', reason: 'scanFailed', answer })
  // Infrared devices answer faces of another kind, which are no visual faces.
  if (!templatesOf(face.data).some((template) => template !== ''))
    return fail({ kind: 'deviceFailed', reason: 'noVisualFace', answer })
  return succeed(face.data)
}

function settleScan(conversation: Conversation, failure: ConversationFailure): OperationFailure<'scanVisualFace'> {
  if (failure.kind === 'givenUp') return { kind: 'cancelled' }
  return settleDevice(failure) ?? conversation.settle('scanVisualFace', failure)
}

/** What went wrong with a question to a device, when it is the device's matter. */
export function settleDevice(failure: ConversationFailure): Failure<'deviceFailed'> | null {
  if (failure.kind === 'answerLost') return { kind: 'deviceFailed', reason: 'notAnswered', answer: noAnswer }
  return failure.kind === 'refused' ? deviceFailureOf(failure.answer) : null
}

const noAnswer: ServerAnswer = { status: 0, code: null, link: null }
