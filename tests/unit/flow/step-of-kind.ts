import type { Enrollment, Step } from '../../../src-renderer/flow/enrollment.ts'

/** The step the flow is at, when it is of the kind a story has come to. Throws, naming the other kind, when it is not. */
export function stepOfKind<Kind extends Step['kind']>({ step }: Enrollment, kind: Kind): Extract<Step, { kind: Kind }> {
  if (step.kind !== kind) throw new Error(`the flow is at ${step.kind}, not at ${kind}`)
  return step as Extract<Step, { kind: Kind }>
}
