import { fileURLToPath } from 'node:url'
import type { ClientReadableStream, ServiceDefinition } from '@grpc/grpc-js'
import { Client, credentials, Metadata } from '@grpc/grpc-js'
import type { MessageTypeDefinition } from '@grpc/proto-loader'
import { loadSync } from '@grpc/proto-loader'
import { onTestFinished } from 'vitest'
import type { GatewaySimulator, GatewaySimulatorOptions } from '../../../tools/simulator/gateway/index.ts'
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

/** What a call came to, with the status in gRPC's number. */
export type Ended =
  | { readonly code: 0; readonly answer: Answer }
  | { readonly code: number; readonly details: string; readonly metadata: Metadata; readonly answer?: undefined }

// A bare client knows the wire's definition only; what stands in an answer is the test's to say.
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = any

/** A bare gRPC client: no code of the station between a test and the wire. */
export class BareClient {
  readonly #client: Client
  readonly #older: boolean

  constructor({ port, authority }: Pick<GatewaySimulator, 'port' | 'authority'>, older = false, host = 'localhost') {
    const most = 75_497_472
    this.#client = new Client(`${host}:${port}`, credentials.createSsl(Buffer.from(authority)), {
      'grpc.max_receive_message_length': most,
      'grpc.max_send_message_length': most,
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
          if (error === null) resolve({ code: 0, answer })
          else resolve({ code: error.code, details: error.details, metadata: error.metadata })
        },
      )
      signal?.addEventListener('abort', () => call.cancel())
    })
  }

  /** Opens a stream such as `Connect/SubscribeStatus`. */
  stream(rpc: string, request: object = {}): ClientReadableStream<Answer> {
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

/** What follows a failed call to several terminals, read as the wire has it. */
export function detailsOf(ended: Ended): { readonly type: string; readonly errors: Answer; readonly status: Answer } {
  if (ended.answer !== undefined) throw new Error('the call went well')
  const [bytes] = (ended as { readonly metadata: Metadata }).metadata.get('grpc-status-details-bin')
  if (bytes === undefined || typeof bytes === 'string') throw new Error('no details follow')
  const status = decode('google.rpc.Status', bytes)
  const [detail] = status.details as readonly { readonly type_url: string; readonly value: Buffer }[]
  if (detail === undefined) throw new Error('the details are empty')
  return { status, type: detail.type_url, errors: decode('gsdk.err.MultiErrorResponse', detail.value).deviceErrors }
}

function decode(type: string, bytes: Buffer): Answer {
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
export function userNamed(ID: string, more: Record<string, unknown> = {}): Record<string, unknown> {
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
export function card(number: number): object {
  return { type: 1, size: 32, data: Buffer.from(number.toString(16).padStart(64, '0'), 'hex') }
}

/** A finger whose bytes are all this one. */
export function finger(byte: number): object {
  return { index: byte % 10, flag: 0, templates: [Buffer.alloc(384, byte), Buffer.alloc(384, byte + 1)] }
}

/** A visual face whose bytes are all this one. */
export function visualFace(byte: number): object {
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
export function infraredFace(byte: number): object {
  return {
    index: 0,
    flag: 0,
    templates: [Buffer.alloc(552, byte)],
    imageData: Buffer.alloc(0),
    irTemplates: [],
    irImageData: Buffer.alloc(0),
  }
}
