import { measureNames, type MeasureName, type Verdict } from '../../../../src-preload/contract/judgement.ts'
import type { FaceGeometry } from '../../../../src-renderer/camera/judgement/geometry.ts'
import { instructions, type Instruction } from '../../../../src-renderer/camera/judgement/instruction.ts'
import type { Judgement, Measured } from '../../../../src-renderer/camera/judgement/judgement.ts'

/** What a test says of a judgement; every measure that is not named passes. */
interface Told {
  readonly verdicts?: Partial<Readonly<Record<MeasureName, Verdict>>>
  readonly says?: Instruction
  readonly weight?: 'block' | 'warn'
  readonly blur?: number | null
  readonly hasFace?: boolean
}

/** A face that stands upright in the middle. */
export const uprightFace: FaceGeometry = {
  eyes: [
    { x: 300, y: 300 },
    { x: 420, y: 300 },
  ],
  chin: { x: 360, y: 510 },
  interEyeDistance: 120,
  eyesToChin: 210,
  roll: 0,
  outline: [],
}

/** Builds a judgement. `says` without verdicts blocks (or warns, with `weight`) one measure, so that it fits its instruction. */
export function judgementWith({ verdicts, says, weight = 'block', blur = 0.4, hasFace = true }: Told = {}): Judgement {
  const given: NonNullable<Told['verdicts']> =
    verdicts ?? (says === undefined ? {} : { [weight === 'block' ? 'roll' : 'background']: weight })
  const measures = measureNames.map((name): Measured => {
    const verdict = given[name] ?? 'pass'
    return { name, verdict, value: verdict === 'unknown' ? null : 1, score: null, instruction: null }
  })
  const worst = (['block', 'unknown', 'warn'] as const).find((verdict) =>
    measures.some((measured) => measured.verdict === verdict),
  )
  return {
    verdict: worst ?? 'pass',
    measures,
    instruction: says ?? null,
    weight: says === undefined ? null : weight,
    face: hasFace ? uprightFace : null,
    eyeAspectRatio: 0.3,
    blur,
    thresholdsVersion: 'test',
    engineVersion: 'test',
  }
}

/** What a judgement can wish: nothing to change, something that cannot be told, or any instruction by either weight. */
export const everyWish: readonly Judgement[] = [
  judgementWith(),
  judgementWith({ verdicts: { yaw: 'unknown' } }),
  ...instructions.map((says) => judgementWith({ says })),
  ...instructions.map((says) => judgementWith({ says, weight: 'warn' })),
]
