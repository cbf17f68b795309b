import type {
  CapabilityInfo,
  CSNCardData,
  DeviceCapability,
  DeviceInfo,
  FaceData,
  UserAccessGroup,
  UserCard,
  UserFace,
  UserFinger,
  UserHdr,
  UserInfo,
  UserJobCode,
  UserStatistic,
} from './messages.ts'

interface Call<Request, Response> {
  readonly request: Request
  readonly response: Response
}

interface OneTerminal {
  readonly deviceID: number
}

interface Terminals {
  readonly deviceIDs: readonly number[]
}

interface SomeUsers extends OneTerminal {
  readonly userIDs: readonly string[]
}

/** What a terminal says of itself when a call went to several. `code` is a gRPC status. */
export interface ErrorResponse {
  readonly deviceID: number
  readonly code: number
  readonly msg: string
}

/** The answer of every call that goes to several terminals: those that failed. */
export interface MultiErrorResponse {
  readonly deviceErrors: readonly ErrorResponse[]
}

/** A message without fields. */
type Nothing = object
type Users = { readonly users: readonly UserInfo[] }

/** Every call that has one answer, with what it takes and what it answers. Source: reference sections 2, 4, 5.4, 7 and 13. */
export interface GatewayCalls {
  'user.User/GetList': Call<OneTerminal, { readonly hdrs: readonly UserHdr[] }>
  'user.User/Get': Call<SomeUsers, Users>
  'user.User/GetPartial': Call<SomeUsers & { readonly infoMask: number }, Users>
  'user.User/Enroll': Call<OneTerminal & Users & { readonly overwrite: boolean }, Nothing>
  'user.User/EnrollMulti': Call<Terminals & Users & { readonly overwrite: boolean }, MultiErrorResponse>
  'user.User/Update': Call<OneTerminal & Users, Nothing>
  'user.User/UpdateMulti': Call<Terminals & Users, MultiErrorResponse>
  'user.User/Delete': Call<SomeUsers, Nothing>
  'user.User/DeleteMulti': Call<Terminals & { readonly userIDs: readonly string[] }, MultiErrorResponse>
  'user.User/DeleteAll': Call<OneTerminal, Nothing>
  'user.User/DeleteAllMulti': Call<Terminals, MultiErrorResponse>
  'user.User/GetCard': Call<SomeUsers, { readonly userCards: readonly UserCard[] }>
  'user.User/SetCard': Call<OneTerminal & { readonly userCards: readonly UserCard[] }, Nothing>
  'user.User/SetCardMulti': Call<Terminals & { readonly userCards: readonly UserCard[] }, MultiErrorResponse>
  'user.User/GetFinger': Call<SomeUsers, { readonly userFingers: readonly UserFinger[] }>
  'user.User/SetFinger': Call<OneTerminal & { readonly userFingers: readonly UserFinger[] }, Nothing>
  'user.User/SetFingerMulti': Call<Terminals & { readonly userFingers: readonly UserFinger[] }, MultiErrorResponse>
  'user.User/GetFace': Call<SomeUsers, { readonly userFaces: readonly UserFace[] }>
  'user.User/SetFace': Call<OneTerminal & { readonly userFaces: readonly UserFace[] }, Nothing>
  'user.User/SetFaceMulti': Call<Terminals & { readonly userFaces: readonly UserFace[] }, MultiErrorResponse>
  'user.User/GetAccessGroup': Call<SomeUsers, { readonly userAccessGroups: readonly UserAccessGroup[] }>
  'user.User/SetAccessGroup': Call<OneTerminal & { readonly userAccessGroups: readonly UserAccessGroup[] }, Nothing>
  'user.User/SetAccessGroupMulti': Call<
    Terminals & { readonly userAccessGroups: readonly UserAccessGroup[] },
    MultiErrorResponse
  >
  'user.User/GetJobCode': Call<SomeUsers, { readonly userJobCodes: readonly UserJobCode[] }>
  'user.User/SetJobCode': Call<OneTerminal & { readonly userJobCodes: readonly UserJobCode[] }, Nothing>
  'user.User/SetJobCodeMulti': Call<Terminals & { readonly userJobCodes: readonly UserJobCode[] }, MultiErrorResponse>
  'user.User/GetPINHash': Call<{ readonly PIN: string }, { readonly hashVal: Uint8Array }>
  'user.User/GetStatistic': Call<OneTerminal, { readonly userStatistic: UserStatistic | null }>
  'connect.Connect/GetDeviceList': Call<Nothing, { readonly deviceInfos: readonly DeviceInfo[] }>
  'device.Device/GetCapabilityInfo': Call<OneTerminal, { readonly capInfo: CapabilityInfo | null }>
  'device.Device/GetCapability': Call<OneTerminal, { readonly deviceCapability: DeviceCapability | null }>
  'card.Card/Scan': Call<OneTerminal, { readonly cardData: { readonly CSNCardData: CSNCardData | null } | null }>
  'face.Face/Scan': Call<OneTerminal & { readonly enrollThreshold: number }, { readonly faceData: FaceData | null }>
  'face.Face/Normalize': Call<
    OneTerminal & { readonly unwrappedImageData: Uint8Array },
    { readonly wrappedImageData: Uint8Array }
  >
  'face.Face/Extract': Call<
    OneTerminal & { readonly imageData: Uint8Array; readonly isWarped: boolean },
    { readonly templateData: Uint8Array }
  >
}

/** The name of a call, without the `gsdk.` that newer gateways want in front. */
export type CallName = keyof GatewayCalls

/** The stream of what becomes of the terminals' connections. */
export const statusStream = 'connect.Connect/SubscribeStatus'

/** How long a call may take at the gateway: what it waits for tells which of its own limits holds (reference section 9). */
export type CallPace = 'command' | 'transfer' | 'input' | 'faceInput'

/**
 * How long this station waits, in milliseconds: half as long again as the gateway itself, so that its own word is heard.
 *
 * The gateway's are 10, 20, 20 and 60 seconds (reference section 9); the margin is ours.
 */
export const patience: Readonly<Record<CallPace, number>> = {
  command: 15_000,
  transfer: 30_000,
  input: 30_000,
  faceInput: 90_000,
}

const others: Readonly<Partial<Record<CallName, CallPace>>> = {
  'user.User/GetPINHash': 'command',
  'user.User/GetStatistic': 'command',
  'connect.Connect/GetDeviceList': 'command',
  'device.Device/GetCapabilityInfo': 'command',
  'device.Device/GetCapability': 'command',
  'card.Card/Scan': 'input',
  'face.Face/Scan': 'faceInput',
}

/** How long a call may take: users are transfers, and so are pictures. */
export function paceOf(name: CallName): CallPace {
  return others[name] ?? 'transfer'
}

/** Whether a call changes something on a terminal, so that a lost answer leaves a question. */
export function isChanging(name: CallName): boolean {
  return /\/(?:Enroll|Update|Delete|Set)/u.test(name)
}
