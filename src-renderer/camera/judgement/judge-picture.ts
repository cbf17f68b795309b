import type { MeasureName } from '../../../src-preload/contract/judgement.ts'
import { measureNames } from '../../../src-preload/contract/judgement.ts'
import type { FoundFace } from '../engine/face-engine.ts'
import { measureBackground } from './background.ts'
import { measureEvenLight } from './even-light.ts'
import { measureExposure } from './exposure.ts'
import { faceGeometry } from './face-geometry.ts'
import { eyeAspectRatio, measureEyesOpen, measureMouthClosed } from './features.ts'
import type { FaceGeometry, PictureSource } from './geometry.ts'
import { measureGlare } from './glare.ts'
import { chooseInstruction } from './instruction-order.ts'
import type { Judgement, Measured } from './judgement.ts'
import { readLightPart } from './light-part.ts'
import { unknownMeasure, worstOf } from './measured.ts'
import { measureNaturalColour } from './natural-colour.ts'
import { largestFace, measureOneFace } from './one-face.ts'
import { measureInterEyeDistance, measureSpaces } from './place.ts'
import { measureLook, measureRoll } from './pose.ts'
import { measureSharpness } from './sharpness.ts'
import { thresholdsVersion } from './thresholds.ts'

/** What a picture alone does not tell. */
export interface JudgingContext {
  /** Of the engine that found the faces. */
  readonly engineVersion: string
  /** The median of this person's eye aspect ratio over the last two seconds; `null` while it is not known, or for a file. */
  readonly usualEyeAspectRatio: number | null
}

/**
 * Judges one picture: all of `measureNames`, their worst verdict, and the one thing to say.
 *
 * The faces are in pixels of the picture. The largest is the person; the others only count for `oneFace`. What needs a
 * face, a mesh or a pose that is not there is unknown. Three small levelled parts are cut from the picture, about 0.15
 * megapixels together however large it is.
 */
export function judgePicture(picture: PictureSource, faces: readonly FoundFace[], context: JudgingContext): Judgement {
  const person = largestFace(faces)
  const face = person === null ? null : faceGeometry(person.mesh)
  const taken = [
    measureOneFace(faces),
    ...(person === null || face === null ? [] : measureFace(picture, person, face, context)),
  ]
  const measures = measureNames.map((name) => find(taken, name) ?? unknownMeasure(name))
  return {
    verdict: worstOf(measures.map(({ verdict }) => verdict)),
    measures,
    ...chooseInstruction(measures),
    face,
    eyeAspectRatio: person === null || face === null ? null : eyeAspectRatio(person.mesh),
    blur: find(taken, 'sharpness')?.value ?? null,
    thresholdsVersion,
    engineVersion: context.engineVersion,
  }
}

function measureFace(
  picture: PictureSource,
  { mesh, pose }: FoundFace,
  face: FaceGeometry,
  { usualEyeAspectRatio }: JudgingContext,
): readonly Measured[] {
  const light = readLightPart(picture, face, mesh)
  return [
    measureInterEyeDistance(face, pose),
    ...measureSpaces(face, picture),
    measureRoll(face),
    ...measureLook(pose),
    ...(light === null
      ? []
      : [...measureExposure(light), ...measureEvenLight(light), measureNaturalColour(light), measureGlare(light)]),
    measureEyesOpen(mesh, face, usualEyeAspectRatio),
    measureSharpness(picture, face),
    measureMouthClosed(mesh, face),
    measureBackground(picture, face),
  ]
}

function find(measures: readonly Measured[], wanted: MeasureName): Measured | undefined {
  return measures.find(({ name }) => name === wanted)
}
