/**
 * Something asked of the main process: not yet, under way, there, or refused. `run` is the turn of the flow in which
 * the question left, so that an answer to an older question is known for what it is.
 */
export type Reading<Value, Problem> =
  | { readonly kind: 'notRead' }
  | { readonly kind: 'reading'; readonly run: number }
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: Problem }
