import { z } from 'zod'
import type { Failure, ServerAnswer } from '../../src-preload/contract/failures.ts'
import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Conversation } from './conversation.ts'
import { rowFailureOf } from './device-problems.ts'
import { settleDevice } from './device-scan.ts'
import type { Envelope } from './envelope.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { namesOnePerson } from './people.ts'
import { lenient, wireFlag, wireList, wireText } from './wire-values.ts'

/** A device that is not there is given up by the server after its `web_request_timeout`, 60 s in the sample. Ours, in milliseconds. */
const pushDeadline = 75_000

const responseSchema = z.object({
  DeviceResponse: z.object({
    rows: wireList(z.object({ id: lenient(wireText), code: wireText })),
    result: lenient(wireFlag),
  }),
})

/**
 * Sends a person, as the server holds them, to one device, and answers what the device said.
 *
 * What the device holds of them is replaced, so it may be done again. A device to a request: the rows of many would come only
 * when the slowest was given up, and a refusal of the whole would not say which of them it means. A server that tells no row
 * for the device has told by its own answer. Source: reference section 4.9.
 */
export async function pushToDevice(
  conversation: Conversation,
  { id, device }: { readonly id: string; readonly device: string },
  options: OperationOptions,
): Promise<OperationOutcome<'pushToDevice'>> {
  if (!namesOnePerson(id)) return fail({ kind: 'personNotFound' })
  options.onStage?.('sending')
  const path = '/api/users/export'
  const asked = await conversation.ask(
    {
      method: 'POST',
      path: `${path}?overwrite=true&id=${encodeURIComponent(id)}`,
      route: `POST ${path}`,
      body: { DeviceCollection: { rows: [{ id: device }] } },
      effect: 'repeatable',
      deadlineMilliseconds: pushDeadline,
    },
    options,
  )
  if (asked.ok) {
    const failure = toldBy(asked.value, device)
    return failure === null ? succeed({}) : fail(failure)
  }
  const { failure } = asked
  const told = failure.kind === 'refused' ? toldIn(failure.body ?? {}, failure.answer, device) : null
  return fail(told ?? settleDevice(failure) ?? conversation.settle('pushToDevice', failure))
}

/** What a success says of the device: its row, else the result of all, else that only a part was done. */
function toldBy({ verdict, answer, body }: Envelope, device: string): Failure<'deviceFailed'> | null {
  const told = toldIn(body, answer, device)
  if (told !== null || verdict === 'success') return told
  return { kind: 'deviceFailed', reason: 'other', answer }
}

function toldIn(body: Envelope['body'], answer: ServerAnswer, device: string): Failure<'deviceFailed'> | null {
  const read = responseSchema.safeParse(body)
  if (!read.success) return null
  const { rows, result } = read.data.DeviceResponse
  const row = rows.find(({ id }) => id === device) ?? (rows.length === 1 ? rows[0] : undefined)
  if (row !== undefined) return row.code === '0' ? null : rowFailureOf({ ...answer, code: row.code.slice(0, 32) })
  return result === false ? { kind: 'deviceFailed', reason: 'other', answer } : null
}
