/**
 * The answer to anything that may fail in an expected way: a value, or a failure that says what happened.
 *
 * Nothing is thrown across the bridge, and inside the main process exceptions are bugs.
 */
export type Outcome<Value, Problem> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Problem }

/** Wraps a value as a success. */
export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Wraps a failure as an outcome. */
export function fail<Problem>(failure: Problem): { readonly ok: false; readonly failure: Problem } {
  return { ok: false, failure }
}

/**
 * Marks a branch that the types prove cannot be reached, and says why when the types were wrong.
 *
 * @param value what was not expected; it is never printed, because it may be about a person
 * @param reason one sentence naming the union that grew
 */
export function assertNever(value: never, reason: string): never {
  void value
  throw new Error(`This cannot happen: ${reason}`)
}
