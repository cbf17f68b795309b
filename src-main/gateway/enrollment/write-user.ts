import { valueOf } from '../../../src-preload/contract/fact.ts'
import { fail } from '../../../src-preload/contract/outcome.ts'
import type { GatewayCallOptions, GatewayOutcome } from '../gateway-client.ts'
import type { UserInfo } from '../messages.ts'
import { userToEnroll, userToUpdate, type NewParts } from '../put-message.ts'
import type { TerminalInReach, TerminalParts } from './terminals-in-reach.ts'

/** Nothing is to be another. */
export const nothingNew: NewParts = { name: null, startTime: null, endTime: null, photo: null, faces: null }

/**
 * Writes some parts of a user at one terminal and leaves the others as they are; may be repeated.
 *
 * Setting and access groups go back as they were read, because no bit of the mask keeps those. A terminal that cannot update takes the
 * whole user again, unless it counts more than it has sent: that would be lost (reference of the gateway, section 13).
 */
export async function writeParts(
  { client }: TerminalParts,
  { deviceID, can }: TerminalInReach,
  held: UserInfo,
  parts: NewParts,
  options: GatewayCallOptions,
): Promise<GatewayOutcome<null>> {
  const id = held.hdr?.ID ?? ''
  if (valueOf(can.updates) !== false) {
    const updated = await client.user.update(deviceID, [userToUpdate(id, held, parts)], options)
    if (updated.ok || updated.failure.kind !== 'gatewayTooOld') return updated
  }
  if (countsMoreThanItSends(held)) return fail({ kind: 'gatewayTooOld', call: 'User/Update' })
  return client.user.enroll(deviceID, [userToEnroll(id, held, parts)], true, options)
}

function countsMoreThanItSends({ hdr, cards, fingers, faces }: UserInfo): boolean {
  if (hdr === null) return true
  return hdr.numOfCard > cards.length || hdr.numOfFinger > fingers.length || hdr.numOfFace > faces.length
}
