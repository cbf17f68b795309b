import { readFileSync } from 'node:fs'
import jpeg from 'jpeg-js'
import type { MeasureName } from '../../../../src-preload/contract/judgement.ts'
import type { FoundFace } from '../../../../src-renderer/camera/engine/face-engine.ts'
import type { PictureSource, Pixels, Size } from '../../../../src-renderer/camera/judgement/geometry.ts'
import { judgePicture } from '../../../../src-renderer/camera/judgement/judge-picture.ts'
import type { Judgement, Measured } from '../../../../src-renderer/camera/judgement/judgement.ts'
import { pixelPicture } from '../../../fixtures/camera/pixel-picture.ts'
import portraitFaceRecord from '../../../fixtures/camera/portrait-face.json' with { type: 'json' }
import type { FaceLook } from './synthetic-face.ts'
import { foundFace, paintedPicture } from './synthetic-face.ts'

/** What the tests judge with: no engine ran. */
export const context = { engineVersion: 'drawn by hand', usualEyeAspectRatio: null }

/** Judges the pixels of one picture with one face. */
export function judge(pixels: Pixels, face: FoundFace): Judgement {
  return judgePicture(pixelPicture(pixels), [face], context)
}

/** Judges a painted face. */
export function judgeLook(look: Partial<FaceLook>): Judgement {
  return judgePicture(paintedPicture(look), [foundFace(look)], context)
}

/** One measure of a judgement. */
export function measureIn(judgement: Judgement, name: MeasureName): Measured {
  const measured = judgement.measures.find((one) => one.name === name)
  if (measured === undefined) throw new Error(`${name} was not answered`)
  return measured
}

/** One measure's value, which must be there. */
export function valueOf(judgement: Judgement, name: MeasureName): number {
  const { value } = measureIn(judgement, name)
  if (value === null) throw new Error(`${name} has no value`)
  return value
}

/** What a judgement says in one line for each measure that does not pass, so that a failing test shows why. */
export function complaints(judgement: Judgement): readonly string[] {
  return judgement.measures
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ name, verdict, instruction }) => `${name}: ${verdict} ${String(instruction)}`)
}

/** The names of what blocks. */
export function blocksOf(judgement: Judgement): readonly MeasureName[] {
  return judgement.measures.filter(({ verdict }) => verdict === 'block').map(({ name }) => name)
}

/** The public-domain portrait with its face as an engine found it. */
export function portrait(): { readonly pixels: Pixels; readonly face: FoundFace } {
  const file = new URL('../../../fixtures/camera/portrait.jpg', import.meta.url)
  const { width, height, data } = jpeg.decode(readFileSync(file), { useTArray: true })
  const { mesh, ...rest } = portraitFaceRecord
  const points = Array.from({ length: mesh.length / 2 }, (_unused, number) => ({
    x: mesh[2 * number] ?? Number.NaN,
    y: mesh[2 * number + 1] ?? Number.NaN,
  }))
  return { pixels: { width, height, data: new Uint8ClampedArray(data) }, face: { ...rest, mesh: points } }
}

/** A picture of which only the size matters. */
export function blankPicture({ width, height }: Size): PictureSource {
  return {
    width,
    height,
    cut: (_placement, size) => ({ ...size, data: new Uint8ClampedArray(size.width * size.height * 4) }),
  }
}
