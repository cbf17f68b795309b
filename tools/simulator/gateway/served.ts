import type {
  sendUnaryData,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js'
import { status } from '@grpc/grpc-js'
import type { ServiceWork, Work } from './calls/work.ts'
import type { CallDefinition, ServiceName } from './protocol.ts'
import type { Call, GatewayWorld } from './world.ts'
import { cardWork } from './calls/card.ts'
import { connectWork } from './calls/connect.ts'
import { deviceWork } from './calls/device.ts'
import { faceWork } from './calls/face.ts'
import { userListWork } from './calls/user-lists.ts'
import { userWork } from './calls/user.ts'
import { ConnectionDropped } from './faults.ts'
import { Refusal } from './refusal.ts'

const works: Readonly<Record<ServiceName, ServiceWork>> = {
  User: { ...userWork, ...userListWork },
  Connect: connectWork,
  Device: deviceWork,
  Card: cardWork,
  Face: faceWork,
}

/** A definition and its handlers, as a gRPC server takes them. */
export interface Served {
  readonly definition: ServiceDefinition
  readonly handlers: UntypedServiceImplementation
}

type AnyCall = ServerUnaryCall<object, object> | ServerWritableStream<object, object>

/**
 * Makes handlers for calls: counts them and their bytes, meets the faults, and answers refusals as statuses.
 *
 * @param cut destroys a connection, by its peer as gRPC spells it
 */
export function serve(calls: readonly CallDefinition[], world: GatewayWorld, cut: (peer: string) => void): Served {
  return {
    definition: Object.fromEntries(calls.map((call) => [call.path, counted(call, world)])),
    handlers: Object.fromEntries(calls.map((call) => [call.path, handlerOf(call, world, cut)])),
  }
}

/** The method with its bytes counted. Named by its whole path, so that both namings fit into one definition. */
function counted({ method, path }: CallDefinition, { log }: GatewayWorld): ServiceDefinition[string] {
  const { requestStream, responseStream, requestSerialize, responseDeserialize } = method
  return {
    path,
    requestStream,
    responseStream,
    requestSerialize,
    responseDeserialize,
    requestDeserialize: (bytes) => {
      log.receivedMessage(bytes.length)
      return method.requestDeserialize(bytes)
    },
    responseSerialize: (message: object) => {
      const bytes = method.responseSerialize(message)
      log.sentMessage(bytes.length)
      return bytes
    },
  }
}

function handlerOf(
  definition: CallDefinition,
  world: GatewayWorld,
  cut: (peer: string) => void,
): UntypedServiceImplementation[string] {
  const { rpc, older, service, method } = definition
  const ground = (call: AnyCall): Call => {
    const gone = new AbortController()
    call.on('cancelled', () => gone.abort())
    const peer = call.getPeer()
    return { rpc, older, signal: gone.signal, drop: () => cut(peer) }
  }
  if (method.responseStream) {
    return (stream: ServerWritableStream<object, object>) => {
      world.log.called(rpc)
      tellChanges(stream, ground(stream), world)
    }
  }
  const work = works[service][rpc.slice(service.length + 1)]
  if (work === undefined) throw new Error(`the proto files have a call the simulator does not: ${rpc}`)
  return (call: ServerUnaryCall<object, object>, answer: sendUnaryData<object>) => {
    world.log.called(rpc)
    void answerOnce(call.request, ground(call), work, world, answer)
  }
}

async function answerOnce(
  request: object,
  call: Call,
  work: Work<never>,
  world: GatewayWorld,
  answer: sendUnaryData<object>,
): Promise<void> {
  try {
    const message = await world.faults.around(call.rpc, undefined, call.drop, () => work(request as never, call, world))
    answer(null, message)
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) answer(statusOfError(error))
  }
}

function tellChanges(stream: ServerWritableStream<object, object>, call: Call, world: GatewayWorld): void {
  world.faults
    .around(call.rpc, undefined, call.drop, () => {
      const stop = world.board.listen((change) => void stream.write(change))
      call.signal.addEventListener('abort', stop)
      world.closing.addEventListener('abort', stop)
    })
    .catch((error: unknown) => {
      if (!(error instanceof ConnectionDropped)) stream.emit('error', statusOfError(error))
    })
}

function statusOfError(error: unknown): Parameters<sendUnaryData<object>>[0] {
  if (!(error instanceof Refusal)) {
    const message = error instanceof Error ? error.message : String(error)
    return Object.assign(new Error(message), { code: status.INTERNAL, details: message })
  }
  const { code, message, trailer } = error
  return Object.assign(new Error(message), {
    code,
    details: message,
    ...(trailer === undefined ? {} : { metadata: trailer }),
  })
}
