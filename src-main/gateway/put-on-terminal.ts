import { valueOf } from '../../src-preload/contract/fact.ts'
import { assertNever, fail, succeed } from '../../src-preload/contract/outcome.ts'
import {
  terminalParts,
  type PartOutcome,
  type PutOnTerminal,
  type TerminalAbilities,
  type TerminalPart,
} from '../../src-preload/contract/terminal.ts'
import type { GatewayCallOptions, GatewayClient, GatewayFailure, GatewayOutcome } from './gateway-client.ts'
import type { FaceData, UserInfo } from './messages.ts'
import { readUser } from './person-on-terminal.ts'
import { userToEnroll, userToUpdate, type NewParts } from './put-message.ts'
import { limitOfOrder, planPut, type PutOrder, type PutPlan } from './put-plan.ts'
import { faceOfPicture } from './terminal-face.ts'
import { secondsOf } from './wall-clock-seconds.ts'

/**
 * Puts a person on one terminal, or renews there what the order has; may be repeated.
 *
 * Whoever is there is read first, and their setting and access groups are sent back, because no bit of the mask keeps those
 * (reference of the gateway, section 13). Cards, fingerprints, PIN, groups and job codes stay as they are. A face that cannot be made
 * leaves the other parts to be put. Afterwards the terminal is read again: a part is told as put only where it is there.
 */
export async function putOnTerminal(
  client: Pick<GatewayClient, 'user' | 'face'>,
  deviceID: number,
  { order, can }: { readonly order: PutOrder; readonly can: TerminalAbilities },
  options: GatewayCallOptions,
): Promise<GatewayOutcome<PutOnTerminal>> {
  const limit = limitOfOrder(order, can)
  if (limit !== null) return fail(limit)
  const read = await readUser(client, deviceID, order.id, options)
  if (!read.ok) return read
  const held = read.value
  const plan = planPut(order, can, { faces: held?.hdr?.numOfFace ?? held?.faces.length ?? 0 })
  const made = await facesFor(client, deviceID, order, plan, options)
  if (!made.ok && made.failure.kind === 'cancelled') return made
  const parts = newParts(order, plan, made.ok ? made.value : null)
  const written = await write(client, deviceID, { held, order, parts, can }, options)
  if (!written.ok) return written
  const after = await readUser(client, deviceID, order.id, options)
  const there = after.ok ? after.value : null
  return succeed({
    did: held === null ? 'added' : 'renewed',
    parts: terminalParts.map((part): PartOutcome => {
      const why = plan[part]
      if (why !== 'put') return { kind: 'left', part, why, failure: null }
      if (part === 'face' && !made.ok) return { kind: 'left', part, why: 'failed', failure: made.failure }
      // A terminal that cannot be read again has said yes: that is all there is to go by.
      if (there !== null && !isThere(part, parts, there)) return { kind: 'left', part, why: 'notKept', failure: null }
      return { kind: 'put', part }
    }),
    groups: there?.accessGroupIDs.length ?? held?.accessGroupIDs.length ?? 0,
  })
}

async function facesFor(
  client: Pick<GatewayClient, 'face'>,
  deviceID: number,
  { face }: PutOrder,
  plan: PutPlan,
  options: GatewayCallOptions,
): Promise<GatewayOutcome<readonly FaceData[] | null>> {
  if (plan.face !== 'put' || face.kind === 'none') return succeed(null)
  if (face.kind === 'copies') return succeed(face.faces)
  const made = await faceOfPicture(client, deviceID, face.bytes, options)
  return made.ok ? succeed([made.value]) : made
}

function newParts(order: PutOrder, plan: PutPlan, faces: readonly FaceData[] | null): NewParts {
  const isPeriodPut = plan.period === 'put'
  return {
    name: plan.name === 'put' ? order.name : null,
    startTime: isPeriodPut && order.start.kind !== 'unknown' ? secondsOf(valueOf(order.start) ?? null) : null,
    endTime: isPeriodPut && order.end.kind !== 'unknown' ? secondsOf(valueOf(order.end) ?? null) : null,
    photo: plan.photo === 'put' && order.photo.kind === 'fits' ? order.photo.bytes : null,
    faces,
  }
}

interface Writing {
  readonly held: UserInfo | null
  readonly order: PutOrder
  readonly parts: NewParts
  readonly can: TerminalAbilities
}

async function write(
  client: Pick<GatewayClient, 'user'>,
  deviceID: number,
  { held, order, parts, can }: Writing,
  options: GatewayCallOptions,
): Promise<GatewayOutcome<null>> {
  const whole = userToEnroll(order.id, held, parts)
  if (held === null) return client.user.enroll(deviceID, [whole], false, options)
  if (valueOf(can.updates) !== false) {
    const updated = await client.user.update(deviceID, [userToUpdate(order.id, held, parts)], options)
    if (updated.ok || updated.failure.kind !== 'gatewayTooOld') return updated
  }
  // Overwriting keeps only what was read: a terminal that counts what it does not send would lose it.
  if (countsMoreThanItSends(held)) return fail(tooOld)
  return client.user.enroll(deviceID, [whole], true, options)
}

const tooOld: GatewayFailure = { kind: 'gatewayTooOld', call: 'User/Update' }

function countsMoreThanItSends({ hdr, cards, fingers, faces }: UserInfo): boolean {
  if (hdr === null) return true
  return hdr.numOfCard > cards.length || hdr.numOfFinger > fingers.length || hdr.numOfFace > faces.length
}

function isThere(part: TerminalPart, parts: NewParts, there: UserInfo): boolean {
  switch (part) {
    case 'name':
      return there.name === parts.name
    case 'period':
      return (
        (parts.startTime === null || there.setting?.startTime === parts.startTime) &&
        (parts.endTime === null || there.setting?.endTime === parts.endTime)
      )
    case 'photo':
      return parts.photo !== null && Buffer.from(there.photo).equals(parts.photo)
    case 'face':
      return Math.max(there.faces.length, there.hdr?.numOfFace ?? 0) > 0
    default:
      return assertNever(part, 'a part that nobody looks for')
  }
}
