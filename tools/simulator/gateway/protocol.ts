import { join } from 'node:path'
import { Metadata } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import type { MethodDefinition, MessageTypeDefinition, ServiceDefinition } from '@grpc/proto-loader'
import type { DeviceError } from './messages.ts'
import type { RefusedWith } from './refusal.ts'
import { guesses } from './guesses.ts'

/** Under which names the services answer: since 1.5.0 `gsdk.user.User`, before it `user.User` (reference section 1). */
export type Naming = 'gsdk' | 'old' | 'both'

/** The services that are served, by the names in a call's name. */
const services = {
  User: 'gsdk.user.User',
  Connect: 'gsdk.connect.Connect',
  Device: 'gsdk.device.Device',
  Card: 'gsdk.card.Card',
  Face: 'gsdk.face.Face',
} as const

/** A service by its short name. */
export type ServiceName = keyof typeof services

/** One call as the wire knows it. */
export interface CallDefinition {
  /** With its service: `User/Enroll`. */
  readonly rpc: string
  readonly service: ServiceName
  readonly method: MethodDefinition<object, object>
  /** `/gsdk.user.User/Enroll` or `/user.User/Enroll`. */
  readonly path: string
  readonly older: boolean
}

const folder = join(import.meta.dirname, '..', '..', '..', 'resources', 'gateway')

let loaded: ReturnType<typeof loadSync> | undefined

function definitions(): ReturnType<typeof loadSync> {
  loaded ??= loadSync(['user.proto', 'connect.proto', 'device.proto', 'card.proto', 'face.proto', 'status.proto'], {
    includeDirs: [folder],
    keepCase: true,
    longs: Number,
    defaults: true,
    arrays: true,
  })
  return loaded
}

/** Every call under the names asked for. */
export function callsUnder(naming: Naming): readonly CallDefinition[] {
  return Object.entries(services).flatMap(([name, fullName]) =>
    Object.entries(definitions()[fullName] as ServiceDefinition).flatMap(([rpc, method]) =>
      pathsOf(method.path, naming).map(({ path, older }) => {
        return { rpc: `${name}/${rpc}`, service: name as ServiceName, method, path, older }
      }),
    ),
  )
}

function pathsOf(path: string, naming: Naming): readonly { readonly path: string; readonly older: boolean }[] {
  const newer = { path, older: false }
  const older = { path: path.replace('/gsdk.', '/'), older: true }
  return naming === 'both' ? [newer, older] : [naming === 'gsdk' ? newer : older]
}

/**
 * What follows the answer of a call to several terminals of which some failed, since 1.4.0 (reference section 6).
 *
 * @param older whether the type of the detail has the name it had before 1.5.0
 */
export function multiErrorTrailer(
  { code, message }: RefusedWith,
  deviceErrors: readonly DeviceError[],
  older: boolean,
): Metadata {
  const value = encode('gsdk.err.MultiErrorResponse', { deviceErrors })
  const type_url = `${guesses.multiErrorTypeUrlPrefix}${older ? '' : 'gsdk.'}err.MultiErrorResponse`
  const trailer = new Metadata()
  trailer.set('grpc-status-details-bin', encode('google.rpc.Status', { code, message, details: [{ type_url, value }] }))
  return trailer
}

function encode(type: string, message: object): Buffer {
  return (definitions()[type] as MessageTypeDefinition<object, object>).serialize(message)
}
