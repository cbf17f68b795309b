import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import type { Ask, Asked } from './ask.ts'
import { bytesOfFaces } from './batches.ts'
import type { CallName, MultiErrorResponse } from './calls.ts'
import type { GatewayCallOptions, GatewayOutcome, UserPartCalls, UserService } from './gateway-client.ts'
import {
  flawOfAccessGroups,
  flawOfCards,
  flawOfFaces,
  flawOfFingers,
  flawOfID,
  firstFlawOf,
  flawOfJobCodes,
  type LimitFlaw,
  type TerminalLimits,
} from './limits.ts'
import { readInBatches } from './read-users.ts'
import { failureOfStatus } from './statuses.ts'
import type { TerminalKnowledge } from './terminal-knowledge.ts'
import { writeInBatches, writeToTerminals } from './write-users.ts'

interface PartOfUser {
  readonly userID: string
}

/** How one part of a user is asked for and written. */
interface PartWords<Part extends PartOfUser> {
  readonly multi: CallName
  readonly bytesOf: (part: Part) => number
  readonly flawOf: (part: Part, limits: TerminalLimits) => LimitFlaw | null
  readonly get: (
    deviceID: number,
    userIDs: readonly string[],
    options: GatewayCallOptions,
  ) => Promise<Asked<readonly Part[]>>
  readonly set: (deviceID: number, parts: readonly Part[], options: GatewayCallOptions) => Promise<Asked<unknown>>
  readonly setMulti: (
    deviceIDs: readonly number[],
    parts: readonly Part[],
    options: GatewayCallOptions,
  ) => Promise<Asked<MultiErrorResponse>>
}

/** Makes the calls about single parts of users: cards, fingerprints, faces, access groups and job codes. */
export function createPartCalls({
  ask,
  knowledge,
  now,
  listed,
}: {
  readonly ask: Ask
  readonly knowledge: TerminalKnowledge
  readonly now: () => number
  readonly listed: (deviceID: number, options: GatewayCallOptions) => Promise<GatewayOutcome<ReadonlySet<string>>>
}): Pick<UserService, 'card' | 'finger' | 'face' | 'accessGroup' | 'jobCode'> {
  const callsOf = <Part extends PartOfUser>(words: PartWords<Part>): UserPartCalls<Part> => {
    const flawOf = (part: Part, deviceID: number): LimitFlaw | null => {
      const limits = knowledge.limits(deviceID)
      return flawOfID(part.userID, limits) ?? words.flawOf(part, limits)
    }
    return {
      async get(deviceID, userIDs, options = {}) {
        const flaw = firstFlawOf(userIDs, (userID) => flawOfID(userID))
        if (flaw !== null) return fail(flaw)
        const parts: Part[] = []
        const read = await readInBatches({
          userIDs,
          read: (some) => words.get(deviceID, some, options),
          list: () => listed(deviceID, options),
          onBatch: (some) => void parts.push(...some),
          now,
        })
        return read.ok ? succeed(parts) : read
      },
      set: (deviceID, parts, options = {}) =>
        writeInBatches({
          deviceID,
          items: parts,
          bytesOf: words.bytesOf,
          flawOf,
          options,
          now,
          send: (some) => words.set(deviceID, some, options),
        }),
      setMulti: (deviceIDs, parts, options = {}) =>
        writeToTerminals({
          deviceIDs,
          items: parts,
          bytesOf: words.bytesOf,
          flawOf,
          options,
          now,
          send: (some, batch) => words.setMulti(some, batch, options),
          meaningOf: (status, text) => failureOfStatus(words.multi, status, text),
        }),
    }
  }

  return {
    card: callsOf({
      multi: 'user.User/SetCardMulti',
      bytesOf: ({ cards }) => 48 + cards.length * 48,
      flawOf: ({ cards }, limits) => flawOfCards(cards, limits),
      get: async (deviceID, userIDs, options) =>
        answerOf(await ask('user.User/GetCard', { deviceID, userIDs }, options), ({ userCards }) => userCards),
      set: (deviceID, userCards, options) => ask('user.User/SetCard', { deviceID, userCards }, options),
      setMulti: (deviceIDs, userCards, options) => ask('user.User/SetCardMulti', { deviceIDs, userCards }, options),
    }),
    finger: callsOf({
      multi: 'user.User/SetFingerMulti',
      bytesOf: ({ fingers }) => 48 + fingers.length * 800,
      flawOf: ({ fingers }, limits) => flawOfFingers(fingers, limits),
      get: async (deviceID, userIDs, options) =>
        answerOf(await ask('user.User/GetFinger', { deviceID, userIDs }, options), ({ userFingers }) => userFingers),
      set: (deviceID, userFingers, options) => ask('user.User/SetFinger', { deviceID, userFingers }, options),
      setMulti: (deviceIDs, userFingers, options) =>
        ask('user.User/SetFingerMulti', { deviceIDs, userFingers }, options),
    }),
    face: callsOf({
      multi: 'user.User/SetFaceMulti',
      bytesOf: ({ faces }) => 48 + bytesOfFaces(faces),
      flawOf: ({ faces }, limits) => flawOfFaces(faces, limits),
      get: async (deviceID, userIDs, options) =>
        answerOf(await ask('user.User/GetFace', { deviceID, userIDs }, options), ({ userFaces }) => userFaces),
      set: (deviceID, userFaces, options) => ask('user.User/SetFace', { deviceID, userFaces }, options),
      setMulti: (deviceIDs, userFaces, options) => ask('user.User/SetFaceMulti', { deviceIDs, userFaces }, options),
    }),
    accessGroup: callsOf({
      multi: 'user.User/SetAccessGroupMulti',
      bytesOf: ({ accessGroupIDs }) => 48 + accessGroupIDs.length * 6,
      flawOf: ({ accessGroupIDs }) => flawOfAccessGroups(accessGroupIDs),
      get: async (deviceID, userIDs, options) =>
        answerOf(
          await ask('user.User/GetAccessGroup', { deviceID, userIDs }, options),
          ({ userAccessGroups }) => userAccessGroups,
        ),
      set: (deviceID, userAccessGroups, options) =>
        ask('user.User/SetAccessGroup', { deviceID, userAccessGroups }, options),
      setMulti: (deviceIDs, userAccessGroups, options) =>
        ask('user.User/SetAccessGroupMulti', { deviceIDs, userAccessGroups }, options),
    }),
    jobCode: callsOf({
      multi: 'user.User/SetJobCodeMulti',
      bytesOf: ({ jobCodes }) => 48 + jobCodes.length * 256,
      flawOf: ({ jobCodes }, limits) => flawOfJobCodes(jobCodes, limits),
      get: async (deviceID, userIDs, options) =>
        answerOf(await ask('user.User/GetJobCode', { deviceID, userIDs }, options), ({ userJobCodes }) => userJobCodes),
      set: (deviceID, userJobCodes, options) => ask('user.User/SetJobCode', { deviceID, userJobCodes }, options),
      setMulti: (deviceIDs, userJobCodes, options) =>
        ask('user.User/SetJobCodeMulti', { deviceIDs, userJobCodes }, options),
    }),
  }
}

function answerOf<Response, Part>(
  asked: Asked<Response>,
  read: (response: Response) => readonly Part[],
): Asked<readonly Part[]> {
  return asked.ok ? succeed({ value: read(asked.value.value), bytes: asked.value.bytes }) : asked
}
