import type { Instruction } from './instruction.ts'
import { instructions } from './instruction.ts'
import type { Judgement, Measured } from './judgement.ts'

/**
 * The one thing to say: of what blocks, the first in the order of `instructions`; when nothing blocks, of what warns.
 * Photo quality section 10.
 */
export function chooseInstruction(measures: readonly Measured[]): Pick<Judgement, 'instruction' | 'weight'> {
  for (const weight of ['block', 'warn'] as const) {
    const said = measures.filter(({ verdict }) => verdict === weight).map(({ instruction }) => instruction)
    const instruction = instructions.find((one: Instruction) => said.includes(one))
    if (instruction !== undefined) return { instruction, weight }
  }
  return { instruction: null, weight: null }
}
