import { isChanging, type CallName } from './calls.ts'
import type { GatewayFailure } from './gateway-client.ts'

/** The numbers of gRPC's statuses that mean something here. They are public; what the vendor means by them mostly is not. */
export const grpcStatuses = {
  ok: 0,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  resourceExhausted: 8,
  unimplemented: 12,
  unavailable: 14,
} as const

/** What a status may mean, how sure that is, and when it means it. The first line that fits is taken. */
interface Meaning {
  readonly status: number | 'any'
  /** What the gateway's own sentence must say; it is compared and then forgotten. */
  readonly text?: RegExp
  /** Which calls it means this for; all when left out. */
  readonly calls?: RegExp
  /** `fact`: seen in the field or documented. `guess`: what gRPC's words suggest, or the reference infers (its section 11). */
  readonly certainty: 'fact' | 'guess'
  readonly failure: GatewayFailure
}

const aboutUsers = /^user\.User\/(?!GetList|GetStatistic|DeleteAll)/u
const withPictures = /^face\.Face\/(?:Normalize|Extract)/u

/** The whole table of what gateway and terminals may say. Source: reference sections 6 and 11. */
const meanings: readonly Meaning[] = [
  { status: 'any', text: /BS_ERR_NORMALIZE_FACE/u, certainty: 'fact', failure: { kind: 'terminalPictureRefused' } },
  {
    status: grpcStatuses.invalidArgument,
    text: /invalid (?:face|finger) data/iu,
    certainty: 'fact',
    failure: { kind: 'terminalPictureRefused' },
  },
  { status: grpcStatuses.unavailable, certainty: 'fact', failure: { kind: 'terminalUnreachable' } },
  {
    status: grpcStatuses.invalidArgument,
    calls: withPictures,
    certainty: 'guess',
    failure: { kind: 'terminalPictureRefused' },
  },
  // A call about users may miss the user or the terminal, and the same number would be natural for both.
  { status: grpcStatuses.notFound, text: /\bdevice\b/iu, certainty: 'guess', failure: { kind: 'terminalUnknown' } },
  { status: grpcStatuses.notFound, calls: aboutUsers, certainty: 'guess', failure: { kind: 'terminalUserUnknown' } },
  { status: grpcStatuses.notFound, certainty: 'guess', failure: { kind: 'terminalUnknown' } },
  { status: grpcStatuses.alreadyExists, certainty: 'guess', failure: { kind: 'terminalUserExists' } },
  // Whoever only reads cannot fill a terminal: the answer would be too large.
  {
    status: grpcStatuses.resourceExhausted,
    calls: /\/Get/u,
    certainty: 'guess',
    failure: { kind: 'gatewayRefused', status: grpcStatuses.resourceExhausted },
  },
  { status: grpcStatuses.resourceExhausted, certainty: 'guess', failure: { kind: 'terminalFull' } },
]

/** What came of it is not known when something was to be changed; otherwise nothing did. */
export function tooLate(call: CallName): GatewayFailure {
  return { kind: 'gatewayTooLate', reason: isChanging(call) ? 'changing' : 'reading' }
}

/** What a status that the gateway answered, for itself or for a terminal, means for a call. */
export function failureOfStatus(call: CallName, status: number, text: string): GatewayFailure {
  if (status === grpcStatuses.deadlineExceeded) return tooLate(call)
  const meaning = meanings.find(
    (each) =>
      (each.status === 'any' || each.status === status) &&
      (each.text?.test(text) ?? true) &&
      (each.calls?.test(call) ?? true),
  )
  return meaning?.failure ?? { kind: 'gatewayRefused', status }
}
