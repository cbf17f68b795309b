import { fileURLToPath } from 'node:url'
import type { ClientReadableStream, Metadata, ServiceDefinition, status } from '@grpc/grpc-js'
import { Client, credentials } from '@grpc/grpc-js'
import type { MessageTypeDefinition } from '@grpc/proto-loader'
import { loadSync } from '@grpc/proto-loader'
import { onTestFinished } from 'vitest'
import type { GatewaySimulator, GatewaySimulatorOptions } from '../../../tools/simulator/gateway/index.ts'
import type {
  CSNCardData,
  DeviceError,
  FaceData,
  FingerData,
  StoredUser,
  UserHdr,
} from '../../../tools/simulator/gateway/messages.ts'
import { startGatewaySimulator } from '../../../tools/simulator/gateway/index.ts'

const definitions = loadSync(
  ['user.proto', 'connect.proto', 'device.proto', 'card.proto', 'face.proto', 'status.proto'],
  {
    includeDirs: [fileURLToPath(new URL('../../../resources/gateway', import.meta.url))],
    keepCase: true,
    longs: Number,
    defaults: true,
    arrays: true,
  },
)

/** What answers hold, all calls together: each has the fields of its own, the others are not there. */
export interface Answer {
  readonly hdrs: readonly UserHdr[]
  readonly users: readonly StoredUser[]
  readonly deviceErrors: readonly DeviceError[]
  readonly userStatistic: Readonly<Record<string, number>>
  readonly hashVal: Buffer
  readonly capInfo: Readonly<Record<string, number | boolean>>
  readonly deviceCapability: Readonly<Record<string, number | boolean>>
  readonly deviceInfos: readonly Readonly<Record<string, number | boolean | string>>[]
  readonly cardData: { readonly type: number; readonly CSNCardData: CSNCardData }
  readonly faceData: FaceData
  readonly templateData: Buffer
  readonly wrappedImageData: Buffer
}

/** What a call came to, with the status in gRPC's number. */
export type Ended =
  | { readonly code: 0; readonly answer: Answer }
  | { readonly code: Exclude<status, status.OK>; readonly details: string; readonly metadata: Metadata }

/** A bare gRPC client: no code of the station between a test and the wire. */
export class BareClient {
  readonly #client: Client
  readonly #older: boolean

  constructor({ port, authority }: Pick<GatewaySimulator, 'port' | 'authority'>, older = false, host = 'localhost') {
    this.#client = new Client(`${host}:${port}`, credentials.createSsl(Buffer.from(authority)), {
      // No limits of its own: those of the gateway are to be seen.
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
      // Each client its own connection, although gRPC would share one between those that look alike.
      'grpc.use_local_subchannel_pool': 1,
    })
    this.#older = older
  }

  /** Calls `User/GetList` and the like; whatever is missing in the request has its default. */
  call(rpc: string, request: object = {}, signal?: AbortSignal): Promise<Ended> {
    const method = this.#method(rpc)
    return new Promise((resolve) => {
      const call = this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        (error, answer) => {
          if (error === null) resolve({ code: 0, answer: answer as Answer })
          else
            resolve({
              code: error.code as Exclude<status, status.OK>,
              details: error.details,
              metadata: error.metadata,
            })
        },
      )
      signal?.addEventListener('abort', () => call.cancel())
    })
  }

  /** The answer of a call that has to go well. */
  async ask(rpc: string, request: object = {}): Promise<Answer> {
    const ended = await this.call(rpc, request)
    if ('answer' in ended) return ended.answer
    throw new Error(`${rpc} ended with ${String(ended.code)}: ${ended.details}`)
  }

  /** Opens a stream such as `Connect/SubscribeStatus`. */
  stream(rpc: string, request: object = {}): ClientReadableStream<object> {
    const method = this.#method(rpc)
    return this.#client.makeServerStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
    )
  }

  close(): void {
    this.#client.close()
  }

  #method(rpc: string): ServiceDefinition[string] {
    const [service = '', name = ''] = rpc.split('/')
    const method = (definitions[`gsdk.${service.toLowerCase()}.${service}`] as ServiceDefinition)[name]
    if (method === undefined) throw new Error(`no call ${rpc}`)
    return this.#older ? { ...method, path: method.path.replace('/gsdk.', '/') } : method
  }
}

/** What follows a failed call to several terminals. */
interface Details {
  readonly code: number
  /** The type of the one detail there is. */
  readonly type: string
  readonly errors: readonly DeviceError[]
}

/** Reads what follows a failed call to several terminals, as the wire has it. */
export function detailsOf(ended: Ended): Details {
  if ('answer' in ended) throw new Error('the call went well')
  const [bytes] = ended.metadata.get('grpc-status-details-bin')
  if (bytes === undefined || typeof bytes === 'string') throw new Error('no details follow')
  const { code, details } = decode('google.rpc.Status', bytes) as {
    readonly code: number
    readonly details: readonly { readonly type_url: string; readonly value: Buffer }[]
  }
  const [detail, ...more] = details
  if (detail === undefined || more.length > 0) throw new Error(`${details.length} details, not one`)
  const { deviceErrors } = decode('gsdk.err.MultiErrorResponse', detail.value) as Answer
  return { code, type: detail.type_url, errors: deviceErrors }
}

function decode(type: string, bytes: Buffer): object {
  return (definitions[type] as MessageTypeDefinition<object, object>).deserialize(bytes)
}

/** A gateway and a bare client of it, both gone when the test is over. */
export async function stageGateway(
  options: GatewaySimulatorOptions = {},
): Promise<{ readonly simulator: GatewaySimulator; readonly client: BareClient }> {
  const simulator = await startGatewaySimulator(options)
  const client = new BareClient(simulator, options.naming === 'old')
  onTestFinished(async () => {
    client.close()
    await simulator.close()
  })
  return { simulator, client }
}

/** A user as a careful client sends one: every mode undefined, the counters right. */
export function userNamed(ID: string, more: Partial<StoredUser> = {}): StoredUser {
  const lists = { cards: [], fingers: [], faces: [], ...more }
  return {
    hdr: {
      ID,
      numOfCard: lists.cards.length,
      numOfFinger: lists.fingers.length,
      numOfFace: lists.faces.length,
      authGroupID: 0,
      updateMask: 0,
    },
    setting: undefinedSetting,
    name: 'Ada',
    accessGroupIDs: [],
    jobCodes: [],
    PIN: Buffer.alloc(0),
    photo: Buffer.alloc(0),
    ...lists,
  }
}

/** A setting with a period and every mode undefined. */
export const undefinedSetting = {
  startTime: 1_725_148_800,
  endTime: 1_924_991_940,
  biometricAuthMode: 255,
  cardAuthMode: 255,
  IDAuthMode: 255,
  securityLevel: 0,
  faceAuthExtMode: 255,
  fingerAuthExtMode: 255,
  cardAuthExtMode: 255,
  IDAuthExtMode: 255,
}

/** A card with this number. */
export function card(number: number): CSNCardData {
  return { type: 1, size: 32, data: Buffer.from(number.toString(16).padStart(64, '0'), 'hex') }
}

/** A finger whose bytes are all this one. */
export function finger(byte: number): FingerData {
  return { index: byte % 10, flag: 0, templates: [Buffer.alloc(384, byte), Buffer.alloc(384, byte + 1)] }
}

/** A visual face whose bytes are all this one. */
export function visualFace(byte: number): FaceData {
  return {
    index: 0,
    flag: 0x101,
    templates: [Buffer.alloc(552, byte)],
    imageData: Buffer.alloc(100, byte),
    irTemplates: [],
    irImageData: Buffer.alloc(0),
  }
}

/** An infra-red face whose bytes are all this one. */
export function infraredFace(byte: number): FaceData {
  return {
    index: 0,
    flag: 0,
    templates: [Buffer.alloc(552, byte)],
    imageData: Buffer.alloc(0),
    irTemplates: [],
    irImageData: Buffer.alloc(0),
  }
}
