import { fail, succeed, type Outcome } from '../../src-preload/contract/outcome.ts'

/** Something read from the server once and kept as long as this object lives. A failure is not kept. */
export interface Remembered<Value, Problem, Argument> {
  /** The kept value, or reads it now. */
  read(argument: Argument): Promise<Outcome<Value, Problem>>
  /** Reads anew, whatever is kept. */
  readAgain(argument: Argument): Promise<Outcome<Value, Problem>>
}

/** Keeps the last success of a reading. */
export function remember<Value, Problem, Argument>(
  ask: (argument: Argument) => Promise<Outcome<Value, Problem>>,
): Remembered<Value, Problem, Argument> {
  let kept: { readonly value: Value } | undefined
  const readAgain = async (argument: Argument): Promise<Outcome<Value, Problem>> => {
    const asked = await ask(argument)
    if (!asked.ok) return fail(asked.failure)
    kept = { value: asked.value }
    return succeed(asked.value)
  }
  return {
    read: async (argument) => (kept === undefined ? readAgain(argument) : succeed(kept.value)),
    readAgain,
  }
}
