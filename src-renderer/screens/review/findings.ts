import { measureNames, type MeasureName } from '../../../src-preload/contract/judgement.ts'
import { instructions, type Instruction } from '../../camera/judgement/instruction.ts'
import type { Judgement } from '../../camera/judgement/judgement.ts'
import type { PictureJudgement } from '../../flow/accepted.ts'
import type { Sentences } from '../../i18n/sentences.ts'

/** One thing that was found in a picture. */
export interface Finding {
  readonly instruction: Instruction
  readonly weight: 'block' | 'warn'
}

/** So many measures that could not be taken are still named one by one; more are counted. */
const mostNamed = 4

/** What stands out in a picture, the worst first and then in the order in which it is told; each thing once. */
export function findingsOf({ measures }: Judgement): readonly Finding[] {
  const said = (weight: Finding['weight']): readonly Instruction[] => {
    const told = measures.filter(({ verdict }) => verdict === weight).map(({ instruction }) => instruction)
    return instructions.filter((instruction) => told.includes(instruction))
  }
  const blocking = said('block')
  return [
    ...blocking.map((instruction) => ({ instruction, weight: 'block' }) as const),
    ...said('warn')
      .filter((instruction) => !blocking.includes(instruction))
      .map((instruction) => ({ instruction, weight: 'warn' }) as const),
  ]
}

/** The verdict on a picture in one line. */
export function verdictText(judgement: PictureJudgement, say: Sentences): string {
  if (judgement.kind !== 'judged') return say(`review.verdict.${judgement.kind}`)
  const { verdict } = judgement.judgement
  return verdict === 'warn'
    ? say('review.verdict.warn', { count: findingsOf(judgement.judgement).length })
    : say(`review.verdict.${verdict}`)
}

/** What could not be measured, in one sentence; `null` when everything was. */
export function unknownText({ measures }: Judgement, say: Sentences): string | null {
  const names: readonly MeasureName[] = measures.filter(({ verdict }) => verdict === 'unknown').map(({ name }) => name)
  if (names.length === 0) return null
  if (names.length > mostNamed) return say('review.notMeasuredMany', { count: names.length, all: measureNames.length })
  return say('review.notMeasured', { names: names.map((name) => say(`judgement.measure.${name}`)).join(', ') })
}
