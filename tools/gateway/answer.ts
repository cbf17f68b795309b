import type { GatewayFailure } from '../../src-main/gateway/gateway-client.ts'
import { failureText } from './failure-text.ts'

/** Something that was not done. */
export interface NotDone {
  /** `null` is the gateway. */
  readonly deviceID: number | null
  /** `null` is the terminal as a whole. */
  readonly userID: string | null
  readonly failure: GatewayFailure
}

/** What a command came to. */
export interface Done {
  /** How many things were done: users at terminals, or terminals. */
  readonly done: number
  readonly failed: readonly NotDone[]
}

/** Where results go, in one of two forms. */
export interface Output {
  readonly json: boolean
  /** Prints a piece on standard output. */
  print(text: string): void
}

/** 0 all done, 1 nothing done, 2 partly done. */
export function exitCodeOf({ done, failed }: Done): number {
  if (failed.length === 0) return 0
  return done === 0 ? 1 : 2
}

/** Bytes become base64; everything else is as the vendor calls it. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(withText(value), null, 2)
}

/** What was not done, as a line for people. */
export function notDoneText({ deviceID, userID, failure }: NotDone): string {
  const where = [
    ...(deviceID === null ? [] : [`terminal ${String(deviceID)}`]),
    ...(userID === null ? [] : [`user ${userID.replace(/\p{Cc}/gu, ' ')}`]),
  ]
  return `${where.length === 0 ? '' : `${where.join(', ')}: `}${failureText(failure)}`
}

/** What was not done, for scripts. */
export function notDoneJson({ deviceID, userID, failure }: NotDone): object {
  return { deviceID, userID, ...failure, text: failureText(failure) }
}

function withText(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  if (Array.isArray(value)) return value.map(withText)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withText(inner)]))
}
