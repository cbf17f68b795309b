import type { Failure } from '../../src-preload/contract/failures.ts'
import type { Outcome } from '../../src-preload/contract/outcome.ts'
import type { InfoPart } from './masks.ts'
import type {
  CapabilityInfo,
  CSNCardData,
  DeviceCapability,
  DeviceInfo,
  FaceData,
  StatusChange,
  UserAccessGroup,
  UserCard,
  UserFace,
  UserFinger,
  UserHdr,
  UserInfo,
  UserJobCode,
  UserStatistic,
} from './messages.ts'

/** Why a call to the gateway, or the work of one terminal, came to nothing. */
export type GatewayFailure = Failure<
  | 'cancelled'
  | 'gatewayUnreachable'
  | 'gatewayUntrusted'
  | 'gatewayTooOld'
  | 'gatewayTooLate'
  | 'gatewayRefused'
  | 'terminalUnknown'
  | 'terminalUnreachable'
  | 'terminalFull'
  | 'terminalLimit'
  | 'terminalUserUnknown'
  | 'terminalUserExists'
  | 'terminalPictureRefused'
>

/** What a call to the gateway answers. */
export type GatewayOutcome<Value> = Outcome<Value, GatewayFailure>

/**
 * What became of a call to several terminals, one entry for each that was asked, in the order asked.
 *
 * A terminal that the gateway does not name among the failed did it (reference section 6, inferred). When the call itself got no answer,
 * each has the call's own failure.
 */
export type PerTerminal = ReadonlyMap<number, GatewayOutcome<null>>

/** What every call takes besides its input. */
export interface GatewayCallOptions {
  readonly signal?: AbortSignal | undefined
}

/** What every call that writes users takes besides its input. */
export interface GatewayWriteOptions extends GatewayCallOptions {
  /** Told after each batch that a terminal took, with how many more users: what is done when a later batch fails. */
  readonly onDone?: ((deviceID: number, count: number) => void) | undefined
}

/** The calls that read one part of some users, and write it on one terminal or on several. A write replaces the whole list of a user. */
export interface UserPartCalls<Part> {
  get(
    deviceID: number,
    userIDs: readonly string[],
    options?: GatewayCallOptions,
  ): Promise<GatewayOutcome<readonly Part[]>>
  set(deviceID: number, parts: readonly Part[], options?: GatewayWriteOptions): Promise<GatewayOutcome<null>>
  setMulti(deviceIDs: readonly number[], parts: readonly Part[], options?: GatewayWriteOptions): Promise<PerTerminal>
}

/**
 * The user service, complete: seed 003, and GetStatistic.
 *
 * Limits are checked before anything is sent: those that hold everywhere, and those a terminal has told (`device.getCapabilityInfo` and
 * `device.getCapability`, remembered as long as the connection). Users who have no setting get one in which every mode is undefined.
 * Many users go in several calls, and a terminal that failed one gets none of the next; each call alone is all or nothing as far as the
 * gateway makes it so.
 *
 * Reading users of whom some are unknown answers the others; when none is known, the failure is `terminalUserUnknown`. Whether a gateway
 * skips them by itself or refuses them all is not public, and here both come to the same.
 */
export interface UserService {
  getList(deviceID: number, options?: GatewayCallOptions): Promise<GatewayOutcome<readonly UserHdr[]>>
  /** In batches, so that an answer stays below the gateway's largest message. */
  get(
    deviceID: number,
    userIDs: readonly string[],
    options?: GatewayCallOptions,
  ): Promise<GatewayOutcome<readonly UserInfo[]>>
  getPartial(
    deviceID: number,
    userIDs: readonly string[],
    parts: ReadonlySet<InfoPart>,
    options?: GatewayCallOptions,
  ): Promise<GatewayOutcome<readonly UserInfo[]>>
  /** Hands over each batch as it comes and keeps none: for more users than fit into memory. */
  readBatches(
    deviceID: number,
    userIDs: readonly string[],
    parts: ReadonlySet<InfoPart>,
    onBatch: (users: readonly UserInfo[]) => void | Promise<void>,
    options?: GatewayCallOptions,
  ): Promise<GatewayOutcome<null>>
  enroll(
    deviceID: number,
    users: readonly UserInfo[],
    overwrite: boolean,
    options?: GatewayWriteOptions,
  ): Promise<GatewayOutcome<null>>
  enrollMulti(
    deviceIDs: readonly number[],
    users: readonly UserInfo[],
    overwrite: boolean,
    options?: GatewayWriteOptions,
  ): Promise<PerTerminal>
  /** As it is: `updateMask` of each user says what stays, and setting and groups are overwritten. `change-users.ts` is the careful way. */
  update(deviceID: number, users: readonly UserInfo[], options?: GatewayWriteOptions): Promise<GatewayOutcome<null>>
  updateMulti(
    deviceIDs: readonly number[],
    users: readonly UserInfo[],
    options?: GatewayWriteOptions,
  ): Promise<PerTerminal>
  delete(deviceID: number, userIDs: readonly string[], options?: GatewayWriteOptions): Promise<GatewayOutcome<null>>
  deleteMulti(
    deviceIDs: readonly number[],
    userIDs: readonly string[],
    options?: GatewayWriteOptions,
  ): Promise<PerTerminal>
  deleteAll(deviceID: number, options?: GatewayCallOptions): Promise<GatewayOutcome<null>>
  deleteAllMulti(deviceIDs: readonly number[], options?: GatewayCallOptions): Promise<PerTerminal>
  readonly card: UserPartCalls<UserCard>
  readonly finger: UserPartCalls<UserFinger>
  readonly face: UserPartCalls<UserFace>
  readonly accessGroup: UserPartCalls<UserAccessGroup>
  readonly jobCode: UserPartCalls<UserJobCode>
  /** The gateway hashes; PIN and hash are neither stored nor logged here. */
  getPINHash(pin: string, options?: GatewayCallOptions): Promise<GatewayOutcome<Uint8Array>>
  getStatistic(deviceID: number, options?: GatewayCallOptions): Promise<GatewayOutcome<UserStatistic>>
}

/** How the conversation with the gateway stands. */
export type GatewayStanding = 'idle' | 'connecting' | 'connected' | 'lost'

/** All that the station says to one device gateway, in the vendor's words. None of it throws for what network, gateway or terminals do. */
export interface GatewayClient {
  readonly user: UserService
  readonly connect: {
    getDeviceList(options?: GatewayCallOptions): Promise<GatewayOutcome<readonly DeviceInfo[]>>
    /**
     * Tells every change of a terminal's connection until the signal ends it. Connects again by itself, with growing pauses, and calls
     * `onGap` each time it listens (again): read the list then, because changes may have been missed. A closed client ends it as well.
     */
    watchStatus(listener: { onChange(change: StatusChange): void; onGap(): void }, signal: AbortSignal): void
  }
  readonly device: {
    getCapabilityInfo(deviceID: number, options?: GatewayCallOptions): Promise<GatewayOutcome<CapabilityInfo>>
    /** Newer gateways only; an older one answers `gatewayTooOld`. */
    getCapability(deviceID: number, options?: GatewayCallOptions): Promise<GatewayOutcome<DeviceCapability>>
  }
  readonly card: {
    /** Waits for a card at the terminal. */
    scan(deviceID: number, options?: GatewayCallOptions): Promise<GatewayOutcome<CSNCardData>>
  }
  readonly face: {
    /** Waits for a person at the terminal, up to a minute. `threshold`: 0 to 9, the vendor's default is 4. */
    scan(deviceID: number, threshold: number, options?: GatewayCallOptions): Promise<GatewayOutcome<FaceData>>
    /** A picture (JPEG or PNG, at most 10 MB) becomes the warped picture a visual terminal works with. */
    normalize(deviceID: number, picture: Uint8Array, options?: GatewayCallOptions): Promise<GatewayOutcome<Uint8Array>>
    /** A picture becomes a template of 552 bytes. */
    extract(
      deviceID: number,
      picture: Uint8Array,
      isWarped: boolean,
      options?: GatewayCallOptions,
    ): Promise<GatewayOutcome<Uint8Array>>
  }
  standing(): GatewayStanding
  onStanding(listener: (standing: GatewayStanding) => void): () => void
  /** Ends every call under way and closes the connection. */
  close(): void
}
