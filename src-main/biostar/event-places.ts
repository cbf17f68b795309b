import type { NamedThing, PlaceList } from '../../src-preload/contract/door-event.ts'
import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'
import type { Conversation, ConversationFailure } from './conversation.ts'
import { readAllDevices } from './devices.ts'
import { readAllDoors } from './doors.ts'
import { isNotThere } from './groups.ts'
import type { OperationOptions, OperationOutcome } from './operation.ts'
import { inOrderOfNames } from './order-of-names.ts'
import { meaningsOf } from './response-codes.ts'

/**
 * Reads the devices and doors that events can name, by name. A list that the server keeps from this account, or does not have,
 * is told as such and hides neither the other one nor the log.
 */
export async function readEventPlaces(
  conversation: Conversation,
  options: OperationOptions,
): Promise<OperationOutcome<'readEventPlaces'>> {
  const devices = placesIn(await readAllDevices(conversation, options))
  if (!devices.ok) return fail(conversation.settle('readEventPlaces', devices.failure))
  const doors = placesIn(await readAllDoors(conversation, options))
  if (!doors.ok) return fail(conversation.settle('readEventPlaces', doors.failure))
  return succeed({ devices: devices.value, doors: doors.value })
}

/** A list, or why it is not told; what keeps the server from answering anything at all stays a failure. */
function placesIn(read: Outcome<readonly NamedThing[], ConversationFailure>): Outcome<PlaceList, ConversationFailure> {
  if (read.ok) {
    const places = inOrderOfNames(read.value).map(({ id, name }) => ({ id, name }))
    return succeed({ kind: 'told', places })
  }
  const { failure } = read
  if (isNotThere(failure)) return succeed({ kind: 'notTold', why: 'noList' })
  if (failure.kind === 'refused') {
    const isForbidden = meaningsOf(failure.answer)[0]?.kind === 'permissionDenied'
    return succeed({ kind: 'notTold', why: isForbidden ? 'notAllowed' : 'notRead' })
  }
  return failure.kind === 'answerUnreadable' ? succeed({ kind: 'notTold', why: 'notRead' }) : read
}
