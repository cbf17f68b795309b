import type { Answer } from './envelope.ts'
import type { JsonObject } from './json.ts'
import type { OperatorCall, Right, Route } from './routes/route.ts'
import type { RouteFamily } from './settings.ts'
import type { ServerState } from './state.ts'
import type { SimulatorVersion } from './versions.ts'
import { refuse } from './envelope.ts'
import { failures } from './guesses.ts'
import { asObject } from './json.ts'
import { deviceRoutes } from './routes/devices.ts'
import { doorRoutes } from './routes/doors.ts'
import { eventRoutes } from './routes/events.ts'
import { groupRoutes } from './routes/groups.ts'
import { loginRoutes } from './routes/login.ts'
import { mailRoutes } from './routes/mail.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { settingRoutes } from './routes/settings.ts'
import { userSearchRoutes } from './routes/user-search.ts'
import { userRoutes } from './routes/users.ts'
import { atLeast } from './versions.ts'

/** Every endpoint of the simulator. */
export const routes: readonly Route[] = [
  ...loginRoutes,
  ...userSearchRoutes,
  ...userRoutes,
  ...pictureRoutes,
  ...groupRoutes,
  ...mailRoutes,
  ...settingRoutes,
  ...deviceRoutes,
  ...doorRoutes,
  ...eventRoutes,
]

/** A request before anybody knows what it is for. */
export interface Arrival {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly sessionId: string | undefined
  readonly bodyText: string
}

/** Where a path leads. */
export type Destination =
  | { readonly kind: 'route'; readonly route: Route; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'outside' }

/** Finds the endpoint for a path on this release; literal paths win over patterns. */
export function findRoute(method: string, path: string, version: SimulatorVersion): Destination {
  const known = routes
    .filter((route) => route.since === undefined || atLeast(version, route.since))
    .flatMap((route) => {
      const parameters = parametersOf(route.path, path)
      return parameters === undefined ? [] : [{ kind: 'route' as const, route, parameters }]
    })
    .toSorted((one, other) => Object.keys(one.parameters).length - Object.keys(other.parameters).length)
  const found = known.find(({ route }) => route.method === method)
  if (found !== undefined) return found
  if (known.length > 0) return { kind: 'wrong-method' }
  return path === '/api' || path.startsWith('/api/') ? { kind: 'unsupported' } : { kind: 'outside' }
}

/** The name a destination is counted under. */
export function nameOf(method: string, destination: Destination): string {
  return `${method} ${destination.kind === 'route' ? destination.route.path : '(unknown)'}`
}

/** The family whose envelope an answer takes; what leads nowhere answers like v1. */
export function familyOf(destination: Destination): RouteFamily {
  return destination.kind === 'route' ? destination.route.family : 'v1'
}

/** Carries a request out, in the order path, method, session, rights, JSON, handler. */
export function dispatch(
  arrival: Arrival,
  destination: Destination,
  server: { readonly state: ServerState; readonly version: SimulatorVersion; readonly now: number },
): Answer {
  if (destination.kind === 'outside') {
    return { kind: 'plain', status: 404, body: '<html><h1>404 Not Found</h1></html>', contentType: 'text/html' }
  }
  if (destination.kind === 'unsupported') return refuse(failures.notSupported)
  if (destination.kind === 'wrong-method') return refuse(failures.methodNotAllowed)

  const { route, parameters } = destination
  const call = { ...server, parameters, query: arrival.query, sessionId: arrival.sessionId }
  if (route.access === 'open') {
    const body = parseBody(arrival.bodyText)
    return body === undefined ? refuse(failures.brokenJson) : route.handle({ ...call, body })
  }
  const signedIn = admit(arrival.sessionId, route.access, server)
  if ('kind' in signedIn) return signedIn
  const body = parseBody(arrival.bodyText)
  return body === undefined ? refuse(failures.brokenJson) : route.handle({ ...call, ...signedIn, body })
}

function admit(
  sessionId: string | undefined,
  access: 'signed-in' | readonly Right[],
  { state, now }: { readonly state: ServerState; readonly now: number },
): Answer | Pick<OperatorCall, 'operator' | 'permission'> {
  const verdict = state.sessions.use(sessionId, now, state.settings.sessionTimeoutSeconds)
  if (verdict.kind === 'expired') return refuse(failures.loginRequired, { code: state.settings.expiredSessionCode })
  if (verdict.kind === 'unknown') return refuse(failures.loginRequired)
  const operator = state.people.get(verdict.session.userId)
  const permission = state.permissions.get(operator?.account?.permissionId ?? 0)
  if (operator === undefined || permission === undefined) return refuse(failures.loginRequired)
  const allowed = access === 'signed-in' || access.some(({ module, right }) => permission.module[module][right])
  return allowed ? { operator, permission } : refuse(failures.permissionDenied)
}

/** No body reads as an empty object; `undefined` is JSON that cannot be parsed or is not an object. */
function parseBody(text: string): JsonObject | undefined {
  if (text.trim() === '') return {}
  try {
    return asObject(JSON.parse(text))
  } catch {
    return undefined
  }
}

function parametersOf(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const names = pattern.split('/')
  const segments = path.split('/')
  if (names.length !== segments.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [place, name] of names.entries()) {
    const segment = segments[place] ?? ''
    if (!name.startsWith(':')) {
      if (name !== segment) return undefined
    } else {
      // An empty segment is a trailing slash, which is refused.
      if (segment === '') return undefined
      parameters[name.slice(1)] = decoded(segment)
    }
  }
  return parameters
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
