import { z } from 'zod'

/**
 * Builds the schema of something the server may have told us, may have said is not there, or has not said at all.
 *
 * `known` carries the value, `absent` means the server answered and there is none, `unknown` means nobody has told the
 * station (a column the server does not send, a setting the account may not read). The three are never folded.
 */
export function factOf<Schema extends z.ZodType>(value: Schema) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), value }),
    z.object({ kind: z.literal('absent') }),
    z.object({ kind: z.literal('unknown') }),
  ])
}

/** A value the server has told, has said is not there, or has not spoken of. */
export type Fact<Value> =
  { readonly kind: 'known'; readonly value: Value } | { readonly kind: 'absent' } | { readonly kind: 'unknown' }

/** Wraps a value that the server has told. */
export function known<Value>(value: Value): Fact<Value> {
  return { kind: 'known', value }
}

/** The server answered, and there is no such value. */
export const absent = { kind: 'absent' } as const

/** Nobody has told the station. */
export const unknown = { kind: 'unknown' } as const

/** The value of a fact, or `undefined` when it is absent or unknown. Use it only where the two need no telling apart. */
export function valueOf<Value>(fact: Fact<Value>): Value | undefined {
  return fact.kind === 'known' ? fact.value : undefined
}
