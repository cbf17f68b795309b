import type { CodedFailure } from './guesses.ts'
import type { JsonObject } from './json.ts'
import type { EmptyListSpelling, EnvelopeShape, RouteFamily, ServerSettings } from './settings.ts'
import type { SimulatorVersion } from './versions.ts'
import { guesses } from './guesses.ts'
import { asObject, withStringScalars } from './json.ts'
import { atLeast } from './versions.ts'

/** Extra headers of an answer. */
export type AnswerHeaders = Readonly<Record<string, string | string[]>>

/** What a handler decided to say, before it is wrapped. */
export type Answer =
  | { readonly kind: 'success'; readonly payload: JsonObject; readonly code: string; readonly headers: AnswerHeaders }
  | { readonly kind: 'failure'; readonly failure: CodedFailure }
  /** Comes when it comes: a device is waited for. */
  | { readonly kind: 'later'; readonly answer: Promise<Answer> }
  | { readonly kind: 'plain'; readonly status: number; readonly body: string; readonly contentType: string }

/** A success with the given payload. */
export function success(payload: JsonObject = {}, headers: AnswerHeaders = {}): Answer {
  return { kind: 'success', payload, code: '0', headers }
}

/** A failure, optionally with another status, code or message than the table gives it. */
export function refuse(failure: CodedFailure, changes: Partial<CodedFailure> = {}): Answer {
  return { kind: 'failure', failure: { ...failure, ...changes } }
}

/** The support page every answer points at since 2.8.4. */
export const supportLink = 'https://support.supremainc.com/en/support/home'

/** What shapes an answer: the release, the settings and the kind of endpoint. */
export interface Wrapping {
  readonly version: SimulatorVersion
  readonly family: RouteFamily
  readonly settings: ServerSettings
}

/** Which envelope a family of endpoints uses on a release, unless the settings say otherwise. */
export function shapeOf({ version, family, settings }: Wrapping): EnvelopeShape {
  const chosen = settings.envelopes[family]
  if (chosen !== undefined) return chosen
  if (family === 'mail') return 'D'
  if (family === 'v1') return 'A'
  if (version === 'biostar-x') return 'C'
  return atLeast(version, '2.9.0') ? 'B' : guesses.nativeEnvelopeBefore29
}

/** The JSON text of a success. */
export function wrapSuccess(payload: JsonObject, code: string, wrapping: Wrapping): string {
  const encoded = wrapping.family === 'v1' ? withStringScalars(payload) : payload
  const spelled = asObject(spellEmptyLists(encoded, wrapping.settings.emptyLists)) ?? {}
  const shape = shapeOf(wrapping)
  const message = shape === 'C' || shape === 'D' ? 'success' : 'Success'
  return JSON.stringify(wrap(shape, spelled, { code, message }))
}

/** The JSON text of a failure. A v2 failure on 2.9.x carries link and message: only successes were captured without. */
export function wrapFailure(failure: CodedFailure, wrapping: Wrapping): string {
  const shape = shapeOf(wrapping)
  return JSON.stringify(wrap(shape === 'B' ? 'A' : shape, {}, failure))
}

function wrap(
  shape: EnvelopeShape,
  payload: JsonObject,
  { code, message }: { readonly code: string; readonly message: string },
): JsonObject {
  switch (shape) {
    case 'A':
      return { ...payload, Response: { code, link: supportLink, message } }
    case 'B':
      return { ...payload, Response: { code } }
    case 'C':
      return { Response: { code, link: supportLink, message, by: 'web' }, ...payload }
    case 'D':
      return { code, link: supportLink, message, by: 'web', ...payload }
    default:
      throw new Error(`no such envelope: ${String(shape satisfies never)}`)
  }
}

function spellEmptyLists(value: unknown, spelling: EmptyListSpelling): unknown {
  if (spelling === 'as-captured') return value
  if (Array.isArray(value)) return value.map((entry) => spellEmptyLists(entry, spelling))
  const object = asObject(value)
  if (object === undefined) return value
  const entries = Object.entries(object).flatMap(([key, entry]): [string, unknown][] => {
    if (!Array.isArray(entry) || entry.length > 0) return [[key, spellEmptyLists(entry, spelling)]]
    if (spelling === 'missing') return []
    return [[key, spelling === 'string' ? '' : []]]
  })
  return Object.fromEntries(entries)
}
