import { readdirSync } from 'node:fs'
import { loadSync, type MessageTypeDefinition, type MethodDefinition, type PackageDefinition } from '@grpc/proto-loader'

/** How a message of the gateway becomes bytes, and bytes a message of the shapes in `messages.ts`. */
export interface MessageCodec {
  /** Fields that are not written down are left out. */
  encode(message: object): Buffer
  /** Unknown fields are passed over. Throws on bytes that are no message. */
  decode(bytes: Buffer): object
}

/** A call of the gateway: how its question is written and its answer read. */
export interface MethodCodec {
  readonly encodeRequest: (request: object) => Buffer
  readonly decodeResponse: (bytes: Buffer) => object
}

/** What the proto files say, ready to be used. */
export interface GatewayProtocol {
  /** @param name without the leading `gsdk.`, as in `user.User/GetList` */
  method(name: string): MethodCodec
  /** @param name in full, as in `gsdk.err.MultiErrorResponse` */
  message(name: string): MessageCodec
}

/**
 * Reads the proto files of a folder: `resources/gateway`.
 *
 * The names in them are the vendor's and stay as they are; nothing that has a number is turned into its name, because kinds of cards and
 * terminals that are not written down occur. Throws when the folder is not whole, which is a fault of the installation.
 */
export function loadGatewayProtocol(folder: string): GatewayProtocol {
  const files = readdirSync(folder).filter((file) => file.endsWith('.proto'))
  const definitions: PackageDefinition = loadSync(files, {
    keepCase: true,
    enums: Number,
    longs: Number,
    defaults: true,
    arrays: true,
    includeDirs: [folder],
  })
  return {
    method(name) {
      const [service = '', call = ''] = name.split('/')
      const methods = definitions[`gsdk.${service}`] as Readonly<Record<string, Method>> | undefined
      const method = methods?.[call]
      if (method === undefined) throw new Error(`The proto files know no call ${name}.`)
      return { encodeRequest: method.requestSerialize, decodeResponse: method.responseDeserialize }
    },
    message(name) {
      const type = definitions[name] as MessageTypeDefinition<object, object> | undefined
      if (type === undefined) throw new Error(`The proto files know no message ${name}.`)
      return { encode: type.serialize, decode: type.deserialize }
    },
  }
}

type Method = MethodDefinition<object, object>
