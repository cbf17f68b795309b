import type { Answer } from '../envelope.ts'
import type { JsonObject } from '../json.ts'
import type { Person } from '../people/person.ts'
import type { ModuleName, Permission, Rights } from '../permissions.ts'
import type { RouteFamily } from '../settings.ts'
import type { ServerState } from '../state.ts'
import type { SimulatorVersion } from '../versions.ts'

/** A request after it was matched to a route. */
export interface Call {
  readonly state: ServerState
  readonly version: SimulatorVersion
  /** Milliseconds since 1970 on the simulator's clock. */
  readonly now: number
  /** What the `:names` of the path stand for. */
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Empty when the request had no body. */
  readonly body: JsonObject
  readonly sessionId: string | undefined
}

/** A call of somebody who is signed in and may do this. */
export interface OperatorCall extends Call {
  readonly operator: Person
  readonly permission: Permission
}

interface RouteBase {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `:name` stands for one segment; literal paths win over such ones. */
  readonly path: string
  readonly family: RouteFamily
  /** The release that brought it; older servers do not know the path. */
  readonly since?: string
}

/** One endpoint: open to everybody, to every operator, or to those with one of the named rights. */
export type Route =
  | (RouteBase & { readonly access: 'open'; readonly handle: (call: Call) => Answer })
  | (RouteBase & {
      readonly access: 'signed-in' | readonly Right[]
      readonly handle: (call: OperatorCall) => Answer
    })

/** A right in a menu, for example User and write. */
export interface Right {
  readonly module: ModuleName
  readonly right: keyof Rights
}

/** Shorthand for a list of rights of which one suffices. */
export function oneOf(...rights: readonly `${ModuleName}.${keyof Rights}`[]): readonly Right[] {
  return rights.map((right) => {
    const [module, name] = right.split('.') as [ModuleName, keyof Rights]
    return { module, right: name }
  })
}
