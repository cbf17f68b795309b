import { absent, known } from '../../src-preload/contract/fact.ts'
import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { PersonOnTerminal } from '../../src-preload/contract/terminal.ts'
import { digestOf } from '../biostar/stored-photo.ts'
import type { GatewayCallOptions, GatewayClient, GatewayOutcome } from './gateway-client.ts'
import type { UserInfo } from './messages.ts'
import { momentOf } from './wall-clock-seconds.ts'

/**
 * Reads a user whole; `null` where the terminal does not know them.
 *
 * Whether a terminal answers an unknown id with a failure or with an empty list is not documented (reference of the gateway,
 * section 11): both mean that nobody is there.
 */
export async function readUser(
  client: Pick<GatewayClient, 'user'>,
  deviceID: number,
  id: string,
  options: GatewayCallOptions,
): Promise<GatewayOutcome<UserInfo | null>> {
  const read = await client.user.get(deviceID, [id], options)
  if (!read.ok) return read.failure.kind === 'terminalUserUnknown' ? succeed(null) : fail(read.failure)
  return succeed(read.value.find(({ hdr }) => hdr?.ID === id) ?? null)
}

/** What a terminal holds of a person, without a template, a card or a PIN. */
export function shownOf(user: UserInfo | null): PersonOnTerminal {
  if (user === null) return { kind: 'absent' }
  return {
    kind: 'there',
    name: user.name.slice(0, 500),
    start: momentOf(user.setting?.startTime ?? 0),
    end: momentOf(user.setting?.endTime ?? 0),
    photo: user.photo.byteLength === 0 ? absent : known(digestOf(user.photo)),
    // A terminal that counts without sending has them all the same.
    faces: Math.max(user.faces.length, user.hdr?.numOfFace ?? 0),
    cards: Math.max(user.cards.length, user.hdr?.numOfCard ?? 0),
    fingerprints: Math.max(user.fingers.length, user.hdr?.numOfFinger ?? 0),
    groups: user.accessGroupIDs.length,
    jobCodes: user.jobCodes.length,
    hasPin: user.PIN.byteLength > 0,
  }
}
