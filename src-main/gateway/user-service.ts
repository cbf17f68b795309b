import { fail, succeed } from '../../src-preload/contract/outcome.ts'
import { plain, type Ask } from './ask.ts'
import { openSetting } from './auth-modes.ts'
import { bytesOfUser } from './batches.ts'
import type { CallName } from './calls.ts'
import type { GatewayCallOptions, GatewayOutcome, GatewayWriteOptions, UserService } from './gateway-client.ts'
import { firstFlawOf, flawOfClearPin, flawOfID, flawOfUser, type LimitFlaw } from './limits.ts'
import { everyInfoPart, infoMaskOf, type InfoPart } from './masks.ts'
import type { UserInfo } from './messages.ts'
import { createPartCalls } from './part-calls.ts'
import { readInBatches } from './read-users.ts'
import { failureOfStatus } from './statuses.ts'
import type { TerminalKnowledge } from './terminal-knowledge.ts'
import { outcomesOfCall, writeInBatches, writeToTerminals } from './write-users.ts'

/** What the user service is made of. */
export interface UserServiceParts {
  readonly ask: Ask
  readonly knowledge: TerminalKnowledge
  /** In milliseconds. */
  readonly now: () => number
}

const noStatistic = {
  numOfUsers: 0,
  numOfCards: 0,
  numOfFingerprints: 0,
  numOfFaces: 0,
  numOfNames: 0,
  numOfImages: 0,
  numOfPhrases: 0,
}

/** Makes the user service. */
export function createUserService({ ask, knowledge, now }: UserServiceParts): UserService {
  const meaningOf = (name: CallName) => (status: number, text: string) => failureOfStatus(name, status, text)
  const flawOf = (user: UserInfo, deviceID: number): LimitFlaw | null => flawOfUser(user, knowledge.limits(deviceID))
  // Of an id that is to be read or deleted only the form matters: what a terminal takes today says nothing of what it holds.
  const flawOfAnyID = (userID: string): LimitFlaw | null => flawOfID(userID)
  const ofUsers = (options: GatewayWriteOptions) => ({ bytesOf: bytesOfUser, flawOf, options, now })
  const ofIDs = (options: GatewayWriteOptions) => ({
    bytesOf: (userID: string) => userID.length + 4,
    flawOf: flawOfAnyID,
    options,
    now,
  })

  const listed = async (deviceID: number, options: GatewayCallOptions): Promise<GatewayOutcome<ReadonlySet<string>>> =>
    plain(await ask('user.User/GetList', { deviceID }, options), ({ hdrs }) => new Set(hdrs.map(({ ID }) => ID)))

  const readBatches: UserService['readBatches'] = async (deviceID, userIDs, parts, onBatch, options = {}) => {
    const flaw = firstFlawOf(userIDs, flawOfAnyID)
    if (flaw !== null) return fail(flaw)
    const infoMask = infoMaskOf(parts)
    return readInBatches({
      userIDs,
      read: async (some) => {
        const answer =
          parts.size === everyInfoPart.size
            ? await ask('user.User/Get', { deviceID, userIDs: some }, options)
            : await ask('user.User/GetPartial', { deviceID, userIDs: some, infoMask }, options)
        return answer.ok ? succeed({ value: answer.value.value.users, bytes: answer.value.bytes }) : answer
      },
      list: () => listed(deviceID, options),
      onBatch,
      now,
    })
  }

  const getPartial = async (
    deviceID: number,
    userIDs: readonly string[],
    parts: ReadonlySet<InfoPart>,
    options: GatewayCallOptions = {},
  ): Promise<GatewayOutcome<readonly UserInfo[]>> => {
    const users: UserInfo[] = []
    const read = await readBatches(deviceID, userIDs, parts, (some) => void users.push(...some), options)
    return read.ok ? succeed(users) : read
  }

  return {
    getList: async (deviceID, options) =>
      plain(await ask('user.User/GetList', { deviceID }, options), ({ hdrs }) => hdrs),
    get: (deviceID, userIDs, options) => getPartial(deviceID, userIDs, everyInfoPart, options),
    getPartial,
    readBatches,
    enroll: (deviceID, users, overwrite, options = {}) =>
      writeInBatches({
        ...ofUsers(options),
        deviceID,
        items: users.map(complete),
        send: (some) => ask('user.User/Enroll', { deviceID, users: some, overwrite }, options),
      }),
    enrollMulti: (deviceIDs, users, overwrite, options = {}) =>
      writeToTerminals({
        ...ofUsers(options),
        deviceIDs,
        items: users.map(complete),
        send: (some, batch) => ask('user.User/EnrollMulti', { deviceIDs: some, users: batch, overwrite }, options),
        meaningOf: meaningOf('user.User/EnrollMulti'),
      }),
    update: (deviceID, users, options = {}) =>
      writeInBatches({
        ...ofUsers(options),
        deviceID,
        items: users.map(withSetting),
        send: (some) => ask('user.User/Update', { deviceID, users: some }, options),
      }),
    updateMulti: (deviceIDs, users, options = {}) =>
      writeToTerminals({
        ...ofUsers(options),
        deviceIDs,
        items: users.map(withSetting),
        send: (some, batch) => ask('user.User/UpdateMulti', { deviceIDs: some, users: batch }, options),
        meaningOf: meaningOf('user.User/UpdateMulti'),
      }),
    delete: (deviceID, userIDs, options = {}) =>
      writeInBatches({
        ...ofIDs(options),
        deviceID,
        items: userIDs,
        send: (some) => ask('user.User/Delete', { deviceID, userIDs: some }, options),
      }),
    deleteMulti: (deviceIDs, userIDs, options = {}) =>
      writeToTerminals({
        ...ofIDs(options),
        deviceIDs,
        items: userIDs,
        send: (some, batch) => ask('user.User/DeleteMulti', { deviceIDs: some, userIDs: batch }, options),
        meaningOf: meaningOf('user.User/DeleteMulti'),
      }),
    deleteAll: async (deviceID, options) => plain(await ask('user.User/DeleteAll', { deviceID }, options), () => null),
    deleteAllMulti: async (deviceIDs, options) =>
      outcomesOfCall(
        deviceIDs,
        await ask('user.User/DeleteAllMulti', { deviceIDs }, options),
        meaningOf('user.User/DeleteAllMulti'),
      ),
    ...createPartCalls({ ask, knowledge, now, listed }),
    getPINHash: async (pin, options) => {
      const flaw = flawOfClearPin(pin)
      if (flaw !== null) return fail(flaw)
      return plain(await ask('user.User/GetPINHash', { PIN: pin }, options), ({ hashVal }) => hashVal)
    },
    getStatistic: async (deviceID, options) =>
      plain(
        await ask('user.User/GetStatistic', { deviceID }, options),
        ({ userStatistic }) => userStatistic ?? noStatistic,
      ),
  }
}

/** A user as it is enrolled: a setting that leaves the modes to the terminal, and counters that say what is there (both inferred). */
function complete(user: UserInfo): UserInfo {
  if (user.hdr === null) return user
  return {
    ...withSetting(user),
    hdr: {
      ...user.hdr,
      numOfCard: user.cards.length,
      numOfFinger: user.fingers.length,
      numOfFace: user.faces.length,
      updateMask: 0,
    },
  }
}

function withSetting(user: UserInfo): UserInfo {
  return user.setting === null ? { ...user, setting: openSetting } : user
}
